package tv.foyer.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import tv.foyer.net.Answer.Failure;

/**
 * A line to one endpoint: a few kept connections, never more at work than allowed. Names are looked
 * up when the line is made and now and then behind the scenes, never while a request waits; what is
 * connected to is the address that was checked. Safe for use by many threads.
 */
public final class Line implements AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final long LOOK_UP_AGAIN_NANOS = 60_000_000_000L;
    private static final int MAX_CONNECTIONS = 1_024;

    private final Lines lines;
    private final Target target;
    private final byte[] postHead;
    private final byte[] getHead;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Connection> kept = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean lookingUp = new AtomicBoolean();
    private volatile Found found;
    private volatile boolean closed;

    record Target(URI address, boolean privateAllowed) {
        Target {
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || address.getHost() == null) {
                throw new IllegalArgumentException("address: http or https with a host expected");
            }
            if (address.getUserInfo() != null) {
                throw new IllegalArgumentException("address: no user expected in it");
            }
        }

        boolean secure() {
            return "https".equalsIgnoreCase(address.getScheme());
        }

        int port() {
            return address.getPort() > 0 ? address.getPort() : secure() ? 443 : 80;
        }
    }

    /** The address that was looked up and found fit, or why there is none. */
    private record Found(Optional<InetAddress> ip, String fault, long atNanos) {}

    Line(Lines lines, Target target, int maxConnections, Map<String, String> fields) {
        if (maxConnections < 1 || maxConnections > MAX_CONNECTIONS) {
            throw new IllegalArgumentException("maxConnections: 1 to " + MAX_CONNECTIONS);
        }
        this.lines = lines;
        this.target = target;
        this.free = new Semaphore(maxConnections);
        this.postHead = head("POST", target.address(), fields, "Content-Length: ");
        this.getHead = head("GET", target.address(), fields, "\r\n");
        this.found = lookUp();
    }

    /** Posts a body and returns the answer, or a failure when the deadline comes first. */
    public Answer post(byte[] body, long deadlineNanos) {
        byte[] length = Integer.toString(body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[postHead.length + length.length + 4 + body.length];
        System.arraycopy(postHead, 0, request, 0, postHead.length);
        int at = postHead.length;
        System.arraycopy(length, 0, request, at, length.length);
        at += length.length;
        request[at++] = '\r';
        request[at++] = '\n';
        request[at++] = '\r';
        request[at++] = '\n';
        System.arraycopy(body, 0, request, at, body.length);
        return send(request, deadlineNanos);
    }

    Answer get(long deadlineNanos) {
        return send(getHead, deadlineNanos);
    }

    private Answer send(byte[] request, long deadlineNanos) {
        if (!free.tryAcquire()) {
            return new Answer.Failed(Failure.BUSY, "all connections are at work");
        }
        try {
            return exchange(request, deadlineNanos);
        } finally {
            free.release();
        }
    }

    /**
     * A kept connection may have been closed by the far side meanwhile: if it was cut before a byte
     * of the answer came, the request is sent once more on a fresh one.
     */
    private Answer exchange(byte[] request, long deadlineNanos) {
        Connection used = kept.pollFirst();
        if (used != null) {
            Answer answer = used.exchange(request, deadlineNanos);
            boolean again = answer instanceof Answer.Failed(var why, _) && why == Failure.CUT;
            if (!again || used.heard()) {
                return after(used, answer);
            }
            used.close();
        }
        return fresh(request, deadlineNanos);
    }

    private Answer fresh(byte[] request, long deadlineNanos) {
        Found now = address();
        if (now.ip().isEmpty()) {
            return new Answer.Failed(Failure.ADDRESS, now.fault());
        }
        long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            return new Answer.Failed(Failure.LATE, "no time to connect");
        }
        Connection made;
        try {
            made = connect(now.ip().get(), (int) Math.min(left, connectMillis()), deadlineNanos);
        } catch (IOException e) {
            boolean late = System.nanoTime() >= deadlineNanos;
            return new Answer.Failed(
                    late ? Failure.LATE : Failure.UNREACHABLE, String.valueOf(e.getMessage()));
        }
        return after(made, made.exchange(request, deadlineNanos));
    }

    private Answer after(Connection connection, Answer answer) {
        if (connection.reusable() && !closed) {
            kept.addFirst(connection);
        } else {
            connection.close();
        }
        return answer;
    }

    private long connectMillis() {
        return lines.limits().connect().toMillis();
    }

    private Connection connect(InetAddress ip, int millis, long deadlineNanos) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(ip, target.port()), millis);
            Connection made = new Connection(lines, socket, target.secure() ? this::secured : null);
            made.begin(deadlineNanos);
            return made;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** TLS over a connected socket; the certificate must name the host (RFC 9110 section 4.3.4). */
    private Socket secured(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        lines.tls()
                                .createSocket(
                                        plain, target.address().getHost(), target.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Found address() {
        Found now = found;
        boolean old = System.nanoTime() - now.atNanos() > LOOK_UP_AGAIN_NANOS;
        if (old && lookingUp.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            found = lookUp();
                        } finally {
                            lookingUp.set(false);
                        }
                    });
        }
        return now;
    }

    private Found lookUp() {
        try {
            InetAddress ip = InetAddress.getByName(target.address().getHost());
            boolean allowed = target.privateAllowed() || PublicAddresses.contains(ip);
            return allowed
                    ? new Found(Optional.of(ip), "", System.nanoTime())
                    : new Found(Optional.empty(), "not a public address", System.nanoTime());
        } catch (UnknownHostException e) {
            return new Found(Optional.empty(), "unknown host", System.nanoTime());
        }
    }

    private static byte[] head(
            String method, URI address, Map<String, String> fields, String lastWords) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(address.getRawAuthority()).append("\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Accept-Encoding: identity\r\n").append(lastWords);
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed = true;
        for (Connection one = kept.pollFirst(); one != null; one = kept.pollFirst()) {
            one.close();
        }
    }
}
