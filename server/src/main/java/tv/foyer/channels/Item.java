package tv.foyer.channels;

/**
 * A run of an asset's segments on air without anything between them. Each item but a stream's first
 * is preceded by a discontinuity, whose number is the item's.
 *
 * @param startMicros when its first segment begins, microseconds since 1970
 * @param endMicros when its last segment ends
 * @param sequence media sequence number of its first segment
 * @param from first segment of the asset
 * @param to behind the last segment of the asset
 * @param entry key of the schedule's entry; empty for spots and fillers
 * @param spot whether it is one of a break's spots
 */
record Item(
        long startMicros,
        long endMicros,
        long sequence,
        long number,
        String asset,
        int from,
        int to,
        String entry,
        boolean spot) {
    /** Returns when a segment begins. */
    long segmentStart(long[] cuts, int segment) {
        return startMicros + cuts[segment] - cuts[from];
    }

    /** Returns the item up to a segment of its asset. */
    Item until(long[] cuts, int segment) {
        return new Item(
                startMicros,
                segmentStart(cuts, segment),
                sequence,
                number,
                asset,
                from,
                segment,
                entry,
                spot);
    }
}
