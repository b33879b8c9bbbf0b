package tv.foyer.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tv.foyer.json.Json;

/**
 * An answer: status, headers, and a body that is bytes in memory, gathered pieces or slices, or
 * part of a file.
 */
public record Reply(int status, Map<String, String> headers, Body body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** What is sent after the headers. */
    public sealed interface Body {
        record None() implements Body {}

        record Bytes(byte[] bytes) implements Body {}

        /** Pieces written one after another without being joined. */
        record Pieces(List<byte[]> pieces) implements Body {
            public Pieces {
                pieces = List.copyOf(pieces);
            }

            public long length() {
                long length = 0;
                for (byte[] piece : pieces) {
                    length += piece.length;
                }
                return length;
            }
        }

        /**
         * Ranges of shared arrays, sent one after another; joined only on their way into the
         * socket. What is in the arrays never changes.
         */
        record Slices(List<Slice> slices) implements Body {
            public Slices {
                slices = List.copyOf(slices);
            }

            public long length() {
                long length = 0;
                for (Slice slice : slices) {
                    length += slice.length();
                }
                return length;
            }

            /** Returns a copy of all bytes in one array. */
            public byte[] join() {
                byte[] joined = new byte[Math.toIntExact(length())];
                copyTo(joined);
                return joined;
            }

            /** Copies all bytes to the beginning of an array; returns how many. */
            int copyTo(byte[] target) {
                int at = 0;
                for (Slice slice : slices) {
                    System.arraycopy(slice.source(), slice.from(), target, at, slice.length());
                    at += slice.length();
                }
                return at;
            }
        }

        /** The bytes of an array from one index up to another. */
        @SuppressWarnings("ArrayRecordComponent") // shared by design, never changed
        record Slice(byte[] source, int from, int to) {
            public Slice {
                Objects.checkFromToIndex(from, to, source.length);
            }

            int length() {
                return to - from;
            }
        }

        /** Bytes of a file from an offset on. */
        record FilePart(Path file, long offset, long length) implements Body {}
    }

    private static final Body NONE = new Body.None();

    public static Reply json(Object value) {
        return json(200, value);
    }

    public static Reply json(int status, Object value) {
        return bytes(status, "application/json", Json.bytes(value));
    }

    public static Reply bytes(int status, String contentType, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", contentType), new Body.Bytes(bytes));
    }

    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply pieces(String contentType, List<byte[]> pieces) {
        return new Reply(200, Map.of("Content-Type", contentType), new Body.Pieces(pieces));
    }

    /** A part of a file; for 206 add {@code Content-Range} by {@link #with}. */
    public static Reply file(int status, String contentType, Body.FilePart part) {
        return new Reply(status, Map.of("Content-Type", contentType), part);
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), NONE);
    }

    public static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location), NONE);
    }

    public static Reply problem(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", problem.type());
        fields.put("title", problem.title());
        fields.put("status", problem.status());
        fields.put("detail", problem.detail());
        problem.field().ifPresent(field -> fields.put("field", field));
        problem.rule().ifPresent(rule -> fields.put("rule", rule));
        return bytes(problem.status(), "application/problem+json", Json.bytes(fields));
    }

    /** Returns this reply with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    /** Returns this reply marked as never changing, to be kept for a year (RFC 8246). */
    public Reply immutable() {
        return with("Cache-Control", "public, max-age=31536000, immutable");
    }
}
