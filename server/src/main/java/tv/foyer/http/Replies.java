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
import java.util.concurrent.ArrayBlockingQueue;

/** Writes replies to Helidon. */
final class Replies {
    private static final Buffers BUFFERS = new Buffers();

    private Replies() {}

    /** Buffers in which answers are joined, kept for the next ones; at most so many. */
    private static final class Buffers {
        private static final int BYTES = 128 << 10;
        private static final int KEPT = 64;

        private final ArrayBlockingQueue<byte[]> idle = new ArrayBlockingQueue<>(KEPT);

        byte[] take() {
            byte[] kept = idle.poll();
            return kept == null ? new byte[BYTES] : kept;
        }

        void giveBack(byte[] buffer) {
            boolean _ = idle.offer(buffer);
        }
    }

    static void send(Reply reply, ServerResponse response) {
        response.status(Status.create(reply.status()));
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        switch (reply.body()) {
            case Reply.Body.None _ -> response.send();
            case Reply.Body.Bytes(var bytes) -> response.send(bytes);
            case Reply.Body.Pieces pieces -> send(pieces, response);
            case Reply.Body.Slices slices -> send(slices, response);
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

    /**
     * One write: a system call costs as much as some ten thousand bytes copied. Helidon copies them
     * behind its headers before it writes, so the buffer is free when it returns.
     */
    private static void send(Reply.Body.Slices slices, ServerResponse response) {
        if (slices.length() > Buffers.BYTES) {
            response.send(slices.join());
            return;
        }
        byte[] buffer = BUFFERS.take();
        try {
            response.send(buffer, 0, slices.copyTo(buffer));
        } finally {
            BUFFERS.giveBack(buffer);
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
