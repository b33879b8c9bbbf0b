package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.json.Json;
import tv.foyer.scenery.Reel;

/**
 * A third player, of which nothing here was made: GStreamer's own reader of HLS takes a film with
 * its ads and hands out decoded pictures to the end.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GStreamerTest {
    private static final Path LAUNCH = Path.of("/usr/bin/gst-launch-1.0");
    private static final Pattern PICTURE =
            Pattern.compile(
                    "pictures:sink\\) \\(\\d+ bytes, .*?pts: (\\d+):(\\d\\d):(\\d\\d\\.\\d+)");

    @TempDir Path work;
    private TestHouse test;
    private String set;
    private String profile;

    record Play(String master, String dash, double timelineSeconds, List<Break> breaks) {}

    record Break(String kind) {}

    @BeforeAll
    void open() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(LAUNCH) && installed("hls") && installed("libav"),
                "GStreamer is not installed: gstreamer1.0-tools, -plugins-good, -plugins-bad, -libav");
        test = TestHouse.open();
        Sofa sofa = Sofa.join(test.wire(), "kestral-k55", "GST-1", Optional.empty());
        set = sofa.set();
        profile = sofa.profile(test.wire());
    }

    /** HLS and DASH are in {@code adaptivedemux2} of plugins-good, decoders in libav. */
    private static boolean installed(String plugin) throws IOException {
        String name = plugin.equals("hls") ? "libgstadaptivedemux2.so" : "libgstlibav.so";
        try (Stream<Path> found =
                Files.find(
                        Path.of("/usr/lib"),
                        4,
                        (path, _) -> path.getFileName().toString().equals(name))) {
            return found.findAny().isPresent();
        }
    }

    @AfterAll
    void close() {
        if (test != null) {
            test.close();
        }
    }

    /**
     * GStreamer 1.22 gives the pictures behind an {@code EXT-X-DISCONTINUITY} of CMAF the times of
     * their own file: its decoder holds the last time until theirs pass it. So times are asked not
     * to fall, and pictures are counted.
     */
    @Test
    void theStitchedFilmPlaysAsHlsOverItsBreaksToItsEnd() throws Exception {
        Play play = film();

        played(play, decoded(play.master()));
    }

    /** Every picture of the film and of its ads, and none before an earlier one. */
    private static void played(Play play, List<Double> times) {
        assertThat(play.breaks()).extracting(Break::kind).contains("PRE_ROLL", "MID_ROLL");
        assertThat(times).isSorted();
        assertThat((double) times.size())
                .isBetween(
                        (play.timelineSeconds() - 1) * Reel.RATE,
                        (play.timelineSeconds() + 0.5) * Reel.RATE);
    }

    private Play film() throws IOException {
        String film =
                test.house().catalog().snapshot().titles().stream()
                        .filter(title -> title.asset().filter("clip-1"::equals).isPresent())
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
        TestWire.Answer answer = post("/api/v1/play", Map.of("titleId", film, "resume", false));
        return Json.readKnown(answer.body(), Play.class);
    }

    private TestWire.Answer post(String path, Map<String, Object> more) throws IOException {
        Map<String, Object> body = new HashMap<>(more);
        body.put("profileId", profile);
        TestWire.Answer answer = test.wire().send("POST", path, Optional.of(set), Json.text(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    /** Plays a stream as fast as it can be decoded and returns the time of each picture. */
    private List<Double> decoded(String path) throws Exception {
        Path said = Files.createTempFile(work, "said", ".txt");
        String sink = "identity name=pictures silent=false ! fakesink sync=false";
        Process player =
                new ProcessBuilder(
                                LAUNCH.toString(),
                                "-v",
                                "playbin3",
                                "flags=0x3",
                                "uri=" + test.house().address() + path,
                                "video-sink=" + sink,
                                "audio-sink=fakesink sync=false")
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        int code = player.waitFor();
        List<String> lines = Files.readAllLines(said);
        List<String> wrong = lines.stream().filter(line -> line.contains("ERROR")).toList();
        assertThat(wrong).isEmpty();
        assertThat(code).as("%s", lines.subList(0, Math.min(20, lines.size()))).isZero();
        List<Double> times = new ArrayList<>();
        for (String line : lines) {
            Matcher picture = PICTURE.matcher(line);
            if (picture.find()) {
                times.add(
                        Integer.parseInt(picture.group(1)) * 3_600
                                + Integer.parseInt(picture.group(2)) * 60
                                + Double.parseDouble(picture.group(3)));
            }
        }
        return times;
    }
}
