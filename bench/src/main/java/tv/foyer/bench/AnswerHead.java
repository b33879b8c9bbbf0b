package tv.foyer.bench;

import java.io.IOException;
import java.io.InputStream;

/**
 * What stands before the body of an HTTP/1.1 answer, read with the least work.
 *
 * @param status the first line
 * @param length of the body in bytes, or -1 if it is not told
 */
record AnswerHead(String status, int length) {
    static AnswerHead read(InputStream in) throws IOException {
        String status = header(in);
        int length = -1;
        for (String line = header(in); !line.isEmpty(); line = header(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new AnswerHead(status, length);
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
