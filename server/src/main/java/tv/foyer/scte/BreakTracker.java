package tv.foyer.scte;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tv.foyer.scte.BreakState.Ending;

/**
 * The breaks of one stream, made of its signals. Immutable: each signal gives the next tracker, and
 * each instant a state. The rules:
 *
 * <ul>
 *   <li>An out with the id of a break that is still open is that break again, and may better its
 *       duration; so is one within a second of the start of any break with its id.
 *   <li>A break ends at its planned duration, else at the cap; a return before that ends it early,
 *       one after it changes nothing.
 *   <li>Breaks that overlap are one to the viewer: from the first start to the last end.
 *   <li>A cancelled break that has not begun never does; one that has ends.
 * </ul>
 */
public final class BreakTracker {
    /** How many breaks are remembered; the oldest is forgotten first. */
    private static final int MAX_KNOWN = 32;

    /** Clocks of senders round differently. */
    private static final Duration SAME_START = Duration.ofSeconds(1);

    private final Duration cap;
    private final List<Known> known;

    private record Closed(Instant at, Ending ending) {}

    private record Known(
            String id, Instant start, Optional<Duration> planned, Optional<Closed> closed) {
        Known closedAt(Instant at, Ending ending) {
            Instant end = at.isBefore(start) ? start : at;
            return new Known(id, start, planned, Optional.of(new Closed(end, ending)));
        }
    }

    /** From the start of its first break to the end of its last. */
    private record Span(String id, Instant start, Instant end, Ending ending) {}

    private BreakTracker(Duration cap, List<Known> known) {
        this.cap = cap;
        this.known = List.copyOf(known);
    }

    /** A stream without breaks yet; the cap bounds those without a planned duration. */
    public static BreakTracker of(Duration cap) {
        if (!cap.isPositive()) {
            throw new IllegalArgumentException("cap: more than zero expected");
        }
        return new BreakTracker(cap, List.of());
    }

    /**
     * What is known after a signal.
     *
     * @param at when it holds, see {@link BreakSignal#instant}; of a cancellation when it came
     */
    public BreakTracker after(BreakSignal signal, Instant at) {
        return switch (signal) {
            case BreakSignal.Out(var id, _, var planned) -> out(id, at, planned);
            case BreakSignal.In(var id, _) -> returned(id, at);
            case BreakSignal.Cancel(var id) -> cancelled(id, at);
        };
    }

    /** Where the stream is at an instant, as far as the signals until now tell. */
    public BreakState at(Instant now) {
        List<Span> spans = spans();
        for (Span span : spans) {
            if (!now.isBefore(span.start) && now.isBefore(span.end)) {
                return new BreakState.InBreak(
                        span.id,
                        span.start,
                        Duration.between(span.start, now),
                        span.end,
                        span.ending);
            }
        }
        return new BreakState.Content(
                spans.stream().map(Span::start).filter(start -> start.isAfter(now)).findFirst());
    }

    private BreakTracker out(String id, Instant at, Optional<Duration> planned) {
        List<Known> next = new ArrayList<>(known);
        for (int i = next.size() - 1; i >= 0; i--) {
            Known old = next.get(i);
            if (old.id.equals(id) && isSame(old, at)) {
                if (old.closed.isEmpty()) {
                    Optional<Duration> better = planned.or(old::planned);
                    next.set(i, new Known(id, old.start, better, Optional.empty()));
                }
                return new BreakTracker(cap, next);
            }
        }
        next.add(new Known(id, at, planned, Optional.empty()));
        next.sort(Comparator.comparing(Known::start));
        if (next.size() > MAX_KNOWN) {
            next.removeFirst();
        }
        return new BreakTracker(cap, next);
    }

    private boolean isSame(Known old, Instant at) {
        boolean sameStart = Duration.between(old.start, at).abs().compareTo(SAME_START) <= 0;
        boolean running =
                old.closed.isEmpty() && !at.isBefore(old.start) && at.isBefore(end(old).at);
        return sameStart || running;
    }

    private BreakTracker returned(Optional<String> id, Instant at) {
        List<Known> next = new ArrayList<>();
        for (Known old : known) {
            boolean meant = id.isEmpty() || id.get().equals(old.id);
            boolean open =
                    old.closed.isEmpty() && at.isAfter(old.start) && !at.isAfter(end(old).at);
            next.add(meant && open ? old.closedAt(at, Ending.RETURNED) : old);
        }
        return new BreakTracker(cap, next);
    }

    private BreakTracker cancelled(String id, Instant at) {
        List<Known> next = new ArrayList<>();
        for (Known old : known) {
            boolean meant = old.id.equals(id) || old.id.startsWith(id + "/");
            boolean open = old.closed.isEmpty() && at.isBefore(end(old).at);
            next.add(meant && open ? old.closedAt(at, Ending.CANCELLED) : old);
        }
        return new BreakTracker(cap, next);
    }

    private Closed end(Known one) {
        return one.closed.orElseGet(() ->
                one.planned
                        .map(length -> new Closed(one.start.plus(length), Ending.PLANNED))
                        .orElseGet(() -> new Closed(one.start.plus(cap), Ending.CAP)));
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (Known one : known) {
            Closed end = end(one);
            if (!end.at.isAfter(one.start)) {
                continue;
            }
            if (!spans.isEmpty() && one.start.isBefore(spans.getLast().end)) {
                Span last = spans.removeLast();
                spans.add(
                        end.at.isAfter(last.end)
                                ? new Span(last.id, last.start, end.at, end.ending)
                                : last);
            } else {
                spans.add(new Span(one.id, one.start, end.at, end.ending));
            }
        }
        return spans;
    }
}
