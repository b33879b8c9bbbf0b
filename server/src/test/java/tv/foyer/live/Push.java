package tv.foyer.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tv.foyer.media.Footage;
import tv.foyer.media.Media;

/**
 * A real live origin: FFmpeg writes two rungs of a picture with a running clock to a folder, and a
 * server on loopback gives them out. One segment in five is not there when it is first asked for,
 * and of two breaks the end of the second is not told.
 */
final class Push implements AutoCloseable {
    static final int OUT = 6;
    static final int IN = 9;
    static final int SECOND_OUT = 14;

    private static final Path FOLDER = Path.of("target", "creatives-media").toAbsolutePath();
    private static final Path TOOLS = tools();

    final AtomicInteger delayed = new AtomicInteger();
    private final Path folder;
    private final Process ffmpeg;
    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    Push(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        List<String> all = new ArrayList<>(List.of("-re", "-f", "lavfi"));
        all.addAll(List.of("-i", "testsrc=size=320x180:rate=25:decimals=2"));
        all.addAll(List.of("-filter_complex", "[0:v]split[a][b];[b]scale=160:90[c]"));
        all.addAll(List.of("-map", "[a]", "-map", "[c]", "-c:v", "libx264", "-threads", "1"));
        all.addAll(List.of("-preset", "ultrafast", "-bf", "0", "-g", "25", "-sc_threshold", "0"));
        all.addAll(List.of("-pix_fmt", "yuv420p", "-f", "hls", "-hls_time", "1"));
        all.addAll(List.of("-hls_list_size", "8", "-hls_segment_type", "fmp4"));
        all.addAll(List.of("-hls_flags", "independent_segments+program_date_time+delete_segments"));
        all.addAll(List.of("-hls_delete_threshold", "20", "-master_pl_name", "master.m3u8"));
        all.addAll(List.of("-hls_fmp4_init_filename", "init-%v.mp4"));
        all.addAll(List.of("-hls_segment_filename", "%v-%05d.m4s"));
        all.addAll(List.of("-b:v:0", "400k", "-b:v:1", "150k"));
        all.addAll(List.of("-var_stream_map", "v:0,name:high v:1,name:low", "%v.m3u8"));
        ffmpeg = start(all, folder);
    }

    URI master() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/master.m3u8");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        try (exchange) {
            boolean late = name.endsWith(".m4s") && Math.floorMod(name.hashCode(), 5) == 0;
            if (late
                    && asked.computeIfAbsent(name, _ -> new AtomicInteger()).getAndIncrement()
                            < 2) {
                delayed.incrementAndGet();
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            boolean media = name.endsWith(".m3u8") && !name.startsWith("master");
            byte[] body = media ? cued(bytes) : bytes;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (NoSuchFileException notYet) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    /** Cues as a packager writes them, before their segments. */
    private static byte[] cued(byte[] playlist) {
        StringBuilder out = new StringBuilder();
        long number = 0;
        for (String line : new String(playlist, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                number = Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
            if (line.startsWith("#EXTINF:")) {
                out.append(number == OUT ? "#EXT-X-CUE-OUT:10\n" : "");
                out.append(number == OUT + 1 ? "#EXT-X-CUE-OUT-CONT:1/10\n" : "");
                out.append(number == IN ? "#EXT-X-CUE-IN\n" : "");
                out.append(number == SECOND_OUT ? "#EXT-X-CUE-OUT:2\n" : "");
                number++;
            }
            out.append(line).append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Starts the tests' FFmpeg in a folder; its words come from its standard output. */
    static Process start(List<String> arguments, Path folder) throws IOException {
        List<String> line = new ArrayList<>(List.of(TOOLS.resolve("ffmpeg").toString()));
        line.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().put("LD_LIBRARY_PATH", TOOLS.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said-" + System.nanoTime() + ".txt").toFile())
                .start();
    }

    /** The frames of an address as FFmpeg decodes them: one line of a checksum each. */
    static List<String> frames(String address, int seconds, Path folder) throws Exception {
        Path out = folder.resolve("frames-" + System.nanoTime() + ".txt");
        List<String> all = new ArrayList<>(List.of("-i", address, "-map", "0:v:0"));
        all.addAll(List.of("-t", "" + seconds, "-fps_mode", "passthrough"));
        all.addAll(List.of("-f", "framemd5", out.toString()));
        Process player = start(all, folder);
        if (!player.waitFor(90, TimeUnit.SECONDS)) {
            player.destroyForcibly();
            throw new AssertionError("still playing; " + said(folder));
        }
        if (player.exitValue() != 0) {
            throw new AssertionError(said(folder));
        }
        return Files.readAllLines(out).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static String said(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("said")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** The first look at any file unpacks FFmpeg. */
    private static Path tools() {
        try {
            Media media = Media.open(FOLDER);
            Path nothing = Files.createTempFile("clip", ".mp4");
            media.footage().probe(nothing, Footage.Container.MP4);
            Files.delete(nothing);
            try (Stream<Path> folders = Files.list(FOLDER.resolve("tools"))) {
                return folders.findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ffmpeg.destroy();
        server.stop(0);
    }
}
