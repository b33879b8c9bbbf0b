package tv.foyer.scte;

/** What the bytes of a section came to. */
public sealed interface Decoded {
    /** A whole section with the right CRC. */
    record Cue(SpliceInfo info) implements Decoded {}

    /** Nothing of it can be used; the offset is that of the field which breaks the rule. */
    record Bad(String reason, int byteOffset) implements Decoded {}
}
