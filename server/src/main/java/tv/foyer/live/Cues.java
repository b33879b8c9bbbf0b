package tv.foyer.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;
import tv.foyer.hls.Tag;
import tv.foyer.scte.BreakSignal;
import tv.foyer.scte.BreakTracker;
import tv.foyer.scte.CueReading;
import tv.foyer.scte.HlsCues;

/**
 * Hands the cues of playlists to the tracker. A range of time says when it holds and is said again
 * in each reading, perhaps with its end, so all are told each time; a tag by custom holds where it
 * stands and is told when its segment is new. The tracker knows a cue again.
 */
final class Cues {
    private Cues() {}

    /** What the cues of a segment made of the tracker. */
    record Told(BreakTracker tracker, int cues, int bad) {}

    static BreakTracker ranges(BreakTracker tracker, MediaPlaylist reading, Instant now) {
        BreakTracker next = tracker;
        for (Segment segment : reading.segments()) {
            next = ranges(next, segment.tags(), segment.date().orElse(now));
        }
        return ranges(next, reading.tail(), now);
    }

    private static BreakTracker ranges(BreakTracker tracker, List<Tag> tags, Instant here) {
        BreakTracker next = tracker;
        for (Tag tag : tags) {
            if (tag instanceof Tag.Range
                    && HlsCues.read(tag.line()) instanceof CueReading.Signals(var signals, _)) {
                next = after(next, signals, here);
            }
        }
        return next;
    }

    static Told here(BreakTracker tracker, Segment segment, Instant here) {
        BreakTracker next = tracker;
        int cues = 0;
        int bad = 0;
        for (Tag tag : segment.tags()) {
            switch (HlsCues.read(tag.line())) {
                case CueReading.Signals(var signals, var problems) -> {
                    cues++;
                    bad += problems.isEmpty() ? 0 : 1;
                    next = after(next, signals, here);
                }
                case CueReading.Bad _ -> bad++;
                case CueReading.NotACue() -> {
                    // another tag
                }
            }
        }
        return new Told(next, cues, bad);
    }

    private static BreakTracker after(
            BreakTracker tracker, List<BreakSignal> signals, Instant here) {
        BreakTracker next = tracker;
        for (BreakSignal signal : signals) {
            next = next.after(signal, signal.instant(here, Optional.empty()));
        }
        return next;
    }
}
