package tv.foyer.samples.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A live channel from nothing: a minute of picture is encoded once, then played round and round
 * into HLS segments of four seconds, re-stamped and not encoded again; see the README beside this
 * module's pom.
 */
public final class LivePush implements AutoCloseable {
    private static final int LOOP_SECONDS = 60;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.(m3u8|m4s|mp4)");

    /** A break of 20 seconds in every minute. */
    private static final Cues CUES = new Cues(15, 5, Duration.ofSeconds(4));

    private final Path folder;
    private final Process ffmpeg;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LivePush(Path ffmpeg, Path folder, int port) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        Path loop = folder.resolve("loop.mp4");
        if (!Files.exists(loop)) {
            finish(start(ffmpeg, folder, encode()));
            Files.move(folder.resolve("making.mp4"), loop);
        }
        this.ffmpeg = start(ffmpeg, folder, push());
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static void main(String[] words) throws IOException {
        int port = 9_098;
        Path ffmpeg = Path.of("ffmpeg");
        Path folder = Path.of("live-push");
        try {
            for (int i = 0; i < words.length; i += 2) {
                switch (words[i]) {
                    case "--port" -> port = Integer.parseInt(words[i + 1]);
                    case "--ffmpeg" -> ffmpeg = Path.of(words[i + 1]);
                    case "--folder" -> folder = Path.of(words[i + 1]);
                    default -> throw new IllegalArgumentException(words[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: LivePush [--port N] [--ffmpeg PROGRAM] [--folder DIR]");
            System.exit(2);
        }
        LivePush push = new LivePush(ffmpeg, folder.toAbsolutePath(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(push::close, "stop"));
        System.out.println("live at " + push.address() + "; Ctrl-C stops it");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/master.m3u8";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        ffmpeg.destroy();
    }

    private static List<String> encode() {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25"));
        all.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=330:sample_rate=48000"));
        all.addAll(List.of("-t", Integer.toString(LOOP_SECONDS), "-c:v", "libx264"));
        all.addAll(List.of("-threads", "1", "-preset", "veryfast", "-pix_fmt", "yuv420p"));
        all.addAll(List.of("-g", "100", "-keyint_min", "100", "-sc_threshold", "0", "-bf", "0"));
        all.addAll(List.of("-b:v", "700k", "-c:a", "aac", "-b:a", "96k", "-y", "making.mp4"));
        return all;
    }

    private static List<String> push() {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-re", "-stream_loop", "-1", "-i", "loop.mp4", "-c", "copy"));
        all.addAll(List.of("-f", "hls", "-hls_time", "4", "-hls_list_size", "10"));
        all.addAll(List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4"));
        all.addAll(List.of("-hls_flags", "independent_segments+program_date_time+delete_segments"));
        all.addAll(List.of("-hls_delete_threshold", "20", "-master_pl_name", "master.m3u8"));
        all.addAll(List.of("-hls_segment_filename", "s-%07d.m4s", "live.m3u8"));
        return all;
    }

    private static Process start(Path program, Path folder, List<String> words) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Path beside = program.toAbsolutePath().getParent();
        if (beside != null) {
            builder.environment().put("LD_LIBRARY_PATH", beside.toString());
        }
        return builder.inheritIO().start();
    }

    private static void finish(Process process) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        try (exchange) {
            if (!NAME.matcher(name).matches()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            byte[] body =
                    name.equals("live.m3u8")
                            ? CUES.mark(new String(bytes, StandardCharsets.UTF_8))
                                    .getBytes(StandardCharsets.UTF_8)
                            : bytes;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (NoSuchFileException notYet) {
            exchange.sendResponseHeaders(404, -1);
        }
    }
}
