package tv.foyer.net;

/** What came of one request on a {@link Line}: an answer, or the first thing that went wrong. */
public sealed interface Answer {
    /** The far side answered in time and within its limits; {@code body} may be empty. */
    record Answered(int status, byte[] body) implements Answer {}

    /** There is no answer. */
    record Failed(Failure failure, String detail) implements Answer {}

    /** What went wrong. */
    enum Failure {
        /** The name is unknown or leads into a house that must not be called. */
        ADDRESS,
        /** As many requests as the line may hold are at work. */
        BUSY,
        /** No connection could be made. */
        UNREACHABLE,
        /** The deadline came first. */
        LATE,
        /** The far side hung up before its answer was whole. */
        CUT,
        /** The answer is not HTTP/1.1 (RFC 9112). */
        MALFORMED,
        /** Head or body is longer than the line allows. */
        TOO_LONG,
        /** The body is compressed although identity was asked for; it is never unpacked. */
        ENCODED
    }
}
