package tv.foyer.net;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET over one connection (HTTP/1.1, RFC 9112) to an address chosen beforehand. The JDK's
 * client resolves names by itself and so cannot be held to an address; that is why this is written
 * out. A watch closes the connection at the deadline, whatever the far side does.
 */
final class Exchange implements AutoCloseable {
    private static final int BUFFER = 16 << 10;
    private static final int LONGEST_CHUNK_LINE = 256;

    private final Outbound.Endpoint endpoint;
    private final Socket plain;
    private final Socket socket;
    private final InputStream in;
    private final Thread watch;

    /** The first lines of an answer; header names in small letters. */
    record Head(int status, Map<String, List<String>> fields) {
        Optional<String> first(String name) {
            return Optional.ofNullable(fields.get(name)).map(List::getFirst);
        }

        boolean repeats(String name) {
            return fields.getOrDefault(name, List.of()).size() > 1;
        }
    }

    private Exchange(
            Outbound.Endpoint endpoint, Socket plain, SSLSocketFactory secure, Deadline deadline)
            throws IOException {
        this.endpoint = endpoint;
        this.plain = plain;
        this.watch = Thread.ofVirtual().start(() -> closeAt(plain, deadline));
        try {
            this.socket = endpoint.tls() ? tls(endpoint, plain, secure) : plain;
            this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Connects to the first of these addresses that answers. */
    static Exchange connect(
            Outbound.Endpoint endpoint,
            List<InetAddress> addresses,
            SSLSocketFactory secure,
            Deadline deadline)
            throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            Socket plain = new Socket();
            try {
                int wait = Math.toIntExact(Math.clamp(deadline.millisLeft(), 1, 5_000));
                plain.connect(new InetSocketAddress(address, endpoint.port()), wait);
                return new Exchange(endpoint, plain, secure, deadline);
            } catch (IOException e) {
                plain.close();
                last = e;
            }
        }
        throw last;
    }

    /** The name goes into the handshake and is compared with the certificate (RFC 9110 4.3.4). */
    private static Socket tls(Outbound.Endpoint endpoint, Socket plain, SSLSocketFactory secure)
            throws IOException {
        SSLSocket socket =
                (SSLSocket) secure.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (!endpoint.host().contains(":") && !endpoint.host().matches("[0-9.]+")) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void closeAt(Socket plain, Deadline deadline) {
        try {
            Thread.sleep(Duration.ofMillis(deadline.millisLeft() + 1));
            plain.close();
        } catch (InterruptedException | IOException ended) {
            // The exchange was over before its time, or the connection before the watch.
        }
    }

    /** Sends the request and reads the head of the answer; interim answers are passed over. */
    Head get(int maxHeadBytes) throws IOException {
        socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
        Lines lines = new Lines(maxHeadBytes);
        Head head = head(lines);
        while (head.status() >= 100 && head.status() < 200) {
            head = head(lines);
        }
        return head;
    }

    private String request() {
        URI ascii = URI.create(endpoint.address().toASCIIString());
        String path = ascii.getRawPath() == null ? "" : ascii.getRawPath();
        String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
        String host = endpoint.host().contains(":") ? "[" + endpoint.host() + "]" : endpoint.host();
        boolean usual = endpoint.port() == (endpoint.tls() ? 443 : 80);
        return "GET "
                + (path.isEmpty() ? "/" : path)
                + query
                + " HTTP/1.1\r\nHost: "
                + host
                + (usual ? "" : ":" + endpoint.port())
                + "\r\nUser-Agent: foyer\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
                + "Connection: close\r\n\r\n";
    }

    private Head head(Lines lines) throws IOException {
        String[] status = lines.next().split(" ", 3);
        if (status.length < 2
                || !status[0].startsWith("HTTP/1.")
                || !status[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("no HTTP/1.1 answer");
        }
        Map<String, List<String>> fields = new TreeMap<>();
        String line = lines.next();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw new IOException("a header that is none");
            }
            fields.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
            line = lines.next();
        }
        return new Head(Integer.parseInt(status[1]), fields);
    }

    /** Copies the body of at most {@code most} bytes and returns its length. */
    long body(Head head, long most, OutputStream sink) throws IOException {
        Optional<String> encoding =
                head.first("content-encoding").filter(e -> !e.equalsIgnoreCase("identity"));
        if (encoding.isPresent()) {
            throw new IOException("content encoding " + encoding.get() + " was not asked for");
        }
        Optional<String> transfer = head.first("transfer-encoding");
        Optional<String> length = head.first("content-length");
        if (transfer.isPresent()) {
            if (!transfer.get().equalsIgnoreCase("chunked") || length.isPresent()) {
                throw new IOException("a framing that is not taken: " + transfer.get());
            }
            return chunks(most, sink);
        }
        if (length.isEmpty()) {
            return rest(most, sink);
        }
        if (head.repeats("content-length") || !length.get().matches("[0-9]{1,18}")) {
            throw new IOException("Content-Length: " + length.get());
        }
        long declared = Long.parseLong(length.get());
        requireRoom(declared, most);
        copy(declared, sink);
        return declared;
    }

    private long chunks(long most, OutputStream sink) throws IOException {
        long sum = 0;
        while (true) {
            String size = new Lines(LONGEST_CHUNK_LINE).next().split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new IOException("chunk size: " + size);
            }
            long next = Long.parseLong(size, 16);
            if (next == 0) {
                return sum;
            }
            sum += next;
            requireRoom(sum, most);
            copy(next, sink);
            new Lines(2).next();
        }
    }

    private long rest(long most, OutputStream sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long sum = 0;
        int count;
        while ((count = in.read(buffer)) >= 0) {
            sum += count;
            requireRoom(sum, most);
            sink.write(buffer, 0, count);
        }
        return sum;
    }

    private void copy(long bytes, OutputStream sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = bytes;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException("ended " + left + " bytes early");
            }
            sink.write(buffer, 0, count);
            left -= count;
        }
    }

    private void requireRoom(long bytes, long most) {
        if (bytes > most) {
            throw new Outbound.Refused(
                    Outbound.Why.SIZE, endpoint.address() + ": longer than " + most + " bytes");
        }
    }

    /** Lines that end with CRLF or LF, together of a bounded length. */
    private final class Lines {
        private final int most;
        private int taken;

        Lines(int most) {
            this.most = most;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("ended within its head");
                }
                if (++taken > most) {
                    throw new Outbound.Refused(
                            Outbound.Why.SIZE,
                            endpoint.address() + ": a head longer than " + most + " bytes");
                }
                if (next == '\n') {
                    int end = line.length() - 1;
                    boolean cr = end >= 0 && line.charAt(end) == '\r';
                    return cr ? line.substring(0, end) : line.toString();
                }
                line.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        plain.close();
    }
}
