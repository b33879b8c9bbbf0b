package tv.foyer.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.hls.InitMap;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;
import tv.foyer.hls.Start;
import tv.foyer.hls.Tag;

/** Makes the playlist of a rung and a scope. Equal timelines and scopes, equal playlists. */
final class WindowPrinter {
    private static final int VERSION = 8;

    private WindowPrinter() {}

    /**
     * Prints a rung; empty if nothing of the scope is there.
     *
     * @param rung one of the timeline's
     */
    static Optional<MediaPlaylist> print(
            LiveTimeline timeline, String rung, Scope scope, BreakTags tags) {
        List<Slot> all = timeline.open();
        List<Slot> slots = scope.of(all);
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        boolean over = scope.isOver(all);
        int first = (int) (slots.getFirst().number() - all.getFirst().number());
        Optional<Slot> last = first == 0 ? Optional.empty() : Optional.of(all.get(first - 1));
        List<Segment> segments = new ArrayList<>();
        for (Slot slot : slots) {
            List<Tag> before = tags(slot, segments.isEmpty(), last, tags);
            segments.add(segment(rung, slot, !segments.isEmpty() && slot.discontinuity(), before));
            last = Optional.of(slot);
        }
        MediaPlaylist.Head head =
                head(
                        timeline.target(),
                        slots.getFirst().number(),
                        slots.getFirst().discontinuities(),
                        over,
                        scope);
        return Optional.of(new MediaPlaylist(head, mapped(segments), List.of(), over));
    }

    static MediaPlaylist.Head head(
            int target, long sequence, long discontinuities, boolean over, Scope scope) {
        return new MediaPlaylist.Head(
                VERSION,
                target,
                sequence,
                discontinuities,
                over ? Optional.of(MediaPlaylist.Type.VOD) : Optional.empty(),
                true,
                scope.beginsAtFirst() ? Optional.of(new Start(0, true)) : Optional.empty(),
                List.of());
    }

    static List<Tag> tags(Slot slot, boolean first, Optional<Slot> last, BreakTags tags) {
        Optional<BreakMark> before = last.flatMap(Slot::mark);
        List<Tag> all = new ArrayList<>();
        if (!first && before.isPresent() && !before.equals(slot.mark())) {
            all.addAll(tags.in(before.get(), slot.start()));
        }
        if (slot.mark().isPresent() && (first || !slot.mark().equals(before))) {
            all.addAll(tags.out(slot.mark().get()));
        }
        return all;
    }

    /** The segment of a slot; its files are named under the rung. */
    static Segment segment(String rung, Slot slot, boolean discontinuity, List<Tag> tags) {
        Piece piece = slot.pieces().get(rung);
        if (piece == null) {
            throw new IllegalArgumentException("rung: the slot has no " + rung);
        }
        boolean gap = piece.state() != Piece.State.HELD;
        return new Segment(
                rung + "/" + piece.name(),
                gap ? slot.micros() : piece.micros(),
                "",
                discontinuity,
                gap,
                Optional.empty(),
                piece.init().map(init -> InitMap.of(rung + "/" + init.name())),
                piece.keys(),
                Optional.of(slot.start()),
                tags);
    }

    /** What is absent says nothing of maps and keys, so that nothing is said twice. */
    static List<Segment> mapped(List<Segment> segments) {
        List<Segment> all = new ArrayList<>();
        Optional<InitMap> map =
                segments.stream().flatMap(segment -> segment.map().stream()).findFirst();
        for (Segment segment : segments) {
            map = segment.map().isPresent() ? segment.map() : map;
            all.add(with(segment, map));
        }
        return all;
    }

    private static Segment with(Segment one, Optional<InitMap> map) {
        return new Segment(
                one.uri(),
                one.micros(),
                one.title(),
                one.discontinuity(),
                one.gap(),
                one.range(),
                map,
                one.keys(),
                one.date(),
                one.tags());
    }
}
