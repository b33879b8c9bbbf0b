package tv.foyer.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import tv.foyer.http.Routes;

/**
 * Personal media playlists per second of processor time. Ours is the whole way over HTTP, measured
 * on the server's process; the peer, {@code @eyevinn/hls-splice}, works in memory without a socket.
 * So the ratio is the careful one. Ours without a socket is in the details: all that the route does
 * for a request, up to an answer with each of its slices, whose bytes are counted by their lengths;
 * and beside it the same with all bytes copied into one array.
 */
final class ManifestBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("playlists/core-second", true);

    private long threadNanos;
    private long printed;

    /** What the peer's script prints. */
    record Peer(
            String version,
            double personal,
            double printedAgain,
            int bytes,
            int segments,
            int discontinuities) {}

    @Override
    public String name() {
        return "manifest";
    }

    @Override
    public String about() {
        return "personal HLS playlists of a 2 h film beside @eyevinn/hls-splice";
    }

    @Override
    public Result run(Options options) throws Exception {
        NodePeer node = new NodePeer(options.home(), "hls-splice");
        node.install();
        Map<String, Object> details = new LinkedHashMap<>();
        System.err.println("ours in process ...");
        inProcess(options, details);
        System.err.println("ours over HTTP ...");
        double ours;
        try (ManifestClient client = ManifestClient.start()) {
            ours = Rounds.median(options.quick(), client::measure);
        }
        details.put("ours over HTTP, server process (playlists/core-second)", ours);
        System.err.println("the peer ...");
        Peer peer = node.measure(Peer.class, options.quick() ? "quick" : "full");
        requireSameShape(peer);
        details.put("peer", "@eyevinn/hls-splice " + peer.version());
        details.put("peer in process: load, splice, print six rungs", peer.personal());
        details.put("peer in process: print a kept object again", peer.printedAgain());
        details.put("peer playlist bytes", peer.bytes());
        return new Result(ours, peer.personal(), UNIT, details);
    }

    private void inProcess(Options options, Map<String, Object> details) throws Exception {
        try (ManifestHouse house = ManifestHouse.open()) {
            List<Call> calls = new ArrayList<>();
            for (String token : house.tokens()) {
                for (String rung : ManifestShape.RUNGS) {
                    calls.add(ManifestHouse.playlistCall(token, rung));
                }
            }
            Routes.Route route = house.playlistRoute();
            byte[] first = calls.getFirst().answerOf(route);
            details.put("shape", shape(first));
            details.put("ours playlist bytes", first.length);
            double median =
                    Rounds.median(
                            options.quick(),
                            nanos -> print(calls, nanos, call -> call.lengthOf(route)));
            details.put("ours in process, process time (playlists/core-second)", median);
            details.put(
                    "ours in process, thread time (playlists/core-second)",
                    printed * 1e9 / threadNanos);
            details.put(
                    "ours in process, with all bytes copied into one array",
                    Rounds.median(
                            options.quick(),
                            nanos -> print(calls, nanos, call -> call.answerOf(route).length)));
        }
    }

    /** Another viewer or another rung each time, so that nothing is printed twice in a row. */
    private double print(List<Call> calls, long nanos, ToLongFunction<Call> answer) {
        long end = System.nanoTime() + nanos;
        long process = Cpu.processNanos();
        long thread = Cpu.threadNanos();
        long count = 0;
        long bytes = 0;
        while (System.nanoTime() < end) {
            bytes += answer.applyAsLong(calls.get((int) (count % calls.size())));
            count++;
        }
        if (bytes < count * 60_000) {
            throw new IllegalStateException("playlists are too short");
        }
        threadNanos = Cpu.threadNanos() - thread;
        printed = count;
        return count * 1e9 / (Cpu.processNanos() - process);
    }

    private static String shape(byte[] playlist) {
        String text = new String(playlist, StandardCharsets.UTF_8);
        long segments = text.lines().filter(line -> line.startsWith("#EXTINF:")).count();
        long breaks = text.lines().filter(line -> line.equals("#EXT-X-DISCONTINUITY")).count();
        if (segments != ManifestShape.SEGMENTS_WITH_ADS || breaks != 12) {
            throw new IllegalStateException(segments + " segments, " + breaks + " discontinuities");
        }
        return segments
                + " segments, "
                + breaks
                + " discontinuities, "
                + ManifestHouse.VIEWERS
                + " viewers, "
                + ManifestShape.RUNGS.size()
                + " rungs";
    }

    private static void requireSameShape(Peer peer) {
        if (peer.segments() != ManifestShape.SEGMENTS_WITH_ADS || peer.discontinuities() != 12) {
            throw new IllegalStateException(
                    "the peer printed "
                            + peer.segments()
                            + " segments and "
                            + peer.discontinuities()
                            + " discontinuities");
        }
    }
}
