package tv.foyer.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;
import tv.foyer.scte.BreakTracker;

/** One step of a timeline while it is made. */
final class TimelineDraft {
    private static final long MICROS = 1_000_000;

    private final LiveTimeline before;
    private final Instant now;
    private final List<Slot> slots;
    private final Map<String, RungState> states;
    private int published;
    private BreakTracker tracker;
    private int target;
    private int eras;
    private Tally tally;

    TimelineDraft(LiveTimeline before, Instant now) {
        this.before = before;
        this.now = now;
        this.slots = new ArrayList<>(before.slots());
        this.states = new HashMap<>(before.states());
        this.published = before.published();
        this.tracker = before.tracker();
        this.target = before.target();
        this.eras = before.eras();
        this.tally = before.tally();
    }

    /** What has waited long enough is published, what is too old is forgotten. */
    LiveTimeline done() {
        Publishing publishing = new Publishing(before, now, states, tracker);
        while (published < slots.size() && publishing.isReady(slots.get(published))) {
            Optional<Slot> last =
                    published == 0 ? Optional.empty() : Optional.of(slots.get(published - 1));
            slots.set(published, publishing.published(slots.get(published), last));
            published++;
        }
        tally = publishing.counted(tally);
        forget();
        return new LiveTimeline(
                before.rules(),
                before.rungs(),
                slots,
                published,
                states,
                tracker,
                target,
                eras,
                tally);
    }

    private void forget() {
        int old = 0;
        Instant edge = published == 0 ? now : slots.get(published - 1).start();
        Instant since = edge.minus(before.rules().retention());
        while (old < published - 1
                && (slots.get(old).end().isBefore(since)
                        || slots.size() - old > TimelineRules.MOST_SLOTS)) {
            old++;
        }
        slots.subList(0, old).clear();
        published -= old;
    }

    void hold(String rung, long number) {
        int index = index(number);
        if (index < published || index >= slots.size()) {
            return;
        }
        Slot slot = slots.get(index);
        Piece piece = slot.piece(rung);
        if (piece != null && piece.state() == Piece.State.LISTED) {
            slots.set(index, slot.with(rung, piece.as(Piece.State.HELD)));
            states.computeIfPresent(rung, (_, state) -> state.alive(now));
        }
    }

    void read(String rung, MediaPlaylist reading) {
        RungState state = state(rung);
        if (!reading.segments().isEmpty()) {
            Continuity how = Continuity.of(state, reading, known(rung, state));
            switch (how) {
                case FIRST -> {
                    anchor(rung, reading, false);
                    place(rung, reading);
                }
                case GOES_ON -> place(rung, reading);
                case STALE -> {
                    count(Tally.Of.STALE);
                    long newest = Continuity.newest(reading);
                    states.put(rung, state.lagging(state.laggard().seeing(newest)));
                }
                case RESTARTED -> {
                    count(Tally.Of.RESTART);
                    anchor(rung, reading, true);
                    place(rung, reading);
                }
            }
        }
        tracker = Cues.ranges(tracker, reading, now);
    }

    private RungState state(String rung) {
        RungState state = states.get(rung);
        if (state == null) {
            throw new IllegalArgumentException("rung: none is called " + rung);
        }
        return state;
    }

    private Continuity.Known known(String rung, RungState state) {
        return new Continuity.Known() {
            @Override
            public Optional<Piece> at(long origin) {
                int index = index(origin + state.shift().orElse(0L));
                return origin >= state.first() && index >= 0 && index < slots.size()
                        ? Optional.ofNullable(slots.get(index).piece(rung))
                        : Optional.empty();
            }

            @Override
            public boolean wasPlaced(Segment segment) {
                return slots.stream()
                        .flatMap(slot -> Optional.ofNullable(slot.piece(rung)).stream())
                        .anyMatch(piece -> piece.isFrom(segment.uri(), segment.range()));
            }
        };
    }

    private void anchor(String rung, MediaPlaylist reading, boolean restarted) {
        if (target == 0 || restarted || published == 0) {
            target = Math.max(Math.max(1, target), reading.head().targetSeconds());
        }
        Anchors anchors = new Anchors(slots, states, eras);
        Anchors.Anchor anchor = anchors.of(rung, reading, restarted, now);
        eras = Math.max(eras, anchor.era());
        long from = reading.head().mediaSequence();
        states.put(rung, state(rung).anchored(anchor.shift(), from, anchor.era(), restarted));
    }

    private void place(String rung, MediaPlaylist reading) {
        long first = reading.head().mediaSequence();
        for (int i = 0; i < reading.segments().size(); i++) {
            RungState state = state(rung);
            if (first + i > state.last()) {
                place(rung, state, reading.segments().get(i), first + i);
            }
        }
    }

    private void place(String rung, RungState state, Segment segment, long origin) {
        long number = origin + state.shift().orElse(0L);
        while (!slots.isEmpty() && number > next()) {
            count(Tally.Of.HOLE);
            slots.add(empty(next(), slots.getLast().end(), slots.getLast().micros()));
        }
        Piece piece = piece(state, segment, number);
        if (slots.isEmpty() || number == next()) {
            slots.add(empty(number, start(segment), shortened(segment.micros())));
        }
        int index = index(number);
        boolean breaks = segment.discontinuity() || state.owesBreak();
        if (index < published) {
            tally = tally.plus(Tally.Of.LATE, isGap(rung, index) ? 1 : 0);
        } else {
            slots.set(index, slots.get(index).with(rung, piece));
            if (breaks && !crossed(rung, index)) {
                slots.set(index, slots.get(index).broken());
            }
            if (piece.state() == Piece.State.GAP) {
                states.put(rung, state(rung).alive(now));
            }
        }
        cues(segment, index);
        states.put(rung, state(rung).placed(origin, piece, breaks && index < published));
    }

    /**
     * Whether something else begins already between the last segment that this rung has and here.
     */
    private boolean crossed(String rung, int index) {
        for (int i = index; i >= 0; i--) {
            Piece piece = slots.get(i).piece(rung);
            boolean has = piece != null && piece.state() != Piece.State.GAP;
            if (i < index && has) {
                return false;
            }
            if (slots.get(i).discontinuity()) {
                return true;
            }
        }
        return false;
    }

    private boolean isGap(String rung, int index) {
        Piece piece = index < 0 ? null : slots.get(index).piece(rung);
        return piece != null && piece.state() == Piece.State.GAP;
    }

    private void cues(Segment segment, int index) {
        Instant here = index >= 0 ? slots.get(index).start() : now;
        Cues.Told told = Cues.here(tracker, segment, here);
        tracker = told.tracker();
        for (int i = 0; i < told.cues(); i++) {
            count(Tally.Of.CUE);
        }
        for (int i = 0; i < told.bad(); i++) {
            count(Tally.Of.BAD_CUE);
        }
    }

    private Piece piece(RungState state, Segment segment, long number) {
        boolean overlong = Math.round(segment.micros() / (double) MICROS) > target;
        if (overlong) {
            count(Tally.Of.OVERLONG);
        }
        return new Piece(
                number + "." + Endings.of(segment.uri()),
                segment.uri(),
                segment.range(),
                segment.micros(),
                segment.map().map(map -> Endings.init(state, map, number)),
                segment.keys(),
                segment.date(),
                overlong || segment.gap() ? Piece.State.GAP : Piece.State.LISTED);
    }

    private long shortened(long micros) {
        return Math.min(micros, target * MICROS);
    }

    /** By the origin's clock, but never before the end of what was. */
    private Instant start(Segment segment) {
        if (slots.isEmpty()) {
            return segment.date().orElse(now);
        }
        Instant end = slots.getLast().end();
        Instant earliest = end.minus(segment.micros() / 4, ChronoUnit.MICROS);
        return segment.date().filter(date -> !date.isBefore(earliest)).orElse(end);
    }

    private Slot empty(long number, Instant start, long micros) {
        return new Slot(number, start, micros, false, 0, Map.of(), now, Optional.empty());
    }

    private long next() {
        return slots.getLast().number() + 1;
    }

    /** Below zero for what is forgotten. */
    private int index(long number) {
        long index = slots.isEmpty() ? -1 : number - slots.getFirst().number();
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, index));
    }

    private void count(Tally.Of what) {
        tally = tally.plus(what);
    }
}
