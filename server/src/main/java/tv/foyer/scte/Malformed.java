package tv.foyer.scte;

/** A section that breaks off or breaks a rule; never leaves the package. */
final class Malformed extends Exception {
    final int offset;

    /** Without a trace: it is an answer about input, made by the million when fuzzed. */
    Malformed(String reason, int offset) {
        super(reason, null, false, false);
        this.offset = offset;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
