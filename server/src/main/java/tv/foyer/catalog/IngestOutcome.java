package tv.foyer.catalog;

/** What became of a feed as a whole. */
public sealed interface IngestOutcome {
    /** The good records are in, the report names the others. */
    record Applied(IngestReport report) implements IngestOutcome {}

    /** The document cannot be read to its end, or is not this provider's: nothing was changed. */
    record Broken(String where, String rule) implements IngestOutcome {}
}
