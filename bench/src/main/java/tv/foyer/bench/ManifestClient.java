package tv.foyer.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks a {@link ManifestServer} for playlists over a few kept connections and tells how many it
 * served per second of its own processor time. Does as little as it can itself, for it shares the
 * machine.
 */
final class ManifestClient implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final BufferedReader answers;
    private final int port;
    private final List<byte[]> requests = new ArrayList<>();

    private ManifestClient(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(line());
        for (String token = line(); !token.isEmpty(); token = line()) {
            for (String rung : ManifestShape.RUNGS) {
                requests.add(
                        ("GET /play/"
                                        + token
                                        + "/"
                                        + rung
                                        + ".m3u8 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    static ManifestClient start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseG1GC",
                                "-Xmx1g",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ManifestServer.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new ManifestClient(process);
    }

    /** Returns playlists per second of the server's processor time. */
    double measure(long nanos) throws Exception {
        long before = serverNanos();
        long served = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Long>> loads = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i * requests.size() / CONNECTIONS;
                loads.add(() -> load(first, nanos));
            }
            for (Future<Long> load : threads.invokeAll(loads)) {
                served += load.get();
            }
        }
        long used = serverNanos() - before;
        return served * 1e9 / used;
    }

    private long load(int first, long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        long served = 0;
        byte[] body = new byte[1 << 20];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 17);
            while (System.nanoTime() < end) {
                out.write(requests.get((int) ((first + served) % requests.size())));
                out.flush();
                answer(in, body);
                served++;
            }
        }
        return served;
    }

    private static void answer(InputStream in, byte[] body) throws IOException {
        AnswerHead head = AnswerHead.read(in);
        int length = head.length();
        if (!head.status().startsWith("HTTP/1.1 200 ") || length < 60_000) {
            throw new IOException("not a playlist: " + head.status() + ", " + length + " bytes");
        }
        if (in.readNBytes(body, 0, length) != length || body[length - 2] != 'T') {
            throw new IOException("the playlist is not whole");
        }
    }

    private long serverNanos() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).write("cpu\n");
        process.outputWriter(StandardCharsets.UTF_8).flush();
        return Long.parseLong(line());
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the server under measurement ended early");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
