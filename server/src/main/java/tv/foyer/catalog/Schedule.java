package tv.foyer.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.catalog.Feed.ProgrammeRecord;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.kernel.Text;

/**
 * The programmes of a guide put in order, channel by channel: a missing end is the next start, an
 * overlap ends the earlier programme, gaps and overlaps are named. Pure.
 */
record Schedule(List<ProgrammeRecord> programmes, List<Entry> remarks) {
    /** What a programme counts as that says no age: not for children until someone says so. */
    static final Rating UNRATED = Rating.AGE_12;

    /** A programme as the guide says it. */
    record Slot(
            String channel,
            Instant start,
            Optional<Instant> stop,
            Text title,
            Text synopsis,
            Rating rating) {
        String name() {
            return channel + "@" + start;
        }
    }

    static Schedule of(List<Slot> slots) {
        Map<String, List<Slot>> byChannel = new TreeMap<>();
        for (Slot slot : slots) {
            byChannel.computeIfAbsent(slot.channel(), _ -> new ArrayList<>()).add(slot);
        }
        List<ProgrammeRecord> programmes = new ArrayList<>();
        List<Entry> remarks = new ArrayList<>();
        for (List<Slot> day : byChannel.values()) {
            day.sort(Comparator.comparing(Slot::start));
            arrange(distinct(day, remarks), programmes, remarks);
        }
        return new Schedule(programmes, remarks);
    }

    private static List<Slot> distinct(List<Slot> day, List<Entry> remarks) {
        List<Slot> kept = new ArrayList<>();
        for (Slot slot : day) {
            if (!kept.isEmpty() && kept.getLast().start().equals(slot.start())) {
                remarks.add(rejected(slot, "start", "another programme starts then"));
            } else if (slot.stop().isPresent() && !slot.start().isBefore(slot.stop().get())) {
                remarks.add(rejected(slot, "stop", "must be after start"));
            } else {
                kept.add(slot);
            }
        }
        return kept;
    }

    private static void arrange(
            List<Slot> day, List<ProgrammeRecord> programmes, List<Entry> remarks) {
        for (int i = 0; i < day.size(); i++) {
            Slot slot = day.get(i);
            Optional<Instant> next =
                    i + 1 < day.size() ? Optional.of(day.get(i + 1).start()) : Optional.empty();
            Optional<Instant> end = slot.stop().or(() -> next);
            if (end.isEmpty()) {
                remarks.add(rejected(slot, "stop", "must be given for the last programme"));
                continue;
            }
            next.ifPresent(start -> compare(slot, end.get(), start, remarks));
            programmes.add(programme(slot, earlier(end.get(), next.orElse(end.get()))));
        }
    }

    private static void compare(Slot slot, Instant end, Instant next, List<Entry> remarks) {
        if (end.isAfter(next)) {
            remarks.add(warning(slot, "overlaps the next programme, which starts " + next));
        } else if (end.isBefore(next)) {
            remarks.add(warning(slot, "leaves a gap until " + next));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ProgrammeRecord programme(Slot slot, Instant end) {
        return new ProgrammeRecord(
                slot.channel(), slot.start(), end, slot.title(), slot.synopsis(), slot.rating());
    }

    private static Entry rejected(Slot slot, String field, String rule) {
        return Entry.of(slot.name(), Outcome.REJECTED, field, rule);
    }

    private static Entry warning(Slot slot, String rule) {
        return Entry.of(slot.name(), Outcome.WARNING, "stop", rule);
    }
}
