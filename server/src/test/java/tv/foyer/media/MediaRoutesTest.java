package tv.foyer.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;

class MediaRoutesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Media MEDIA = SmallProduction.media();
    private static final Asset.Segment SEGMENT =
            MEDIA.asset("clip-1").orElseThrow().rungs().getFirst().segments().getFirst();
    private static HttpServer server;

    @BeforeAll
    static void start() {
        server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        MEDIA.routes(),
                        _ -> new Caller.Nobody(),
                        new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSegmentIsSentWholeWithItsTypeAndKeptForAYear() throws Exception {
        HttpResponse<byte[]> answer = get(SEGMENT.path(), "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes());
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "Cache-Control")).contains("max-age=31536000", "immutable");
    }

    @Test
    void aRangeIsAnsweredWithThatPart() throws Exception {
        byte[] whole = bytes();
        HttpResponse<byte[]> middle = get(SEGMENT.path(), "bytes=10-19");
        HttpResponse<byte[]> end = get(SEGMENT.path(), "bytes=-5");

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 10, 20));
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 10-19/" + whole.length);
        assertThat(end.body())
                .isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 5, whole.length));
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        HttpResponse<byte[]> answer = get(SEGMENT.path(), "bytes=999999999-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + bytes().length);
    }

    @Test
    void headTellsTheSizeWithoutTheBytes() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(uri(SEGMENT.path())).HEAD().build();
        HttpResponse<byte[]> answer = CLIENT.send(head, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("" + bytes().length);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aBootAdHasAMasterAndAPlaylistForEachRungThatNameRealFiles() throws Exception {
        String master = text(Media.master("pedalfox-dawn"));
        String media = text("/media/assets/pedalfox-dawn/720p.m3u8");

        assertThat(master)
                .contains("RESOLUTION=1280x720", "avc1.64001f,mp4a.40.2", "720p.m3u8")
                .contains("AUDIO=\"sound\"", "URI=\"sound-zxx.m3u8\"")
                .doesNotContain("SUBTITLES");
        String sound = text("/media/assets/pedalfox-dawn/sound-zxx.m3u8");
        assertThat(sound).contains("#EXTINF:4.010667,", "#EXTINF:0.989333,", "#EXT-X-ENDLIST");
        assertThat(media).contains("#EXT-X-MAP:URI=", "#EXTINF:4.000000,", "#EXT-X-ENDLIST");
        for (String line : media.lines().filter(l -> !l.startsWith("#")).toList()) {
            assertThat(get(line, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRungWithItsSoundIsPutTogetherSoThatFfmpegDecodesBothToTheirEnds(@TempDir Path folder)
            throws Exception {
        Asset asset = MEDIA.asset("pedalfox-dawn").orElseThrow();
        Asset.Rung both = asset.muxed().getFirst();
        assertThat(both.codecs()).isEqualTo("avc1.64001e,mp4a.40.2");
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(get(both.init(), "").body());
        for (Asset.Segment segment : both.segments()) {
            film.writeBytes(get(segment.path(), "").body());
        }
        Path file = folder.resolve("both.mp4");
        Files.write(file, film.toByteArray());

        Footage.Probe probe = MEDIA.footage().probe(file, Footage.Container.MP4).orElseThrow();
        assertThat(probe.sound().orElseThrow().channels()).isEqualTo(2);
        assertThat(probe.picture().orElseThrow().height()).isEqualTo(360);
        assertThat(MEDIA.footage().inspect(file, probe, 60))
                .isInstanceOfSatisfying(
                        Footage.Inspection.Whole.class,
                        whole -> {
                            assertThat(whole.frames()).isEqualTo(120);
                            assertThat(whole.loudness().orElseThrow().integratedLufs())
                                    .isGreaterThan(Footage.SILENCE_LUFS);
                        });
        assertThat(get(both.init().replace("init-", "init-0"), "").statusCode()).isEqualTo(404);
    }

    @Test
    void captionsAreServedAsWebVttAndSoIsASegmentWithoutWords() throws Exception {
        String list = text("/media/assets/clip-1/text-zh.m3u8");
        String first = list.lines().filter(l -> !l.startsWith("#")).findFirst().orElseThrow();

        for (String path : new String[] {first, Media.NO_WORDS}) {
            HttpResponse<byte[]> answer = get(path, "");
            assertThat(header(answer, "Content-Type")).startsWith("text/vtt");
            assertThat(header(answer, "Cache-Control")).contains("immutable");
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("WEBVTT\nX-TIMESTAMP-MAP=");
        }
        assertThat(text(Media.master("clip-1")))
                .contains("SUBTITLES=\"text\"", "LANGUAGE=\"zh\",NAME=\"中文\"");
    }

    @Test
    void nothingOutsideTheMediaFoldersIsServed() throws Exception {
        for (String path :
                new String[] {
                    "/media/assets/clip-1/360p/..%2Fasset.json",
                    "/media/assets/clip-1/asset.json",
                    "/media/assets/..%2F..%2Ftools/x/ffmpeg",
                    "/media/art/..%2Fassets",
                    "/media/art/%2E%2E",
                    "/media/assets/clip-1/360p/nothing.m4s"
                }) {
            assertThat(get(path, "").statusCode()).as(path).isIn(400, 404);
        }
    }

    private static byte[] bytes() throws IOException {
        return Files.readAllBytes(
                Path.of(
                        SmallProduction.FOLDER.toString(),
                        SEGMENT.path().substring("/media/".length())));
    }

    private static String text(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/vnd.apple.mpegurl");
        return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path, String range) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
