package tv.foyer.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.playback.Playback;
import tv.foyer.playback.PlaylistOutcome;

/**
 * Personal media playlists per second of processor time. Ours is the whole way over HTTP, measured
 * on the server's process; the peer, {@code @eyevinn/hls-splice}, works in memory without a socket.
 * So the ratio is the careful one; ours without a socket is in the details.
 */
final class ManifestBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("playlists/core-second", true);

    private int next;
    private long threadNanos;
    private long processNanos;
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
            List<String> tokens = house.tokens();
            byte[] first =
                    print(house.playback(), tokens.getFirst(), ManifestShape.RUNGS.getFirst());
            double median =
                    Rounds.median(options.quick(), nanos -> print(house.playback(), tokens, nanos));
            details.put("shape", shape(first));
            details.put("ours playlist bytes", first.length);
            details.put("ours in process, process time (playlists/core-second)", median);
            details.put(
                    "ours in process, thread time (playlists/core-second)",
                    printed * 1e9 / threadNanos);
        }
    }

    /** Another viewer or another rung each time, so that nothing is printed twice in a row. */
    private double print(Playback playback, List<String> tokens, long nanos) {
        long end = System.nanoTime() + nanos;
        long process = Cpu.processNanos();
        long thread = Cpu.threadNanos();
        long count = 0;
        long bytes = 0;
        while (System.nanoTime() < end) {
            String token = tokens.get(next % tokens.size());
            String rung =
                    ManifestShape.RUNGS.get(next / tokens.size() % ManifestShape.RUNGS.size());
            bytes += print(playback, token, rung).length;
            next = (next + 1) % (tokens.size() * ManifestShape.RUNGS.size());
            count++;
        }
        if (bytes < count * 60_000) {
            throw new IllegalStateException("playlists are too short");
        }
        threadNanos = Cpu.threadNanos() - thread;
        processNanos = Cpu.processNanos() - process;
        printed = count;
        return count * 1e9 / processNanos;
    }

    private static byte[] print(Playback playback, String token, String rung) {
        if (playback.playlist(token, rung) instanceof PlaylistOutcome.Found(byte[] playlist)) {
            return playlist;
        }
        throw new IllegalStateException("no playlist");
    }

    private static String shape(byte[] playlist) {
        String text = new String(playlist, java.nio.charset.StandardCharsets.UTF_8);
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
