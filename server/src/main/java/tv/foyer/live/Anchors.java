package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;

/**
 * Finds where a rung's numbering lies on the timeline: by the dates of its segments, else by the
 * numbers of the other rungs, else behind all that is there.
 */
final class Anchors {
    private final List<Slot> slots;
    private final Map<String, RungState> states;
    private final int eras;

    /**
     * @param shift from the origin's number to the slot's
     * @param era of the numbering
     */
    record Anchor(long shift, int era) {}

    Anchors(List<Slot> slots, Map<String, RungState> states, int eras) {
        this.slots = slots;
        this.states = states;
        this.eras = eras;
    }

    Anchor of(String rung, MediaPlaylist reading, boolean restarted, Instant now) {
        long first = reading.head().mediaSequence();
        if (slots.isEmpty()) {
            return new Anchor(beginning(reading, now) - first, eras);
        }
        Optional<Long> byDate = aligned(reading);
        if (byDate.isPresent()) {
            return new Anchor(byDate.get(), eras);
        }
        boolean dated = reading.segments().getLast().date().isPresent();
        Optional<RungState> lead = dated ? Optional.empty() : lead(rung, restarted);
        if (lead.isPresent() && isNear(lead.get(), reading)) {
            return new Anchor(lead.get().shift().orElse(0L), lead.get().era());
        }
        return new Anchor(behind(reading), restarted ? eras + 1 : eras);
    }

    /**
     * The first number is the second it begins at: after a restart of this node numbers go on
     * upwards, as no segment is shorter than a second for long.
     */
    private static long beginning(MediaPlaylist reading, Instant now) {
        return reading.segments().getFirst().date().orElse(now).getEpochSecond();
    }

    private Optional<Long> aligned(MediaPlaylist reading) {
        long first = reading.head().mediaSequence();
        for (int i = reading.segments().size() - 1; i >= 0; i--) {
            Segment segment = reading.segments().get(i);
            if (segment.date().isPresent()) {
                Optional<Slot> slot = at(segment, segment.date().get());
                if (slot.isPresent()) {
                    return Optional.of(slot.get().number() - first - i);
                }
            }
        }
        return Optional.empty();
    }

    /** From the newest: that is where a rung comes in. */
    private Optional<Slot> at(Segment segment, Instant date) {
        for (int i = slots.size() - 1; i >= 0; i--) {
            Slot slot = slots.get(i);
            long near = Math.min(slot.micros(), segment.micros()) / 2;
            Duration away = Duration.between(slot.start(), date).abs();
            if (away.compareTo(Duration.of(near, ChronoUnit.MICROS)) < 0) {
                return Optional.of(slot);
            }
            if (slot.end().isBefore(date)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The rung whose numbering is the newest; after a restart only one that restarted as well. */
    private Optional<RungState> lead(String rung, boolean restarted) {
        RungState own = states.get(rung);
        int since = own == null || !restarted ? 0 : own.era() + 1;
        return states.entrySet().stream()
                .filter(one -> !one.getKey().equals(rung))
                .map(Map.Entry::getValue)
                .filter(state -> state.shift().isPresent() && state.era() >= since)
                .max(Comparator.comparingInt(RungState::era).thenComparingLong(RungState::last));
    }

    private boolean isNear(RungState lead, MediaPlaylist reading) {
        long number = reading.head().mediaSequence() + lead.shift().orElse(0L);
        long ahead = number - slots.getLast().number();
        return ahead <= Continuity.LONGEST_HOLE;
    }

    /** What is dated before the end of the timeline is not told again. */
    private long behind(MediaPlaylist reading) {
        long first = reading.head().mediaSequence();
        long next = slots.getLast().number() + 1;
        Instant end = slots.getLast().end();
        for (int i = 0; i < reading.segments().size(); i++) {
            Segment segment = reading.segments().get(i);
            Instant middle =
                    segment.date().orElse(end).plus(segment.micros() / 2, ChronoUnit.MICROS);
            if (middle.isAfter(end)) {
                return next - first - i;
            }
        }
        return next - first - reading.segments().size();
    }
}
