package tv.foyer.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * CPU of one external auction over HTTP, of the market's own process: one place for a film and a
 * pod, one bidder and three. The bidders are another process. The peer is the plain way, {@link
 * AuctionPeer}, beside us on the same machine; the open exchange whose published figure is named in
 * the details was measured by us at 380-420 us (one bidder) and 610-650 us (three), one film.
 */
final class AuctionBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("µs CPU", false);
    private static final int CONNECTIONS = 16;
    private static final long SECOND = 1_000_000_000L;

    /** A crowded machine gives the JVM's compilers little time: warm is counted, not timed. */
    private static final int WARM_AUCTIONS = 150_000;

    private static final int WARM_SECONDS = 120;

    /** Of auctions on a crowded machine, so many may pass their deadline and stay empty. */
    private static final double MOST_EMPTY = 0.01;

    @Override
    public String name() {
        return "auction";
    }

    @Override
    public String about() {
        return "one OpenRTB auction over HTTP with three bidders beside a plain one";
    }

    @Override
    public Result run(Options options) throws Exception {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("load of the machine before", load());
        try (Child bidders = Child.start(AuctionBidder.class, List.of())) {
            List<String> ports = ports(bidders);
            double ours = side(options, AuctionServer.class, "ours", ports, details);
            double peer = side(options, AuctionPeer.class, "the plain one", ports, details);
            details.put(
                    "Prebid Server Java 4.1, one film, measured apart (us CPU)",
                    "400 with 1 bidder, 630 with 3");
            details.put("load of the machine after", load());
            return new Result(ours, peer, UNIT, details);
        }
    }

    /** Returns the figure of one film and three bidders, the contract of the last line. */
    private static double side(
            Options options,
            Class<?> program,
            String who,
            List<String> ports,
            Map<String, Object> details)
            throws Exception {
        measure(options, program, who, ports.subList(0, 1), false, details);
        double three = measure(options, program, who, ports, false, details);
        measure(options, program, who, ports, true, details);
        return three;
    }

    private static double measure(
            Options options,
            Class<?> program,
            String who,
            List<String> ports,
            boolean pod,
            Map<String, Object> details)
            throws Exception {
        String what = who + ", " + (pod ? "a pod, " : "one film, ") + ports.size() + " bidder(s)";
        System.err.println(what + " ...");
        try (Child server = Child.start(program, ports)) {
            int port = Integer.parseInt(server.line());
            String key = server.line();
            warm(server, port, key, pod);
            double micros =
                    Rounds.median(
                            options.quick(),
                            nanos -> round(server, port, key, pod, nanos).micros());
            details.put(what + " (us CPU)", micros);
            return micros;
        }
    }

    private static void warm(Child server, int port, String key, boolean pod) throws Exception {
        long until = System.nanoTime() + WARM_SECONDS * SECOND;
        for (long done = 0; done < WARM_AUCTIONS && System.nanoTime() < until; ) {
            done += round(server, port, key, pod, 5 * SECOND).served();
        }
    }

    private record Round(long served, double micros) {}

    private static Round round(Child server, int port, String key, boolean pod, long nanos)
            throws Exception {
        long before = server.nanos();
        long served = 0;
        long empty = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Served>> loads = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                byte[] request = http(key, AuctionShape.request(pod, i));
                loads.add(() -> load(port, request, nanos));
            }
            for (Future<Served> load : threads.invokeAll(loads)) {
                served += load.get().bids();
                empty += load.get().empty();
            }
        }
        if (empty > served * MOST_EMPTY) {
            throw new IOException(empty + " auctions of " + served + " had no bid");
        }
        return new Round(served, (server.nanos() - before) / 1e3 / served);
    }

    private static byte[] http(String key, byte[] body) {
        String head =
                "POST /openrtb2/auction HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private record Served(long bids, long empty) {}

    private static Served load(int port, byte[] request, long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        long served = 0;
        long empty = 0;
        byte[] body = new byte[1 << 16];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            while (System.nanoTime() < end) {
                out.write(request);
                if (bid(in, body)) {
                    served++;
                } else {
                    empty++;
                }
            }
        }
        return new Served(served, empty);
    }

    /** Tells whether the answer is a bid; an empty one would be cheap, and is not counted. */
    private static boolean bid(InputStream in, byte[] body) throws IOException {
        AnswerHead head = AnswerHead.read(in);
        int length = head.length();
        if (head.status().startsWith("HTTP/1.1 204 ")) {
            return false;
        }
        boolean whole = length > 500 && in.readNBytes(body, 0, length) == length;
        if (!head.status().startsWith("HTTP/1.1 200 ") || !whole || body[length - 1] != '}') {
            throw new IOException("not a bid: " + head.status() + ", " + length + " bytes");
        }
        return true;
    }

    private static List<String> ports(Child bidders) throws IOException {
        List<String> ports = new ArrayList<>();
        for (String line = bidders.line(); !line.isEmpty(); line = bidders.line()) {
            ports.add(line);
        }
        return ports;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
