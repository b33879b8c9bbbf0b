package tv.foyer.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.scte.BreakTracker;

/**
 * A channel's timeline, made of successive readings of its rungs. Immutable: each step gives the
 * next one, and equal steps give equal timelines on every node. Slots up to {@link #published} are
 * for viewers and never change; those behind wait for their segments.
 *
 * @param slots those that are kept, oldest first
 * @param published how many of them are published
 * @param target longest segment in whole seconds, of the first reading or of the last restart
 * @param eras how often the origin's numbering began anew
 */
record LiveTimeline(
        TimelineRules rules,
        List<String> rungs,
        List<Slot> slots,
        int published,
        Map<String, RungState> states,
        BreakTracker tracker,
        int target,
        int eras,
        Tally tally) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    LiveTimeline {
        rungs = List.copyOf(rungs);
        slots = List.copyOf(slots);
        states = Map.copyOf(states);
    }

    /** A timeline before its first reading. */
    static LiveTimeline of(TimelineRules rules, List<String> rungs, Instant now) {
        Map<String, RungState> states = new HashMap<>();
        rungs.forEach(rung -> states.put(rung, RungState.unseen(now)));
        BreakTracker tracker = BreakTracker.of(rules.breakCap());
        return new LiveTimeline(rules, rungs, List.of(), 0, states, tracker, 0, 0, Tally.NONE);
    }

    /**
     * After a reading of a rung's playlist, whose addresses are absolute.
     *
     * @throws IllegalArgumentException if the timeline has no such rung
     */
    LiveTimeline listed(String rung, MediaPlaylist reading, Instant now) {
        TimelineDraft draft = new TimelineDraft(this, now);
        draft.read(rung, reading);
        return draft.done();
    }

    /** After a rung's segment has come. */
    LiveTimeline held(String rung, long number, Instant now) {
        TimelineDraft draft = new TimelineDraft(this, now);
        draft.hold(rung, number);
        return draft.done();
    }

    /** As time passes: what waited long enough is published. */
    LiveTimeline settled(Instant now) {
        return new TimelineDraft(this, now).done();
    }

    /** What is for viewers, oldest first. */
    List<Slot> open() {
        return slots.subList(0, published);
    }

    /** The slot that a segment's file is named after; none for an initialisation section. */
    Optional<Slot> named(String file) {
        String name = file.substring(0, Math.max(0, file.indexOf('.')));
        if (slots.isEmpty() || !NUMBER.matcher(name).matches()) {
            return Optional.empty();
        }
        long place = Long.parseLong(name) - slots.getFirst().number();
        return place < 0 || place >= slots.size()
                ? Optional.empty()
                : Optional.of(slots.get((int) place));
    }

    /** Those segments of a rung that the origin lists and nobody has fetched. */
    List<Slot> wanted(String rung) {
        return slots.subList(published, slots.size()).stream()
                .filter(slot ->
                        Optional.ofNullable(slot.piece(rung))
                                .filter(piece -> piece.state() == Piece.State.LISTED)
                                .isPresent())
                .toList();
    }

    /** Whether nobody waits for a rung any more. */
    boolean isLost(String rung, Instant now) {
        RungState state = states.get(rung);
        return state == null || now.isAfter(state.progress().plus(rules.lostAfter()));
    }
}
