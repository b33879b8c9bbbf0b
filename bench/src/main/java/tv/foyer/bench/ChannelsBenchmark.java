package tv.foyer.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import tv.foyer.channels.ChannelHouse;

/**
 * What a live playlist of a channel costs when ten thousand channels are on one node, each with a
 * schedule of its own and watched as people watch: the whole way over HTTP, in processor time of
 * the server's process. One request in ten is of a viewer for whom a break in the playlist was
 * decided. The peer makes the same bytes from the same schedules for each request and keeps
 * nothing; it has no socket and reads no token.
 */
final class ChannelsBenchmark implements Benchmark {
    private static final int CHANNELS = 10_000;
    private static final int PERSONAL = 400;
    private static final int ONE_IN = 10;
    private static final int DRAWN = 100_000;
    private static final int CONNECTIONS = 4;
    private static final Result.Unit UNIT = new Result.Unit("us", false);

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String about() {
        return "live playlists of 10,000 channels beside a generator that keeps nothing";
    }

    @Override
    public Result run(Options options) throws Exception {
        Map<String, Object> details = new LinkedHashMap<>();
        System.err.println("opening " + CHANNELS + " channels ...");
        List<String> arguments = List.of(String.valueOf(CHANNELS), String.valueOf(PERSONAL));
        try (Child server = Child.start(ChannelsServer.class, "3g", arguments)) {
            int port = Integer.parseInt(server.line());
            List<String> folders = lines(server);
            List<byte[]> plain = requests(folders, 3);
            List<byte[]> personal = requests(lines(server), 4);
            List<byte[]> mixed = new ArrayList<>();
            for (int i = 0; i < DRAWN; i++) {
                mixed.add(i % ONE_IN == 0 ? personal.get(i % personal.size()) : plain.get(i));
            }
            details.put("shape", shape());
            System.err.println("ours over HTTP ...");
            details.put("ours, first request of each channel (us)", first(server, port, folders));
            details.put("ours, nobody's break decided (us)", measure(options, server, port, plain));
            details.put("ours, a break decided (us)", measure(options, server, port, personal));
            double ours = measure(options, server, port, mixed);
            details.put("ours, one in ten with a break decided (us)", ours);
            System.err.println("the peer ...");
            double peer = Long.parseLong(server.ask("peer " + (options.quick() ? 3 : 15))) / 1e3;
            details.put("peer", "a plan of the day and a walk for each request, in process");
            details.put("peer playlists compared byte by byte", 300);
            return new Result(ours, peer, UNIT, details);
        }
    }

    private static String shape() {
        return CHANNELS
                + " channels, 12 films and 48 breaks a channel and day at least, "
                + ChannelHouse.RUNGS.size()
                + " rungs, windows of 8 segments of 6 s, Zipf 1, "
                + PERSONAL
                + " personal viewers";
    }

    private static List<String> lines(Child server) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = server.line(); !line.isEmpty(); line = server.line()) {
            lines.add(line);
        }
        return lines;
    }

    /** The requests are made before, for a client shares the machine. */
    private static List<byte[]> requests(List<String> folders, long seed) {
        Zipf drawn = new Zipf(folders.size(), seed);
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            requests.add(request(folders.get(drawn.next()), i));
        }
        return requests;
    }

    /** A cold server, which plans the day of each channel and is not compiled yet. */
    private static double first(Child server, int port, List<String> folders) throws IOException {
        List<byte[]> each = folders.stream().map(one -> request(one, 0)).toList();
        long before = server.nanos();
        try (Socket socket = connect(port)) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            for (byte[] request : each) {
                ask(socket.getOutputStream(), in, request);
            }
        }
        return (server.nanos() - before) / 1e3 / each.size();
    }

    /** Returns microseconds of the server's processor time for a request. */
    private static double measure(Options options, Child server, int port, List<byte[]> requests)
            throws Exception {
        return Rounds.median(
                options.quick(),
                nanos -> {
                    long before = server.nanos();
                    long served = 0;
                    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
                        List<Callable<Long>> loads = new ArrayList<>();
                        for (int i = 0; i < CONNECTIONS; i++) {
                            int first = i * requests.size() / CONNECTIONS;
                            loads.add(() -> load(port, requests, first, nanos));
                        }
                        for (Future<Long> load : threads.invokeAll(loads)) {
                            served += load.get();
                        }
                    }
                    return (server.nanos() - before) / 1e3 / served;
                });
    }

    private static long load(int port, List<byte[]> requests, int first, long nanos)
            throws IOException {
        long end = System.nanoTime() + nanos;
        long served = 0;
        try (Socket socket = connect(port)) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            while (System.nanoTime() < end) {
                byte[] request = requests.get((int) ((first + served) % requests.size()));
                ask(socket.getOutputStream(), in, request);
                served++;
            }
        }
        return served;
    }

    private static byte[] request(String folder, int rung) {
        String name = ChannelHouse.RUNGS.get(rung % ChannelHouse.RUNGS.size());
        return ("GET " + folder + name + ".m3u8 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void ask(OutputStream out, InputStream in, byte[] request) throws IOException {
        out.write(request);
        out.flush();
        AnswerHead head = AnswerHead.read(in);
        boolean good = head.status().startsWith("HTTP/1.1 200 ") && head.length() > 400;
        if (!good || in.readNBytes(head.length()).length != head.length()) {
            throw new IOException("not a playlist: " + head);
        }
    }
}
