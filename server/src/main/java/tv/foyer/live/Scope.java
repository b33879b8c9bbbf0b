package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What part of a timeline a viewer sees. */
sealed interface Scope {
    /** So much of the newest, ending that far behind the newest; zero behind is live. */
    record Sliding(Duration window, Duration behind) implements Scope {}

    /** All since an instant, and on to what comes. */
    record StartOver(Instant from) implements Scope {}

    /** What was shown between two instants; it ends. While it goes on it is a start-over. */
    record CatchUp(Instant from, Instant to) implements Scope {}

    /** Fewer slots than this are no window to play in. */
    int LEAST = 3;

    /** Those slots that are in the scope; none if it is over and forgotten. */
    default List<Slot> of(List<Slot> slots) {
        return switch (this) {
            case Sliding(var window, var behind) -> sliding(slots, window, behind);
            case StartOver(var from) -> since(slots, from);
            case CatchUp(var from, var to) ->
                    since(slots, from).stream().filter(slot -> slot.middle().isBefore(to)).toList();
        };
    }

    /** Whether nothing more can come. */
    default boolean isOver(List<Slot> slots) {
        return this instanceof CatchUp(_, var to)
                && !slots.isEmpty()
                && !slots.getLast().end().isBefore(to);
    }

    /** Whether its first slot is where a viewer begins. */
    default boolean beginsAtFirst() {
        return !(this instanceof Sliding);
    }

    private static List<Slot> sliding(List<Slot> slots, Duration window, Duration behind) {
        if (slots.isEmpty()) {
            return slots;
        }
        Instant edge = slots.getLast().end().minus(behind);
        int end = slots.size();
        while (end > 0 && slots.get(end - 1).end().isAfter(edge)) {
            end--;
        }
        int start = end;
        long left = window.toNanos() / 1_000;
        while (start > 0 && (left >= slots.get(start - 1).micros() || end - start < LEAST)) {
            start--;
            left -= slots.get(start).micros();
        }
        return slots.subList(start, end);
    }

    private static List<Slot> since(List<Slot> slots, Instant from) {
        int start = slots.size();
        while (start > 0 && slots.get(start - 1).middle().isAfter(from)) {
            start--;
        }
        return slots.subList(start, slots.size());
    }
}
