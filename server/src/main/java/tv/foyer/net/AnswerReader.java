package tv.foyer.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import tv.foyer.net.Answer.Failure;

/**
 * Reads answers of HTTP/1.1 (RFC 9112) from one connection: status line, the few fields that
 * matter, and a body by length, by chunks or until the end; each bounded.
 */
final class AnswerReader {
    private static final int MAX_INTERIM = 4;

    private final InputStream in;
    private final Lines.Limits limits;
    private final byte[] buffer;
    private int at;
    private int end;
    private boolean heard;
    private boolean keepAlive;
    private int headLeft;
    private long length;
    private boolean chunked;
    private boolean encoded;

    /** Bytes between the end of the line last read and the place reached. */
    private int skipped;

    /** The answer breaks a rule of HTTP or a limit. */
    static final class Unfit extends IOException {
        private final Failure failure;
        private final String rule;

        Unfit(Failure failure, String rule) {
            super(rule);
            this.failure = failure;
            this.rule = rule;
        }

        Failure failure() {
            return failure;
        }

        String rule() {
            return rule;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this; // a stranger's bad answer is no place in our code
        }
    }

    AnswerReader(InputStream in, Lines.Limits limits) {
        this.in = in;
        this.limits = limits;
        this.buffer = new byte[8_192];
    }

    /** Prepares for the next answer; what came unasked spoils the connection. */
    void start() throws Unfit {
        if (at < end) {
            throw new Unfit(Failure.MALFORMED, "more than was asked for");
        }
        heard = false;
        keepAlive = false;
    }

    boolean heard() {
        return heard;
    }

    boolean keepAlive() {
        return keepAlive && at == end;
    }

    Answer read() throws IOException {
        int status = head();
        for (int i = 0; status / 100 == 1; i++) {
            if (i == MAX_INTERIM) {
                throw new Unfit(Failure.MALFORMED, "too many interim answers");
            }
            status = head();
        }
        boolean empty = status == 204 || status == 304;
        if (encoded && !empty) {
            throw new Unfit(Failure.ENCODED, "content coding other than identity");
        }
        return new Answer.Answered(status, empty ? new byte[0] : body());
    }

    private int head() throws IOException {
        headLeft = limits.maxHeadBytes();
        length = -1;
        chunked = false;
        encoded = false;
        int status = statusLine();
        for (int size = line(); size > 0; size = line()) {
            field(at - size - skipped, size);
        }
        return status;
    }

    private int statusLine() throws IOException {
        int size = line();
        int from = at - size - skipped;
        boolean http =
                size >= 12
                        && is(from, size, "http/1.")
                        && buffer[from + 8] == ' '
                        && digit(buffer[from + 9])
                        && digit(buffer[from + 10])
                        && digit(buffer[from + 11]);
        if (!http) {
            throw new Unfit(Failure.MALFORMED, "no HTTP/1.1 status line");
        }
        keepAlive = buffer[from + 7] == '1';
        return (buffer[from + 9] - '0') * 100
                + (buffer[from + 10] - '0') * 10
                + (buffer[from + 11] - '0');
    }

    private void field(int from, int size) throws Unfit {
        switch (buffer[from] | 0x20) {
            case 'c' -> {
                if (is(from, size, "content-length:")) {
                    length = number(from + 15, from + size);
                } else if (is(from, size, "content-encoding:")) {
                    encoded = !value(from, size, 17, "identity");
                } else if (is(from, size, "connection:") && value(from, size, 11, "close")) {
                    keepAlive = false;
                }
            }
            case 't' -> {
                if (is(from, size, "transfer-encoding:")) {
                    chunked = value(from, size, 18, "chunked");
                    if (!chunked) {
                        throw new Unfit(Failure.MALFORMED, "transfer coding other than chunked");
                    }
                }
            }
            default -> {} // no other field matters here
        }
    }

    private byte[] body() throws IOException {
        if (chunked) {
            return chunks();
        }
        if (length >= 0) {
            return exactly();
        }
        keepAlive = false;
        return untilEnd();
    }

    private byte[] exactly() throws IOException {
        requireRoom(0, length);
        byte[] all = new byte[(int) length];
        int filled = 0;
        while (filled < all.length) {
            if (at == end) {
                fill();
            }
            int part = Math.min(end - at, all.length - filled);
            System.arraycopy(buffer, at, all, filled, part);
            at += part;
            filled += part;
        }
        return all;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        headLeft = limits.maxHeadBytes();
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            requireRoom(all.size(), size);
            for (long left = size; left > 0; ) {
                if (at == end) {
                    fill();
                }
                int part = (int) Math.min(end - at, left);
                all.write(buffer, at, part);
                at += part;
                left -= part;
            }
            if (line() != 0) {
                throw new Unfit(Failure.MALFORMED, "a chunk longer than said");
            }
        }
        while (line() > 0) {
            // trailer fields say nothing to us
        }
        return all.toByteArray();
    }

    private void requireRoom(long before, long more) throws Unfit {
        if (before + more > limits.maxBodyBytes()) {
            throw new Unfit(Failure.TOO_LONG, "a body over " + limits.maxBodyBytes() + " bytes");
        }
    }

    private long chunkSize() throws IOException {
        headLeft += 64; // every chunk may have its own short line
        int size = line();
        int from = at - size - skipped;
        long value = 0;
        int digits = 0;
        while (digits < size && Character.digit(buffer[from + digits], 16) >= 0) {
            value = value * 16 + Character.digit(buffer[from + digits], 16);
            digits++;
            if (digits > 8) {
                throw new Unfit(Failure.TOO_LONG, "a chunk too long");
            }
        }
        if (digits == 0) {
            throw new Unfit(Failure.MALFORMED, "no chunk size");
        }
        return value;
    }

    private byte[] untilEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(buffer, at, end - at);
        at = end;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            requireRoom(all.size(), read);
            all.write(buffer, 0, read);
        }
        return all.toByteArray();
    }

    /**
     * Reads one line and returns its length without its end; it stands in the buffer and ends
     * {@code skipped} bytes before the place reached.
     */
    private int line() throws IOException {
        int from = at;
        while (true) {
            for (int i = at; i < end; i++) {
                if (buffer[i] == '\n') {
                    skipped = i > from && buffer[i - 1] == '\r' ? 2 : 1;
                    at = i + 1;
                    spend(at - from);
                    return at - from - skipped;
                }
            }
            at = end;
            if (end - from >= headLeft || (from == 0 && end == buffer.length)) {
                throw new Unfit(Failure.TOO_LONG, "a head over its limit");
            }
            if (end == buffer.length) {
                System.arraycopy(buffer, from, buffer, 0, end - from);
                at -= from;
                end -= from;
                from = 0;
            }
            more();
        }
    }

    private void spend(int bytes) throws Unfit {
        headLeft -= bytes;
        if (headLeft < 0) {
            throw new Unfit(Failure.TOO_LONG, "a head over its limit");
        }
    }

    private void fill() throws IOException {
        at = 0;
        end = 0;
        more();
    }

    private void more() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("hung up");
        }
        heard = true;
        end += read;
    }

    private boolean is(int from, int size, String lowerCase) {
        if (size < lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int c = buffer[from + i];
            int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean value(int from, int size, int nameLength, String lowerCase) {
        int start = from + nameLength;
        int stop = from + size;
        while (start < stop && (buffer[start] == ' ' || buffer[start] == '\t')) {
            start++;
        }
        while (stop > start && (buffer[stop - 1] == ' ' || buffer[stop - 1] == '\t')) {
            stop--;
        }
        return stop - start == lowerCase.length() && is(start, stop - start, lowerCase);
    }

    private long number(int from, int to) throws Unfit {
        long value = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (digit(buffer[i]) && digits < 16) {
                value = value * 10 + (buffer[i] - '0');
                digits++;
            } else if (buffer[i] != ' ' && buffer[i] != '\t') {
                throw new Unfit(Failure.MALFORMED, "Content-Length is no number");
            }
        }
        if (digits == 0) {
            throw new Unfit(Failure.MALFORMED, "Content-Length is no number");
        }
        return value;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
