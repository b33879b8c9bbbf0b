package tv.foyer.net;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connections to endpoints that the operator configured. Blocking sockets for virtual threads:
 * a request writes once and reads until its answer is whole. Reads carry no timeout of their own; a
 * watchman looks at all connections every few milliseconds and closes those whose deadline has
 * passed, so that a stalled, dripping or endless answer ends at one place and costs nothing while
 * all is well.
 */
public final class Lines implements AutoCloseable {
    private static final long LOOK_NANOS = 4_000_000L;
    private static final long IDLE_LOOK_NANOS = 50_000_000L;

    private final Limits limits;
    private final SSLSocketFactory tls;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Thread watchman;
    private volatile boolean closed;

    /**
     * What a line may take at most.
     *
     * @param maxHeadBytes of status line and header fields
     * @param maxBodyBytes of an answer's body
     * @param connect how long making a connection may take
     * @param idle after which an unused connection is closed
     */
    public record Limits(int maxHeadBytes, int maxBodyBytes, Duration connect, Duration idle) {
        public static Limits standard() {
            return new Limits(8_192, 256 << 10, Duration.ofMillis(500), Duration.ofSeconds(20));
        }
    }

    private Lines(Limits limits, SSLSocketFactory tls) {
        this.limits = limits;
        this.tls = tls;
        this.watchman = Thread.ofPlatform().daemon().name("net-watchman").start(this::watch);
    }

    public static Lines open(Limits limits) {
        return new Lines(limits, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static Lines open(Limits limits, SSLSocketFactory tls) {
        return new Lines(limits, tls);
    }

    /**
     * Returns a line to one endpoint; looks its name up at once.
     *
     * @param privateAllowed whether it may be inside a house (loopback, private, link-local)
     * @param maxConnections at work at one time, 1 to 1024
     * @param fields further header fields of every request
     * @throws IllegalArgumentException if the address is not http or https with a host
     */
    public Line to(
            URI address, boolean privateAllowed, int maxConnections, Map<String, String> fields) {
        return new Line(this, new Line.Target(address, privateAllowed), maxConnections, fields);
    }

    /** Calls an address once, on a connection of its own, and returns what it answers. */
    public Answer get(URI address, boolean privateAllowed, Duration patience) {
        try (Line line = to(address, privateAllowed, 1, Map.of())) {
            return line.get(System.nanoTime() + patience.toNanos());
        } catch (IllegalArgumentException e) {
            return new Answer.Failed(Answer.Failure.ADDRESS, String.valueOf(e.getMessage()));
        }
    }

    Limits limits() {
        return limits;
    }

    SSLSocketFactory tls() {
        return tls;
    }

    void opened(Connection connection) {
        open.add(connection);
        if (closed) {
            connection.close();
        }
    }

    void ended(Connection connection) {
        open.remove(connection);
    }

    int openConnections() {
        return open.size();
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(open.isEmpty() ? IDLE_LOOK_NANOS : LOOK_NANOS);
            long now = System.nanoTime();
            for (Iterator<Connection> all = open.iterator(); all.hasNext(); ) {
                all.next().look(now);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watchman);
        open.forEach(Connection::close);
    }
}
