package tv.foyer.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Writes replies to Helidon. */
final class Replies {
    private Replies() {}

    static void send(Reply reply, ServerResponse response) {
        response.status(Status.create(reply.status()));
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        switch (reply.body()) {
            case Reply.Body.None _ -> response.send();
            case Reply.Body.Bytes(var bytes) -> response.send(bytes);
            case Reply.Body.Pieces pieces -> send(pieces, response);
            case Reply.Body.FilePart part -> send(part, response);
        }
    }

    private static void send(Reply.Body.Pieces pieces, ServerResponse response) {
        response.contentLength(pieces.length());
        try (OutputStream out = response.outputStream()) {
            for (byte[] piece : pieces.pieces()) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Reply.Body.FilePart part, ServerResponse response) {
        response.contentLength(part.length());
        try (FileChannel file = FileChannel.open(part.file());
                OutputStream out = response.outputStream();
                WritableByteChannel target = Channels.newChannel(out)) {
            long at = part.offset();
            long end = part.offset() + part.length();
            while (at < end) {
                long sent = file.transferTo(at, end - at, target);
                if (sent <= 0) {
                    throw new IOException(part.file() + " ended early");
                }
                at += sent;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
