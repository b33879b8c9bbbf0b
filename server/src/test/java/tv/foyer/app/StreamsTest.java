package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.lindstrom.mpd.MPDParser;
import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.Period;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.SegmentURL;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.app.AdLounge.Room;
import tv.foyer.app.AdLounge.Wish;
import tv.foyer.kernel.TitleId;
import tv.foyer.media.Asset;
import tv.foyer.scenery.Reel;

/**
 * One film in two languages with its ads, played by those who did not make it: FFmpeg decodes what
 * HLS and DASH name, Shaka plays the DASH film, and the set's own player chooses a sound and reads
 * captions.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
    private static final String FILM = "clip-1";
    private static final String RUNG = "360p";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A session as an outsider reads it. */
    record Session(String master, String dash, double timelineSeconds, List<Break> breaks) {}

    record Break(String kind, double contentAt, double timelineAt, double seconds) {}

    private AdLounge lounge;
    private Room room;
    private Session session;
    private Path work;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        lounge = AdLounge.open(folder.resolve("house"));
        room = lounge.room(Wish.of("kestral-k55"));
        room.tv().closeBootAd("streams-boot");
        room.tv().waitForScreen("profiles");
        session =
                lounge.calls()
                        .post(
                                room.tv().token(),
                                "/api/v1/play",
                                Map.of(
                                        "titleId", film().toString(),
                                        "profileId", lounge.profile(room),
                                        "resume", false),
                                Session.class);
        assertThat(session.breaks()).extracting(Break::kind).contains("PRE_ROLL", "MID_ROLL");
    }

    @AfterAll
    void close() {
        lounge.close();
    }

    private TitleId film() {
        return lounge.house().catalog().snapshot().titles().stream()
                .filter(title -> title.asset().filter(FILM::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    /**
     * FFmpeg's own reader of playlists loses a segment where {@code EXT-X-MAP} changes, so it is
     * given what lies between two discontinuities, as a player gives it to its decoder.
     */
    @Test
    void everyDecodedFrameOfTheHlsFilmIsTheFilmsOrTheAdsOwn() throws Exception {
        List<List<String>> stretches = new ArrayList<>();
        for (String line :
                text(session.master().replace("master.m3u8", RUNG + ".m3u8")).split("\n", -1)) {
            if (line.startsWith("#EXT-X-MAP:URI=")) {
                stretches.add(new ArrayList<>(List.of(line.split("\"", -1)[1])));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                stretches.getLast().add(line);
            }
        }

        assertThat(stretches).hasSizeGreaterThanOrEqualTo(4);
        assertThat(decoded(stretches)).isEqualTo(expected(stretches));
    }

    @Test
    void everyDecodedFrameOfTheDashPeriodsIsTheFilmsOrTheAdsOwn() throws Exception {
        MPD mpd = new MPDParser().parse(new ByteArrayInputStream(bytes(session.dash())));
        List<List<String>> periods = new ArrayList<>();
        for (Period period : mpd.getPeriods()) {
            Representation rung =
                    period.getAdaptationSets().getFirst().getRepresentations().stream()
                            .filter(r -> r.getId().equals(RUNG))
                            .findFirst()
                            .orElseThrow();
            List<String> files = new ArrayList<>();
            files.add(rung.getSegmentList().getInitialization().getSourceURL());
            for (SegmentURL segment : rung.getSegmentList().getSegmentURLs()) {
                files.add(segment.getMedia());
            }
            periods.add(files);
        }

        assertThat(periods).hasSizeGreaterThanOrEqualTo(4);
        assertThat(decoded(periods)).isEqualTo(expected(periods));
    }

    /** Decodes stretches of files, each with its initialisation first, one after the other. */
    private List<String> decoded(List<List<String>> stretches) throws Exception {
        List<String> decoded = new ArrayList<>();
        for (List<String> stretch : stretches) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (String file : stretch) {
                whole.writeBytes(bytes(file));
            }
            Path file = Files.createTempFile(work, "stretch", ".mp4");
            Files.write(file, whole.toByteArray());
            decoded.addAll(frames(file.toString()));
        }
        return decoded;
    }

    /** The frames of each named segment, taken from its own asset decoded alone. */
    private List<String> expected(List<List<String>> stretches) throws Exception {
        Map<String, List<String>> alone = new HashMap<>();
        List<String> frames = new ArrayList<>();
        List<String> segments =
                stretches.stream()
                        .flatMap(stretch -> stretch.subList(1, stretch.size()).stream())
                        .toList();
        for (String path : segments) {
            String key = path.split("/", -1)[3];
            if (!alone.containsKey(key)) {
                alone.put(
                        key,
                        frames(
                                lounge.house().address()
                                        + "/media/assets/"
                                        + key
                                        + "/"
                                        + RUNG
                                        + ".m3u8"));
            }
            frames.addAll(of(path, key, alone.get(key)));
        }
        return frames;
    }

    private List<String> of(String path, String key, List<String> all) {
        Asset.Rung rung = lounge.house().media().asset(key).orElseThrow().rungs().getFirst();
        assertThat(rung.name()).isEqualTo(RUNG);
        long from = 0;
        for (Asset.Segment segment : rung.segments()) {
            long to = from + segment.durationMicros() * Reel.RATE / 1_000_000;
            if (segment.path().equals(path)) {
                return all.subList((int) from, (int) to);
            }
            from = to;
        }
        throw new AssertionError(path);
    }

    /** Decodes the pictures of a stream to one hash each, in the order they are shown. */
    private List<String> frames(String input) throws Exception {
        Path tools;
        try (var found = Files.list(TestHouse.media().resolve("tools"))) {
            tools = found.filter(Files::isDirectory).max(Comparator.naturalOrder()).orElseThrow();
        }
        Path hashes = Files.createTempFile(work, "frames", ".md5");
        Path said = Files.createTempFile(work, "said", ".txt");
        ProcessBuilder ffmpeg =
                new ProcessBuilder(
                        tools.resolve("ffmpeg").toString(),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-y",
                        "-i",
                        input,
                        "-map",
                        "0:v:0",
                        "-fps_mode",
                        "passthrough",
                        "-f",
                        "framemd5",
                        hashes.toString());
        ffmpeg.environment().put("LD_LIBRARY_PATH", tools.toString());
        Process process = ffmpeg.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).as("%s", Files.readString(said)).isZero();
        return Files.readAllLines(hashes).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    @Test
    void shakaPlaysTheDashFilmOverABreakAndToItsEnd() {
        Break middle =
                session.breaks().stream()
                        .filter(each -> each.kind().equals("MID_ROLL"))
                        .findFirst()
                        .orElseThrow();
        Page page = lounge.page("/readyz");
        page.setContent("<video width=640 height=360></video>");
        page.addScriptTag(
                new Page.AddScriptTagOptions()
                        .setPath(
                                Path.of(System.getProperty("foyer.home", ".."))
                                        .resolve(
                                                "node_modules/shaka-player/dist/"
                                                        + "shaka-player.compiled.js")));
        page.evaluate(
                """
                async ([url, start]) => {
                  shaka.polyfill.installAll();
                  const video = document.querySelector('video');
                  const player = new shaka.Player();
                  await player.attach(video);
                  Object.assign(window, { player, video, places: [], broken: [] });
                  player.addEventListener('error', e => broken.push(String(e.detail.code)));
                  video.addEventListener('timeupdate', () => places.push(video.currentTime));
                  player.configure({ restrictions: { maxHeight: 360 } });
                  await player.load(url, start);
                  video.muted = true;
                  video.playbackRate = 2;
                  await video.play();
                }
                """,
                new Object[] {lounge.house().address() + session.dash(), middle.timelineAt() - 3});
        double after = middle.timelineAt() + middle.seconds() + 2;
        page.waitForFunction("s => video.currentTime > s || broken.length", after);

        assertThat(strings(page, "broken")).isEmpty();
        assertThat(page.evaluate("places.every((p, n) => n === 0 || p >= places[n - 1])"))
                .isEqualTo(true);
        assertThat(strings(page, "player.getTextTracks().map(t => t.language)"))
                .containsExactlyInAnyOrder("zh", "en");
        assertThat(strings(page, "[...new Set(player.getVariantTracks().map(t => t.language))]"))
                .containsExactlyInAnyOrder("zh", "en");
        assertThat(((Number) page.evaluate("video.duration")).doubleValue())
                .isCloseTo(session.timelineSeconds(), org.assertj.core.data.Offset.offset(0.05));
        page.evaluate("video.currentTime = video.duration - 6");
        page.waitForFunction("() => video.ended || broken.length");
        assertThat(strings(page, "broken")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Page page, String expression) {
        return (List<String>) page.evaluate(expression);
    }

    @Test
    void aViewerChoosesASoundAndReadsCaptionsThatStandWhereTheFilmDoesAfterABreak() {
        lounge.goOnWith(room, film().toString(), 55);
        room.tv().waitForContent(56);
        room.tv().press("ArrowUp");
        room.tv().waitFor("[data-testid=tracks]");
        room.tv().waitFor("[data-testid=sound-zh][aria-selected=true]");
        room.tv().press("ArrowDown", "Enter");
        room.tv().waitFor("[data-testid=sound-en][aria-selected=true]");
        room.tv().press("ArrowRight", "ArrowDown", "Enter");
        room.tv().waitFor("[data-testid=text-zh][aria-selected=true]");
        Screens.picture(room.page(), "tv-tracks");
        room.tv().press("Escape");
        assertThat(room.has("[data-testid=tracks]")).isFalse();

        room.tv().waitForContent(62);
        room.page()
                .waitForFunction(
                        "() => [...document.querySelector('video').textTracks].some(t =>"
                                + " t.mode === 'showing' && t.activeCues?.length > 0)");
        Screens.picture(room.page(), "tv-captions");
        double ads =
                Double.parseDouble(room.tv().player().getAttribute("data-timeline-seconds"))
                        - room.tv().contentSeconds();
        Number cue =
                (Number)
                        room.page()
                                .evaluate(
                                        "() => [...document.querySelector('video').textTracks]"
                                                + ".flatMap(t => t.mode === 'showing' ? [...t.cues] : [])"
                                                + ".find(c => c.text.startsWith('气球先看见')).startTime");
        assertThat(ads).isGreaterThan(10);
        assertThat(cue.doubleValue() - ads)
                .isCloseTo(60.8, org.assertj.core.data.Offset.offset(0.3));
        assertThat(room.tv().faults()).isEmpty();
        room.tv().press("Escape");
    }

    private String text(String path) throws Exception {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(URI.create(lounge.house().address() + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
