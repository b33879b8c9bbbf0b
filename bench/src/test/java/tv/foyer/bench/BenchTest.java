package tv.foyer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.foyer.channels.ChannelHouse;

class BenchTest {
    @Test
    void theLastLineTellsRatioOursPeerAndUnit() {
        Result.Unit playlists = new Result.Unit("playlists/core-second", true);
        Result.Unit micros = new Result.Unit("us", false);

        assertThat(new Result(20_000, 160, playlists, Map.of()).line("manifest"))
                .isEqualTo("manifest ratio=125 ours=20000 peer=160 unit=playlists/core-second");
        assertThat(new Result(4, 50, micros, Map.of()).line("decide"))
                .as("of a cost, less is better")
                .isEqualTo("decide ratio=12.5 ours=4.00 peer=50.0 unit=us");
    }

    @Test
    void optionsAreTakenAndUnknownOnesNamed() {
        Options options = Bench.options(List.of("--quick", "--json", "out.json"));

        assertThat(options.quick()).isTrue();
        assertThat(options.json()).contains(Path.of("out.json"));
        assertThatThrownBy(() -> Bench.options(List.of("--fast"))).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Bench.options(List.of("--json"))).hasMessageContaining("--json");
        assertThat(Bench.run("no-such-bench")).isEqualTo(2);
        assertThat(Bench.run("--help")).isZero();
    }

    @Test
    void everyViewerOfTheManifestBenchHasAPlaylistOfItsOwn() throws Exception {
        try (ManifestHouse house = ManifestHouse.open()) {
            List<Integer> prints =
                    house.tokens().stream()
                            .map(token -> ManifestHouse.playlistCall(token, "720p"))
                            .map(call -> call.answerOf(house.playlistRoute()))
                            .map(Arrays::hashCode)
                            .distinct()
                            .toList();

            assertThat(prints).hasSizeGreaterThanOrEqualTo(ManifestShape.ADS / 2);
        }
    }

    @Test
    void aChannelOfTheBenchPrintsWhatThePlainGeneratorDoesAndAViewersBreakIsDecided()
            throws Exception {
        try (ChannelHouse house = ChannelHouse.open(40)) {
            for (int channel = 0; channel < house.size(); channel++) {
                assertThat(house.same(channel, "720p")).isNotEmpty();
            }
            assertThat(IntStream.range(0, house.size()).boxed())
                    .as("a break is on somewhere")
                    .anyMatch(channel -> house.personal(channel, channel).isPresent());
        }
    }

    @Test
    void theFirstOfManyIsDrawnTwiceAsOftenAsTheSecond() {
        Zipf zipf = new Zipf(100, 3);
        int[] drawn = new int[100];
        for (int i = 0; i < 200_000; i++) {
            drawn[zipf.next()]++;
        }

        assertThat(drawn[0] / (double) drawn[1]).isBetween(1.9, 2.1);
        assertThat(drawn[0] / (double) drawn[9]).isBetween(9.0, 11.0);
        assertThat(drawn[99]).isPositive();
    }
}
