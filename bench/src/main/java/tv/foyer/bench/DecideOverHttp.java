package tv.foyer.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;

/**
 * The ad call over HTTP, first with facts kept nowhere, then with the durable log: how many a
 * second a few connections get, and how long one takes at half of that, counted from when it was
 * due, so that a stall is not left out. Clients, server and database share the machine.
 */
final class DecideOverHttp {
    private static final int CONNECTIONS = 8;

    /** A client shares the machine, and the heap: what it sends is made before. */
    private static final byte[][] REQUESTS =
            IntStream.range(0, DecideShape.HOUSEHOLDS)
                    .mapToObj(DecideOverHttp::request)
                    .toArray(byte[][]::new);

    private final int port;
    private final LongAdder bytes = new LongAdder();

    private DecideOverHttp(int port) {
        this.port = port;
    }

    static Map<String, Object> measure(DecideHouse house, boolean quick) throws Exception {
        try (HttpServer server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        house.routes(),
                        bearer -> caller(house, bearer),
                        new SimpleMeterRegistry())) {
            DecideOverHttp load = new DecideOverHttp(server.port());
            Map<String, Object> details = new LinkedHashMap<>();
            load.measure("over HTTP", details, quick ? 4 : 15);
            house.keepFacts();
            load.measure("over HTTP, durable", details, quick ? 4 : 15);
            return details;
        }
    }

    private void measure(String how, Map<String, Object> details, int seconds) throws Exception {
        run(0, seconds);
        bytes.reset();
        long[] closed = run(0, seconds);
        double capacity = (double) closed.length / seconds;
        long[] open = run(capacity / 2, seconds);
        details.put(how + ": decisions a second", capacity);
        details.put(how + ": bytes of an answer", bytes.sumThenReset() / (double) closed.length);
        details.put(how + ", at half of that: p50, ms", at(open, 0.50));
        details.put(how + ", at half of that: p99, ms", at(open, 0.99));
    }

    /**
     * The bearer is the number of a home. The house's clock goes with the calls, so that promises
     * end as those of so many homes do, and do not fill the house.
     */
    private static Caller caller(DecideHouse house, String bearer) {
        house.later(DecideShape.BETWEEN);
        return DecideShape.home(Integer.parseInt(bearer)).set();
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e6;
    }

    /** Returns what each call took in nanoseconds, sorted; a rate of 0 means as fast as it goes. */
    private long[] run(double rate, int seconds) throws Exception {
        long start = System.nanoTime();
        List<Callable<long[]>> loads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            loads.add(() -> load(first, start, rate / CONNECTIONS, seconds));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : threads.invokeAll(loads)) {
                all.add(one.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        }
    }

    private long[] load(int first, long start, double rate, int seconds) throws Exception {
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        LongStream.Builder taken = LongStream.builder();
        byte[] body = new byte[1 << 18];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int n = 0; ; n++) {
                long due = System.nanoTime();
                if (rate > 0) {
                    due = start + (long) ((n + first / (double) CONNECTIONS) * 1e9 / rate);
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                }
                if (due > end || System.nanoTime() > end) {
                    return taken.build().toArray();
                }
                out.write(REQUESTS[(n * CONNECTIONS + first) % REQUESTS.length]);
                out.flush();
                answer(in, body);
                taken.add(System.nanoTime() - due);
            }
        }
    }

    private static byte[] request(int number) {
        byte[] body = DecideShape.body(number);
        return ("POST /api/v1/ads HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + number
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n"
                        + new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(InputStream in, byte[] body) throws IOException {
        String status = line(in);
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        bytes.add(length);
        if (!status.startsWith("HTTP/1.1 200 ") || in.readNBytes(body, 0, length) != length) {
            throw new IOException("not an answer: " + status + ", " + length + " bytes");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
