package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.hls.InitMap;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;
import tv.foyer.hls.Tag;

/**
 * A timeline with the ads of one audience in its breaks. Immutable; a fold over published slots,
 * one by one, so that all who fold the same slots with the same ads have the same entries, and an
 * entry's number and place never change. The rules:
 *
 * <ul>
 *   <li>A break's ads are asked for once, before its first slot, which waits for them until another
 *       has come; one that does not fit is left out and the others are shown.
 *   <li>Ads come at the pace of the slots they stand for, so nobody is ahead of the programme. What
 *       does not fit before the break's end is not shown.
 *   <li>Behind the last ad comes the first slot that begins then or later: the rest of the break,
 *       or the programme, on time.
 *   <li>A break without ads is as it was.
 * </ul>
 *
 * @param next number of the next slot to fold
 * @param entries oldest first
 */
record Stitched(
        long next,
        long firstSequence,
        long firstDiscontinuities,
        List<Entry> entries,
        Optional<Running> running) {
    /** Half a frame: an ad is not left out for what rounding adds. */
    private static final long NEARLY = 20_000;

    private static final String HIDDEN = "hidden";

    Stitched {
        entries = List.copyOf(entries);
    }

    /** What is in the playlist at one number. */
    sealed interface Entry {
        Instant start();

        long micros();

        boolean discontinuity();

        record Content(Slot slot, boolean discontinuity) implements Entry {
            @Override
            public Instant start() {
                return slot.start();
            }

            @Override
            public long micros() {
                return slot.micros();
            }
        }

        record Spot(LiveAd ad, int segment, Instant start, boolean discontinuity) implements Entry {
            @Override
            public long micros() {
                return ad.micros().get(segment);
            }
        }
    }

    /** What an audience sees instead of the channel. */
    interface Filler {
        /** The ads of a break in their order; asked once. */
        List<LiveAd> ads(BreakMark mark);

        /** What is shown again and again while a slot may not be. */
        Optional<LiveAd> slate(Slot slot);

        /**
         * Whether the ads of a break that begins with the newest slot are known; until they are, or
         * another slot has come, the audience is told of nothing behind that place.
         */
        default boolean isReady(BreakMark mark) {
            return true;
        }
    }

    /**
     * The break that is being filled.
     *
     * @param slots those of it that were folded and not shown
     * @param slotMicros the length of all folded slots
     * @param ads those that fit, in their order
     * @param loops whether they begin again behind the last
     * @param ad the next one, and the segment of it
     * @param adMicros what was shown of ads
     */
    record Running(
            BreakMark mark,
            List<Waiting> slots,
            long slotMicros,
            List<LiveAd> ads,
            boolean loops,
            int ad,
            int segment,
            long adMicros) {
        Running {
            slots = List.copyOf(slots);
            ads = List.copyOf(ads);
        }

        boolean isDone() {
            return ad == ads.size();
        }
    }

    /** A slot of the break and how far it begins behind its beginning. */
    record Waiting(Slot slot, long offset) {}

    /** Begins with the timeline's newest slots of a length. */
    static Stitched of(LiveTimeline timeline, Scope scope) {
        List<Slot> slots = scope.of(timeline.open());
        if (slots.isEmpty()) {
            return new Stitched(-1, 0, 0, List.of(), Optional.empty());
        }
        Slot first = slots.getFirst();
        return new Stitched(
                first.number(),
                first.number(),
                first.discontinuities(),
                List.of(),
                Optional.empty());
    }

    /** Folds what was published since; entries longer ago than the timeline keeps are left. */
    Stitched after(LiveTimeline timeline, Filler filler) {
        if (next < 0) {
            Stitched begun = of(timeline, new Scope.Sliding(Duration.ZERO, Duration.ZERO));
            return begun.next < 0 ? this : begun.after(timeline, filler);
        }
        Fold fold = new Fold(this, timeline);
        for (Slot slot : timeline.open()) {
            boolean newest = slot.number() == timeline.open().getLast().number();
            if (slot.number() >= fold.next && !(newest && fold.waits(slot, filler))) {
                fold.slot(slot, filler);
            }
        }
        return fold.done(timeline);
    }

    /** One call of {@link #after} while it is made. */
    private static final class Fold {
        private final LiveTimeline timeline;
        private final List<Entry> entries;
        private long next;
        private long firstSequence;
        private long firstDiscontinuities;
        private Optional<Running> running;

        Fold(Stitched before, LiveTimeline timeline) {
            this.timeline = timeline;
            this.entries = new ArrayList<>(before.entries);
            this.next = before.next;
            this.firstSequence = before.firstSequence;
            this.firstDiscontinuities = before.firstDiscontinuities;
            this.running = before.running;
        }

        /** Whether a break begins here whose ads nobody knows yet. */
        boolean waits(Slot slot, Filler filler) {
            return slot.mark()
                    .filter(mark -> mark.number() == slot.number())
                    .filter(mark -> !filler.isReady(mark))
                    .isPresent();
        }

        void slot(Slot slot, Filler filler) {
            Optional<LiveAd> slate = filler.slate(slot).filter(ad -> fits(ad, slot));
            Optional<BreakMark> mark = slate.isPresent() ? Optional.of(hidden(slot)) : slot.mark();
            if (!running.map(Running::mark).equals(mark)) {
                running.ifPresent(this::rest);
                running =
                        slate.isPresent()
                                ? Optional.of(filled(hidden(slot), List.of(slate.get()), true))
                                : slot.mark().flatMap(one -> begun(slot, one, filler));
            }
            if (running.isPresent()) {
                running = Optional.of(advanced(running.get(), slot));
            } else {
                content(slot);
            }
            next = slot.number() + 1;
        }

        /** Slots in a row that may not be shown are one stretch. */
        private BreakMark hidden(Slot slot) {
            return running.map(Running::mark)
                    .filter(mark -> mark.source().equals(HIDDEN))
                    .orElse(
                            new BreakMark(
                                    slot.number(),
                                    HIDDEN,
                                    slot.start(),
                                    slot.start(),
                                    Optional.empty()));
        }

        /** A break that was joined in its middle has no ads: they are asked for before it. */
        private Optional<Running> begun(Slot slot, BreakMark mark, Filler filler) {
            if (mark.number() != slot.number()) {
                return Optional.empty();
            }
            List<LiveAd> fit = filler.ads(mark).stream().filter(ad -> fits(ad, slot)).toList();
            return fit.isEmpty() ? Optional.empty() : Optional.of(filled(mark, fit, false));
        }

        private boolean fits(LiveAd ad, Slot slot) {
            return ad.fits(timeline.rungs(), timeline.target(), slot);
        }

        private static Running filled(BreakMark mark, List<LiveAd> ads, boolean loops) {
            return new Running(mark, List.of(), 0, ads, loops, 0, 0, 0);
        }

        private Running advanced(Running before, Slot slot) {
            List<Waiting> waiting = new ArrayList<>(before.slots());
            waiting.add(new Waiting(slot, before.slotMicros()));
            long there = before.slotMicros() + slot.micros();
            int ad = before.ad();
            int segment = before.segment();
            long shown = before.adMicros();
            while (ad < before.ads().size()
                    && shown + before.ads().get(ad).micros().get(segment) <= there + NEARLY) {
                LiveAd now = before.ads().get(ad);
                Instant at = before.mark().start().plus(shown, ChronoUnit.MICROS);
                entries.add(new Entry.Spot(now, segment, at, segment == 0));
                shown += now.micros().get(segment);
                segment = (segment + 1) % now.micros().size();
                ad += segment == 0 && !before.loops() ? 1 : 0;
            }
            Running after =
                    new Running(
                            before.mark(),
                            covered(waiting, shown),
                            there,
                            before.ads(),
                            before.loops(),
                            ad,
                            segment,
                            shown);
            return after.isDone() ? rest(after) : after;
        }

        /** Without those that ads stand for already. */
        private static List<Waiting> covered(List<Waiting> waiting, long shown) {
            return waiting.stream().filter(one -> one.offset() >= shown - NEARLY).toList();
        }

        /** What is left of the break behind its ads; of what may not be shown nothing. */
        private Running rest(Running last) {
            if (!last.loops()) {
                last.slots().forEach(one -> content(one.slot()));
            }
            return new Running(
                    last.mark(),
                    List.of(),
                    last.slotMicros(),
                    last.ads(),
                    last.loops(),
                    last.ad(),
                    last.segment(),
                    last.adMicros());
        }

        private void content(Slot slot) {
            boolean behindAd = !entries.isEmpty() && entries.getLast() instanceof Entry.Spot;
            entries.add(new Entry.Content(slot, behindAd || slot.discontinuity()));
        }

        Stitched done(LiveTimeline timeline) {
            int old = 0;
            Instant since =
                    timeline.open().isEmpty() ? Instant.MIN : timeline.open().getFirst().start();
            while (old < entries.size() - 1 && entries.get(old).start().isBefore(since)) {
                old++;
                firstSequence++;
                firstDiscontinuities += entries.get(old).discontinuity() ? 1 : 0;
            }
            entries.subList(0, old).clear();
            return new Stitched(next, firstSequence, firstDiscontinuities, entries, running);
        }
    }

    /** The playlist of a rung: so much of the newest as the window takes. */
    Optional<MediaPlaylist> print(String rung, int target, Duration window, BreakTags tags) {
        int start = entries.size();
        long left = window.toNanos() / 1_000;
        while (start > 0
                && (left >= entries.get(start - 1).micros()
                        || entries.size() - start < Scope.LEAST)) {
            start--;
            left -= entries.get(start).micros();
        }
        if (start == entries.size()) {
            return Optional.empty();
        }
        long discontinuities = firstDiscontinuities;
        for (int i = 1; i <= start; i++) {
            discontinuities += entries.get(i).discontinuity() ? 1 : 0;
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = start; i < entries.size(); i++) {
            boolean breaks = i > start && entries.get(i).discontinuity();
            Optional<Slot> last = i == 0 ? Optional.empty() : slot(entries.get(i - 1));
            List<Tag> before =
                    slot(entries.get(i))
                            .map(slot -> WindowPrinter.tags(slot, segments.isEmpty(), last, tags))
                            .orElse(List.of());
            segments.add(segment(rung, entries.get(i), breaks, before));
        }
        MediaPlaylist.Head head =
                WindowPrinter.head(
                        target,
                        firstSequence + start,
                        discontinuities,
                        false,
                        new Scope.Sliding(window, Duration.ZERO));
        return Optional.of(
                new MediaPlaylist(head, WindowPrinter.mapped(segments), List.of(), false));
    }

    private static Optional<Slot> slot(Entry entry) {
        return entry instanceof Entry.Content(var slot, _) ? Optional.of(slot) : Optional.empty();
    }

    private static Segment segment(String rung, Entry entry, boolean breaks, List<Tag> tags) {
        return switch (entry) {
            case Entry.Content(var slot, _) -> WindowPrinter.segment(rung, slot, breaks, tags);
            case Entry.Spot spot -> {
                LiveAd.Files files = spot.ad().rungs().get(rung);
                if (files == null) {
                    throw new IllegalArgumentException("rung: the ad has no " + rung);
                }
                yield new Segment(
                        files.segments().get(spot.segment()),
                        spot.micros(),
                        "",
                        breaks,
                        false,
                        Optional.empty(),
                        files.init().map(InitMap::of),
                        List.of(),
                        Optional.of(spot.start()),
                        List.of());
            }
        };
    }
}
