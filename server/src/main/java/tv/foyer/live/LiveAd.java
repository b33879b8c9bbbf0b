package tv.foyer.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.kernel.Text;

/**
 * An ad that can stand in a live break, cut alike in all rungs.
 *
 * @param key names it
 * @param micros the lengths of its segments
 * @param rungs its files by the channel's rung
 * @param master its own multivariant playlist, for guided breaks
 * @param sale what is reported of it; nothing of a picture of the house
 */
public record LiveAd(
        String key,
        List<Long> micros,
        Map<String, Files> rungs,
        Optional<String> master,
        Optional<Sale> sale) {
    public LiveAd {
        micros = List.copyOf(micros);
        rungs = Map.copyOf(rungs);
    }

    /**
     * An ad that somebody pays for.
     *
     * @param token signed impression token, handed to the set as it is
     */
    public record Sale(int slot, Text title, Text advertiser, String token) {}

    long lengthMicros() {
        return micros.stream().mapToLong(Long::longValue).sum();
    }

    /** The addresses of one rung, as many as there are lengths. */
    public record Files(Optional<String> init, List<String> segments) {
        public Files {
            segments = List.copyOf(segments);
        }
    }

    /**
     * Whether it can stand at this slot in these rungs: all of it is there, it keeps to their
     * target duration, and it is in fragments where the channel is.
     */
    boolean fits(List<String> names, int targetSeconds, Slot slot) {
        return !micros.isEmpty()
                && micros.stream()
                        .allMatch(one -> one > 0 && Math.round(one / 1e6) <= targetSeconds)
                && names.stream().allMatch(name -> fits(name, slot));
    }

    private boolean fits(String rung, Slot slot) {
        Files files = rungs.get(rung);
        Piece piece = slot.piece(rung);
        boolean alike =
                files != null
                        && (piece == null
                                || piece.state() != Piece.State.HELD
                                || piece.init().isPresent() == files.init().isPresent());
        return alike && files != null && files.segments().size() == micros.size();
    }
}
