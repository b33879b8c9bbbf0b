package tv.foyer.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tv.foyer.net.Answer.Failure;

/** One connection; used by one request at a time, closed by its watchman when that is too late. */
final class Connection {
    private static final long IDLE = Long.MIN_VALUE;
    private static final long EXPIRED = Long.MIN_VALUE + 1;

    private final Lines lines;
    private final Socket plain;
    private final @Nullable Secure secure;
    private final AtomicLong due = new AtomicLong(IDLE);
    private volatile long idleSince;
    private volatile boolean closed;
    private @Nullable AnswerReader reader;
    private @Nullable OutputStream out;
    private boolean reusable;

    /** Lays TLS over a connected socket. */
    interface Secure {
        Socket over(Socket plain) throws IOException;
    }

    Connection(Lines lines, Socket plain, @Nullable Secure secure) {
        this.lines = lines;
        this.plain = plain;
        this.secure = secure;
    }

    /** Puts a new connection under the watchman's eyes, and shakes hands where there is TLS. */
    void begin(long deadlineNanos) throws IOException {
        due.set(deadlineNanos);
        lines.opened(this);
        try {
            Socket socket = secure == null ? plain : secure.over(plain);
            InputStream in = socket.getInputStream();
            reader = new AnswerReader(in, lines.limits());
            out = socket.getOutputStream();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    Answer exchange(byte[] request, long deadlineNanos) {
        reusable = false;
        if (!claim(deadlineNanos) || out == null || reader == null) {
            return new Answer.Failed(Failure.CUT, "closed while idle");
        }
        Answer answer;
        try {
            reader.start();
            out.write(request);
            answer = reader.read();
            reusable = reader.keepAlive();
        } catch (AnswerReader.Unfit e) {
            answer = new Answer.Failed(e.failure(), e.rule());
        } catch (IOException e) {
            answer = new Answer.Failed(Failure.CUT, String.valueOf(e.getMessage()));
        }
        idleSince = System.nanoTime();
        if (!due.compareAndSet(deadlineNanos, IDLE)) {
            reusable = false;
            return new Answer.Failed(Failure.LATE, "the deadline passed");
        }
        return answer;
    }

    /** Sets the deadline; false if the watchman closed this connection while it was idle. */
    private boolean claim(long deadlineNanos) {
        long now = due.get();
        return !closed && now != EXPIRED && due.compareAndSet(now, deadlineNanos);
    }

    boolean reusable() {
        return reusable && !closed;
    }

    /** Tells whether a byte of the answer came. */
    boolean heard() {
        return reader != null && reader.heard();
    }

    /** The watchman's look: closes what is overdue, and what nobody used for a while. */
    void look(long now) {
        long until = due.get();
        boolean overdue = until > EXPIRED && now - until >= 0;
        boolean stale = until == IDLE && now - idleSince > lines.limits().idle().toNanos();
        if ((overdue || stale) && due.compareAndSet(until, EXPIRED)) {
            close();
        }
    }

    /** The plain socket: closing TLS would say goodbye first, and may wait to be heard. */
    void close() {
        closed = true;
        lines.ended(this);
        try {
            plain.close();
        } catch (IOException e) {
            // it is given up either way
        }
    }
}
