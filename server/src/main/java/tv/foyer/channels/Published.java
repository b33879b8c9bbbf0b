package tv.foyer.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One version of a channel as it is kept: with the lengths of all its pictures and its place in the
 * channel's numbering, so that its timeline needs nothing else and never changes.
 *
 * @param validFrom stated by whoever published; the version begins with the first segment boundary
 *     of the version before that is not earlier
 * @param reels segment lengths by asset
 * @param ladder the rungs of the master playlist, each with the highest bandwidth in it
 * @param sound what is heard; absent where the pictures have none
 */
record Published(
        int version,
        Instant validFrom,
        Schedule schedule,
        Map<String, Reel> reels,
        List<Step> ladder,
        Optional<Sound> sound,
        Carry opening) {
    Published {
        reels = new TreeMap<>(reels);
        ladder = List.copyOf(ladder);
    }

    /** Tells whether there is a playlist of this name: of a rung, or of the sound. */
    boolean has(String playlist) {
        return ladder.stream().anyMatch(step -> step.name().equals(playlist))
                || (playlist.equals(Lines.SOUND) && sound.isPresent());
    }

    /** The channel's sound: of each asset the first, with the highest bandwidth of these. */
    record Sound(int bandwidth, String codecs) {}

    /** One rung of a channel. */
    record Step(String name, int width, int height, int bandwidth, String codecs) {}
}
