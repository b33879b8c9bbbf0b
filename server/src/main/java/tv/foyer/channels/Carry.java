package tv.foyer.channels;

import java.util.Map;

/**
 * All that one day of a channel hands to the next, so that a day's plan depends on nothing else.
 *
 * @param startMicros when the next segment begins, microseconds since 1970
 * @param sequence media sequence number of the next segment
 * @param number discontinuity number of the next item
 * @param block when the block in charge began, microseconds since 1970; -1 before the first
 * @param listed whether the guide has a programme for the block in charge
 * @param aired when each entry last began, by its key
 * @param turns whose turn it is in playlists, spots and fillers
 */
record Carry(
        long startMicros,
        long sequence,
        long number,
        long block,
        boolean listed,
        Map<String, Long> aired,
        Map<String, Integer> turns) {
    Carry {
        aired = Map.copyOf(aired);
        turns = Map.copyOf(turns);
    }

    static Carry first(long startMicros) {
        return new Carry(startMicros, 0, 0, -1, false, Map.of(), Map.of());
    }
}
