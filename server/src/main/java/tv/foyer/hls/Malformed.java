package tv.foyer.hls;

/** A line that breaks a rule; never leaves the package. */
final class Malformed extends Exception {
    /** From 1; 0 for the whole playlist. */
    final int line;

    /** Without a trace: it is an answer about input, made by the million when fuzzed. */
    Malformed(String reason, int line) {
        super(reason, null, false, false);
        this.line = line;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
