package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.scte.BreakState;
import tv.foyer.scte.BreakTracker;

/** Decides when a slot is for viewers, and makes it final. */
final class Publishing {
    private final TimelineRules rules;
    private final List<String> rungs;
    private final Instant now;
    private final Map<String, RungState> states;
    private final BreakTracker tracker;
    private long gaps;
    private long waited;

    Publishing(
            LiveTimeline timeline,
            Instant now,
            Map<String, RungState> states,
            BreakTracker tracker) {
        this.rules = timeline.rules();
        this.rungs = timeline.rungs();
        this.now = now;
        this.states = states;
        this.tracker = tracker;
    }

    /** Every rung that is alive has it, or has been waited for long enough. */
    boolean isReady(Slot slot) {
        List<String> alive = rungs.stream().filter(this::isAlive).toList();
        boolean complete = !alive.isEmpty() && alive.stream().allMatch(rung -> isHere(slot, rung));
        return complete || !now.isBefore(slot.seen().plus(rules.patience()));
    }

    private boolean isAlive(String rung) {
        RungState state = states.get(rung);
        return state != null && !now.isAfter(state.progress().plus(rules.lostAfter()));
    }

    private static boolean isHere(Slot slot, String rung) {
        Piece piece = slot.piece(rung);
        return piece != null && piece.state() != Piece.State.LISTED;
    }

    Slot published(Slot slot, Optional<Slot> last) {
        if (Duration.between(slot.seen(), now).compareTo(rules.patience().dividedBy(2)) > 0) {
            waited++;
        }
        Map<String, Piece> all = new HashMap<>();
        for (String rung : rungs) {
            Piece piece = slot.piece(rung);
            Piece there = piece == null ? absent(slot) : piece;
            boolean held = there.state() == Piece.State.HELD;
            gaps += held ? 0 : 1;
            all.put(rung, held ? there : there.as(Piece.State.GAP));
        }
        long before = last.map(Slot::discontinuities).orElse(slot.start().getEpochSecond() / 60);
        return slot.published(before + (slot.discontinuity() ? 1 : 0), all, mark(slot, last));
    }

    private static Piece absent(Slot slot) {
        return new Piece(
                slot.number() + ".gap",
                "",
                Optional.empty(),
                slot.micros(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Piece.State.GAP);
    }

    /** A slot is in the break in which its middle is: cues and segments round differently. */
    private Optional<BreakMark> mark(Slot slot, Optional<Slot> last) {
        return switch (tracker.at(slot.middle())) {
            case BreakState.Content _ -> Optional.empty();
            case BreakState.InBreak now ->
                    last.flatMap(Slot::mark)
                            .filter(mark -> mark.isOf(now.id(), now.start()))
                            .or(() -> Optional.of(mark(slot, now)));
        };
    }

    private static BreakMark mark(Slot slot, BreakState.InBreak state) {
        Optional<Duration> planned =
                switch (state.ending()) {
                    case CAP -> Optional.empty();
                    case PLANNED, RETURNED, CANCELLED ->
                            Optional.of(Duration.between(slot.start(), state.end()))
                                    .filter(Duration::isPositive);
                };
        return new BreakMark(slot.number(), state.id(), state.start(), slot.start(), planned);
    }

    Tally counted(Tally tally) {
        return tally.plus(Tally.Of.GAP, gaps).plus(Tally.Of.WAITED, waited);
    }
}
