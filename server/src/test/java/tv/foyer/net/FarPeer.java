package tv.foyer.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A far side over real sockets that may behave badly: it is given each request's body and the
 * connection, and does with it what a test says.
 */
public final class FarPeer implements AutoCloseable {
    private final ServerSocket server;
    private final Manner manner;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /** Answers one request; returns whether the connection stays open for another. */
    @FunctionalInterface
    public interface Manner {
        boolean answer(String body, OutputStream out) throws IOException, InterruptedException;
    }

    private FarPeer(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    public static FarPeer open(Manner manner) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static FarPeer on(ServerSocket server, Manner manner) {
        FarPeer far = new FarPeer(server, manner);
        Thread.ofVirtual().start(far::accept);
        return far;
    }

    /** Answers with a status and a body of known length, and keeps the connection. */
    public static boolean reply(OutputStream out, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return true;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/bid");
    }

    int port() {
        return server.getLocalPort();
    }

    public int requests() {
        return requests.get();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean again = true;
            while (again) {
                String body = request(in);
                requests.incrementAndGet();
                again = manner.answer(body, socket.getOutputStream());
            }
        } catch (IOException e) {
            // the other side hung up, or was made to
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
