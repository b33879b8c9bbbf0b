package tv.foyer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
