package tv.foyer.channels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tv.foyer.kernel.Text;

/**
 * A day as a draft would air it, to the segment, from the same function that prints playlists.
 * Pure.
 */
final class Preview {
    private static final long MICROS = 1_000_000;

    private final Schedule schedule;
    private final Dayparts dayparts;
    private final Map<String, Schedule.Entry> entries = new HashMap<>();

    private Preview(Schedule schedule) {
        this.schedule = schedule;
        this.dayparts = new Dayparts(schedule.zone(), schedule.blocks());
        schedule.playlists()
                .forEach(list -> list.entries().forEach(entry -> entries.put(entry.key(), entry)));
    }

    /** What a stretch of pictures is. */
    enum Kind {
        PROGRAMME,
        SPOT,
        FILLER
    }

    /**
     * @param title of an entry; a spot's and a filler's is its asset's key
     * @param part of an entry that breaks cut into several, from 1
     */
    record Piece(Instant at, Instant end, Kind kind, Text title, String asset, int part) {}

    /** A programme as the guide tells it. */
    record Programme(Instant at, Instant end, Text title) {}

    /** A block that was in charge, and how its time was filled; seconds. */
    record Part(
            Instant at,
            LocalTime block,
            String playlist,
            int programmes,
            long programmeSeconds,
            long spotSeconds,
            long fillerSeconds) {}

    /** An entry that begins more than once on the day. */
    record Repeat(Text title, int times, long leastMinutes) {}

    record Day(
            LocalDate day,
            ZoneId zone,
            List<Piece> pieces,
            List<Programme> guide,
            List<Part> parts,
            List<Repeat> repeats) {}

    static Day of(Timeline timeline, Schedule schedule, LocalDate day) {
        return new Preview(schedule).day(timeline, day);
    }

    private Day day(Timeline timeline, LocalDate day) {
        long from = dayparts.midnight(day);
        long to = dayparts.midnight(day.plusDays(1));
        List<Timeline.Stretch> stretches = timeline.between(from, to);
        return new Day(
                day,
                schedule.zone(),
                stretches.stream().map(this::piece).toList(),
                timeline.programmes(from, to).stream()
                        .map(shown ->
                                new Programme(
                                        Timeline.instant(shown.airing().startMicros()),
                                        Timeline.instant(shown.endMicros()),
                                        shown.airing().title()))
                        .toList(),
                parts(stretches),
                repeats(stretches));
    }

    private Piece piece(Timeline.Stretch stretch) {
        Item item = stretch.item();
        Schedule.Entry entry = entries.get(item.entry());
        return new Piece(
                Timeline.instant(stretch.startMicros()),
                Timeline.instant(stretch.endMicros()),
                kind(item),
                entry == null ? new Text(item.asset(), item.asset()) : entry.title(),
                item.asset(),
                entry == null ? 1 : part(entry, item, stretch.cuts()));
    }

    private static Kind kind(Item item) {
        if (!item.entry().isEmpty()) {
            return Kind.PROGRAMME;
        }
        return item.spot() ? Kind.SPOT : Kind.FILLER;
    }

    private static int part(Schedule.Entry entry, Item item, long[] cuts) {
        int part = 1;
        for (int seconds : entry.breakSeconds()) {
            if (Cuts.nearest(cuts, seconds * MICROS) <= item.from() && item.from() > 0) {
                part++;
            }
        }
        return part;
    }

    private List<Part> parts(List<Timeline.Stretch> stretches) {
        Map<Long, List<Timeline.Stretch>> byBlock = new TreeMap<>();
        for (Timeline.Stretch stretch : stretches) {
            // By the middle: a block may begin early by less than a segment.
            long middle = (stretch.startMicros() + stretch.endMicros()) / 2;
            byBlock.computeIfAbsent(dayparts.at(middle).micros(), _ -> new ArrayList<>())
                    .add(stretch);
        }
        List<Part> parts = new ArrayList<>();
        byBlock.forEach((micros, own) -> parts.add(part(dayparts.at(micros), own)));
        return parts;
    }

    private Part part(Dayparts.Start start, List<Timeline.Stretch> own) {
        int programmes = 0;
        Map<Kind, Long> micros = new EnumMap<>(Kind.class);
        for (Timeline.Stretch stretch : own) {
            Kind kind = kind(stretch.item());
            micros.merge(kind, stretch.endMicros() - stretch.startMicros(), Long::sum);
            programmes += kind == Kind.PROGRAMME && stretch.from() == 0 ? 1 : 0;
        }
        return new Part(
                Timeline.instant(start.micros()),
                start.block().at(),
                start.block().playlist(),
                programmes,
                micros.getOrDefault(Kind.PROGRAMME, 0L) / MICROS,
                micros.getOrDefault(Kind.SPOT, 0L) / MICROS,
                micros.getOrDefault(Kind.FILLER, 0L) / MICROS);
    }

    private List<Repeat> repeats(List<Timeline.Stretch> stretches) {
        Map<String, List<Long>> begun = new TreeMap<>();
        stretches.stream()
                .filter(each -> each.from() == 0 && !each.item().entry().isEmpty())
                .forEach(each ->
                        begun.computeIfAbsent(each.item().entry(), _ -> new ArrayList<>())
                                .add(each.startMicros()));
        List<Repeat> repeats = new ArrayList<>();
        begun.forEach((key, starts) -> {
            Schedule.Entry entry = entries.get(key);
            if (starts.size() > 1 && entry != null) {
                repeats.add(new Repeat(entry.title(), starts.size(), least(starts) / MICROS / 60));
            }
        });
        return repeats;
    }

    private static long least(List<Long> rising) {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < rising.size(); i++) {
            least = Math.min(least, rising.get(i) - rising.get(i - 1));
        }
        return least;
    }
}
