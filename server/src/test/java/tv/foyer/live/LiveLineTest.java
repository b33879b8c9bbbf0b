package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;

/** Live channels as a configuration file names them. */
class LiveLineTest {
    private static List<LiveLine> read(String json) {
        return LiveLine.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aChannelIsNamedAsInItsProvidersGuideAndIsForAllUnlessTheFileSaysFewer() {
        List<LiveLine> lines =
                read(
                        """
                        {"live": [
                          {"provider": "terntide", "channel": "tern-one",
                           "origin": "https://origin.example/one/master.m3u8"},
                          {"provider": "terntide", "channel": "tern-two", "windowSeconds": 30,
                           "origin": "http://127.0.0.1:9000/master.m3u8", "houseOrigin": true,
                           "keepMinutes": 30, "brands": ["kestral"], "regions": ["CN-SC"]}]}
                        """);

        LiveLine all = lines.getFirst();
        assertThat(all.channel().id())
                .isEqualTo(new ChannelId(Ids.named("channel/terntide/tern-one")));
        assertThat(all.channel().houseOrigin()).isFalse();
        assertThat(all.brands()).isEmpty();
        LiveLine few = lines.getLast();
        assertThat(few.channel().origin())
                .isEqualTo(URI.create("http://127.0.0.1:9000/master.m3u8"));
        assertThat(few.channel().window()).isEqualTo(Duration.ofSeconds(30));
        assertThat(few.channel().patience().retention()).isEqualTo(Duration.ofMinutes(30));
        assertThat(few.brands()).containsExactly("kestral");
        assertThat(few.regions()).containsExactly("CN-SC");
    }

    @Test
    void whatIsWrongWithTheFileIsSaid() {
        assertThatThrownBy(() -> read("{\"life\": []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("life");
        assertThatThrownBy(() ->
                        read(
                                """
                                {"live": [{"provider": "X Y", "channel": "z",
                                           "origin": "https://o.example/m.m3u8"}]}
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> read("{\"live\": [{\"provider\": \"terntide\"}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("origin expected");
        assertThat(read("{}")).isEmpty();
        assertThatThrownBy(() -> read("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
