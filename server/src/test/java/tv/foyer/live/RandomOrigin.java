package tv.foyer.live;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import tv.foyer.hls.InitMap;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;
import tv.foyer.hls.Tag;

/**
 * An origin with habits: some segments are listed late, some never come, its numbering begins anew
 * now and then, an old copy of a playlist comes again. What it truly sent is known.
 */
final class RandomOrigin {
    static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final int WINDOW = 6;

    final Habits habits;
    final List<String> rungs;
    final List<Sent> sent = new ArrayList<>();
    private final Random random;
    private final Map<String, MediaPlaylist> last = new HashMap<>();

    /** How it behaves. */
    record Habits(boolean dates, boolean restarts, boolean losses, boolean stale, boolean cues) {}

    /**
     * One segment of the programme.
     *
     * @param base number of the first segment of its numbering
     * @param listed when each rung lists it
     */
    record Sent(
            int index,
            int base,
            int era,
            Instant start,
            long micros,
            List<Tag> tags,
            Map<String, Instant> listed) {
        Instant end() {
            return start.plus(micros, ChronoUnit.MICROS);
        }

        boolean isListed(String rung, Instant at) {
            Instant since = listed.get(rung);
            return since != null && !since.isAfter(at);
        }
    }

    RandomOrigin(Random random, int rungs, Habits habits, int count) {
        this.random = random;
        this.habits = habits;
        this.rungs = IntStream.range(0, rungs).mapToObj(i -> "v" + i).toList();
        Instant at = START;
        int base = random.nextInt(5) * 100;
        int era = 0;
        int first = 0;
        for (int i = 0; i < count; i++) {
            if (habits.restarts() && i > 12 && random.nextInt(40) == 0) {
                era++;
                first = i;
                base = random.nextInt(3) * 50;
                at = at.plusSeconds(1 + random.nextInt(4));
            }
            long micros = 1_500_000 + random.nextInt(5) * 500_000L;
            sent.add(one(i, base - first, era, at, micros));
            at = at.plus(micros, ChronoUnit.MICROS);
        }
    }

    private Sent one(int index, int base, int era, Instant at, long micros) {
        Map<String, Instant> listed = new HashMap<>();
        Instant end = at.plus(micros, ChronoUnit.MICROS);
        for (String rung : rungs) {
            boolean late = random.nextInt(5) == 0;
            listed.put(rung, end.plusMillis(late ? 500 + random.nextInt(4_000) : 0));
        }
        return new Sent(index, base, era, at, micros, cues(index), listed);
    }

    /** Every 20 segments a break of 5; the cue of its end is lost every other time. */
    private List<Tag> cues(int index) {
        if (!habits.cues()) {
            return List.of();
        }
        return switch (index % 20) {
            case 10 -> List.of(new Tag.Line("#EXT-X-CUE-OUT:15"));
            case 12 -> List.of(new Tag.Line("#EXT-X-CUE-OUT-CONT:ElapsedTime=0,Duration=1"));
            case 15 -> index % 40 < 20 ? List.of(new Tag.Line("#EXT-X-CUE-IN")) : List.of();
            default -> List.of();
        };
    }

    boolean isOver(Instant now) {
        return now.isAfter(sent.getLast().end().plusSeconds(20));
    }

    /** What a rung's playlist says, now; empty if it does not answer. */
    Optional<MediaPlaylist> read(String rung, Instant at) {
        if (random.nextInt(10) == 0) {
            return Optional.empty();
        }
        if (habits.stale() && random.nextInt(12) == 0 && last.containsKey(rung)) {
            return Optional.of(last.get(rung));
        }
        int newest = -1;
        while (newest + 1 < sent.size() && sent.get(newest + 1).isListed(rung, at)) {
            newest++;
        }
        if (newest < 2) {
            return Optional.empty();
        }
        URI address = URI.create("http://origin.test/" + rung + "/i.m3u8");
        Optional<MediaPlaylist> playlist = OriginReading.of(playlist(newest), address);
        playlist.ifPresent(now -> last.put(rung, now));
        return playlist;
    }

    private MediaPlaylist playlist(int newest) {
        Sent end = sent.get(newest);
        List<Segment> segments = new ArrayList<>();
        int from = newest;
        while (from > 0 && newest - from < WINDOW - 1 && sent.get(from - 1).era() == end.era()) {
            from--;
        }
        for (int i = from; i <= newest; i++) {
            segments.add(segment(sent.get(i)));
        }
        return new MediaPlaylist(
                new MediaPlaylist.Head(
                        6,
                        4,
                        end.base() + from,
                        0,
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        List.of()),
                segments,
                List.of(),
                false);
    }

    private Segment segment(Sent one) {
        String name = habits.dates() ? "" + (one.base() + one.index()) : "n" + one.index();
        Segment plain =
                Segment.of(
                        "seg" + name + ".m4s", one.micros(), Optional.of(InitMap.of("init.mp4")));
        return new Segment(
                plain.uri(),
                plain.micros(),
                "",
                false,
                false,
                Optional.empty(),
                plain.map(),
                List.of(),
                habits.dates() ? Optional.of(one.start()) : Optional.empty(),
                one.tags());
    }

    /** Whether a segment is ever there to fetch. */
    boolean exists(String rung, int index) {
        return !habits.losses() || Math.floorMod(rung.hashCode() * 31 + index * 17, 37) != 0;
    }

    /** Which segment of the programme a piece is. */
    int index(Piece piece) {
        for (Sent one : sent) {
            boolean same =
                    habits.dates()
                            ? piece.date().equals(Optional.of(one.start()))
                            : piece.origin().endsWith("/segn" + one.index() + ".m4s");
            if (same) {
                return one.index();
            }
        }
        throw new AssertionError("never sent: " + piece);
    }

    static TimelineRules rules() {
        return new TimelineRules(
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20));
    }
}
