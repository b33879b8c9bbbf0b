package tv.foyer.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on loopback that answers every connection as it is told to. */
final class FarSide implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes an answer; may take as long as it likes. */
    interface Script {
        void answer(OutputStream out) throws Exception;
    }

    private FarSide(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    static FarSide of(Script script) throws IOException {
        return of(ServerSocketFactory.getDefault(), script);
    }

    static FarSide of(ServerSocketFactory sockets, Script script) throws IOException {
        return new FarSide(
                sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    static FarSide saying(String answer) throws IOException {
        return of(out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the requests that came whole, oldest first. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(head(socket.getInputStream()));
            script.answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (Exception gone) {
            // The client under test has left; that is what some tests are about.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
