package tv.foyer.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tv.foyer.scte.BreakDuration;
import tv.foyer.scte.HlsCues;
import tv.foyer.scte.SpliceCommand;
import tv.foyer.scte.SpliceInfo;

/**
 * A provider's live origin on loopback: one rung, a window of dated segments, breaks told by cues
 * of SCTE-35. It lists as many segments as it is told to; some it may not have at first.
 */
final class LiveOrigin implements AutoCloseable {
    private static final int WINDOW = 8;

    private volatile Instant start;
    final Duration length;
    private final int target;
    private final Function<String, Optional<byte[]>> files;
    private final LongSupplier listed;
    private final Map<Long, String> before = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> late = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param listed how many segments it has listed so far
     * @param files by name, {@code init.mp4} and {@code s-N.m4s}
     */
    LiveOrigin(
            Instant start,
            Duration length,
            int target,
            LongSupplier listed,
            Function<String, Optional<byte[]>> files)
            throws IOException {
        this.start = start;
        this.length = length;
        this.target = target;
        this.listed = listed;
        this.files = files;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI master() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/master.m3u8");
    }

    /** Its first segment began then; to be said before any is listed. */
    void startAt(Instant instant) {
        start = instant;
    }

    Instant startOf(long number) {
        return start.plus(length.multipliedBy(number));
    }

    /** A break begins at a segment and is planned for so many. */
    LiveOrigin out(long number, long segments) {
        return outSaid(number, segments, number);
    }

    /** The same, said when the break has begun already. */
    LiveOrigin outSaid(long number, long segments, long saidBefore) {
        Duration planned = length.multipliedBy(segments);
        String id = "break-" + number;
        return said(
                saidBefore,
                HlsCues.out(id, startOf(number), Optional.of(planned), cue(number, planned)));
    }

    /** The break that began at a segment is over at another; said before that or a later one. */
    LiveOrigin in(long began, long over, long saidBefore) {
        return said(
                saidBefore,
                HlsCues.in(
                        "break-" + began,
                        startOf(began),
                        startOf(over),
                        cue(began, Duration.ZERO)));
    }

    LiveOrigin said(long number, String line) {
        before.merge(number, line + "\n", String::concat);
        return this;
    }

    /** A segment is listed and yet not there when it is asked for the first few times. */
    LiveOrigin late(long number, int times) {
        late.put("s-" + number + ".m4s", new AtomicInteger(times));
        return this;
    }

    /** How often it had to say that a listed segment is not there yet. */
    int refusals() {
        return refusals.get();
    }

    boolean wasLateWithAll() {
        return late.values().stream().allMatch(left -> left.get() <= 0);
    }

    private static SpliceInfo cue(long event, Duration planned) {
        Optional<BreakDuration> length =
                Optional.of(planned)
                        .filter(Duration::isPositive)
                        .map(one -> new BreakDuration(true, one.toMillis() * 90));
        return SpliceInfo.of(
                new SpliceCommand.SpliceInsert(
                        event,
                        Optional.of(
                                new SpliceCommand.Insertion(
                                        length.isPresent(),
                                        true,
                                        new SpliceCommand.ProgramNow(),
                                        length,
                                        SpliceCommand.Avail.NONE))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        try (exchange) {
            Optional<byte[]> body = body(name);
            if (body.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.get().length);
            exchange.getResponseBody().write(body.get());
        }
    }

    private Optional<byte[]> body(String name) {
        return switch (name) {
            case "master.m3u8" ->
                    text(
                            """
                            #EXTM3U
                            #EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360,\
                            CODECS="avc1.64001e,mp4a.40.2"
                            live.m3u8
                            """);
            case "live.m3u8" ->
                    Optional.of(listed.getAsLong())
                            .filter(end -> end > 0)
                            .flatMap(end -> text(playlist(end)));
            default -> {
                AtomicInteger left = late.get(name);
                boolean there = left == null || left.getAndDecrement() <= 0;
                refusals.addAndGet(there ? 0 : 1);
                yield there ? files.apply(name) : Optional.empty();
            }
        };
    }

    private static Optional<byte[]> text(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String playlist(long end) {
        long first = Math.max(0, end - WINDOW);
        StringBuilder out = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        out.append("#EXT-X-TARGETDURATION:").append(target);
        out.append("\n#EXT-X-MEDIA-SEQUENCE:").append(first);
        out.append("\n#EXT-X-MAP:URI=\"init.mp4\"\n");
        for (long number = first; number < end; number++) {
            out.append(before.getOrDefault(number, ""));
            out.append("#EXT-X-PROGRAM-DATE-TIME:").append(startOf(number));
            out.append("\n#EXTINF:").append(length.toMillis() / 1e3);
            out.append(",\ns-").append(number).append(".m4s\n");
        }
        return out.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
