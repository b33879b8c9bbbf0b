package tv.foyer.channels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel over time: every instant since its first version has exactly one segment on air, with
 * its number. Answers in O(log n) once the day is planned. Safe for use by many threads.
 */
final class Timeline {
    /** A programme may have begun this many days before, in a week that has one block only. */
    private static final int DAYS_BACK = 8;

    private final List<Version> versions;

    /** Consecutive segments of one item. */
    record Stretch(Version version, Item item, int from, int to) {
        long[] cuts() {
            return version.cuts(item.asset());
        }

        long startMicros() {
            return item.segmentStart(cuts(), from);
        }

        long endMicros() {
            return item.segmentStart(cuts(), to);
        }

        long sequence() {
            return item.sequence() + from - item.from();
        }
    }

    /** A break, and the version that scheduled it. */
    record Break(Version version, Pod pod) {
        Optional<Schedule.Entry> entry() {
            return pod.entry().flatMap(version::entry);
        }
    }

    /** A programme with its end, microseconds since 1970. */
    record Shown(Airing airing, long endMicros) {}

    private record Place(int version, int day) {}

    private Timeline(List<Version> versions) {
        this.versions = List.copyOf(versions);
    }

    /** Makes the timeline of a channel's versions, in any order. */
    static Timeline of(List<Published> published) {
        return of(published, new HashMap<>());
    }

    /**
     * Makes a timeline among others.
     *
     * @param cuts those of the others' assets, which are often the same
     */
    static Timeline of(List<Published> published, Map<Reel, long[]> cuts) {
        List<Published> inOrder =
                published.stream().sorted(Comparator.comparingInt(Published::version)).toList();
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            long end =
                    i + 1 < inOrder.size()
                            ? inOrder.get(i + 1).opening().startMicros()
                            : Long.MAX_VALUE;
            versions.add(new Version(inOrder.get(i), end, cuts));
        }
        return new Timeline(versions);
    }

    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** Returns the version that an instant belongs to; empty before the first. */
    Optional<Version> versionAt(long micros) {
        int index = indexAt(micros);
        return index < 0 ? Optional.empty() : Optional.of(versions.get(index));
    }

    Version newest() {
        return versions.getLast();
    }

    List<Version> versions() {
        return versions;
    }

    /** Returns the segments that end after {@code from} and not after {@code to}, in order. */
    List<Stretch> between(long from, long to) {
        List<Stretch> found = new ArrayList<>();
        long start = Math.max(from, versions.getFirst().startMicros());
        Optional<Place> place = start < to ? Optional.of(placeAt(start)) : Optional.empty();
        while (place.isPresent()) {
            DayPlan plan = plan(place.get());
            for (int i = Math.max(0, plan.itemAt(start)); i < plan.items().size(); i++) {
                if (plan.items().get(i).startMicros() >= to) {
                    return found;
                }
                add(found, versions.get(place.get().version()), plan.items().get(i), from, to);
            }
            place = next(place.get()).filter(each -> plan(each).head().startMicros() < to);
        }
        return found;
    }

    /** Returns the breaks that overlap a time, in order. */
    List<Break> breaks(long from, long to) {
        List<Break> found = new ArrayList<>();
        long start = Math.max(from, versions.getFirst().startMicros());
        Optional<Place> place = start < to ? Optional.of(placeAt(start)) : Optional.empty();
        while (place.isPresent()) {
            DayPlan plan = plan(place.get());
            for (int i = plan.podAfter(start); i < plan.pods().size(); i++) {
                if (plan.pods().get(i).startMicros() >= to) {
                    return found;
                }
                found.add(new Break(versions.get(place.get().version()), plan.pods().get(i)));
            }
            place = next(place.get()).filter(each -> plan(each).head().startMicros() < to);
        }
        return found;
    }

    private static void add(List<Stretch> found, Version version, Item item, long from, long to) {
        long[] cuts = version.cuts(item.asset());
        long base = cuts[item.from()] - item.startMicros();
        int first = from <= item.startMicros() ? item.from() : Cuts.at(cuts, from + base);
        int end = to >= item.endMicros() ? item.to() : Cuts.at(cuts, to + base);
        if (first < end) {
            found.add(new Stretch(version, item, first, end));
        }
    }

    /** Returns what would open a version that takes over at an instant. */
    Carry openingAt(long micros) {
        Place place = placeAt(micros - 1);
        DayPlan plan = plan(place);
        Version version = versions.get(place.version());
        Item item = plan.items().get(plan.itemAt(micros - 1));
        long[] cuts = version.cuts(item.asset());
        int segment = Cuts.at(cuts, cuts[item.from()] + micros - 1 - item.startMicros()) + 1;
        Map<String, Long> aired = new HashMap<>(plan.head().aired());
        plan.items().stream()
                .filter(each -> each.startMicros() < micros)
                .filter(each -> each.from() == 0 && !each.entry().isEmpty())
                .forEach(each -> aired.put(each.entry(), each.startMicros()));
        return new Carry(
                item.segmentStart(cuts, segment),
                item.sequence() + segment - item.from(),
                item.number() + 1,
                -1,
                false,
                aired,
                Map.of());
    }

    /** Returns the programmes that overlap a time, each to the beginning of the next. */
    List<Shown> programmes(long from, long to) {
        if (to <= versions.getFirst().startMicros() || from >= to) {
            return List.of();
        }
        List<Airing> airings = new ArrayList<>();
        Place place = placeAt(Math.max(from, versions.getFirst().startMicros()));
        for (int back = 0; back < DAYS_BACK && !begun(place, from); back++) {
            Optional<Place> before = before(place);
            if (before.isEmpty()) {
                break;
            }
            place = before.get();
        }
        collect(airings, place, to);
        return shown(airings, from, to);
    }

    private boolean begun(Place place, long from) {
        List<Airing> airings = plan(place).airings();
        return !airings.isEmpty() && airings.getFirst().startMicros() <= from;
    }

    /** Collects up to the first programme that begins after the time, which ends the last one. */
    private void collect(List<Airing> airings, Place first, long to) {
        Optional<Place> place = Optional.of(first);
        int quiet = 0;
        while (place.isPresent() && quiet < DAYS_BACK) {
            List<Airing> own = plan(place.get()).airings();
            quiet = own.isEmpty() ? quiet + 1 : 0;
            airings.addAll(own);
            if (!own.isEmpty() && own.getLast().startMicros() >= to) {
                return;
            }
            place = next(place.get());
        }
    }

    private static List<Shown> shown(List<Airing> airings, long from, long to) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i + 1 < airings.size(); i++) {
            long end = airings.get(i + 1).startMicros();
            if (airings.get(i).startMicros() < to && end > from) {
                shown.add(new Shown(airings.get(i), end));
            }
        }
        return shown;
    }

    private int indexAt(long micros) {
        int index = versions.size() - 1;
        while (index >= 0 && versions.get(index).startMicros() > micros) {
            index--;
        }
        return index;
    }

    private Place placeAt(long micros) {
        int index = indexAt(micros);
        return new Place(index, versions.get(index).dayAt(micros));
    }

    private DayPlan plan(Place place) {
        return versions.get(place.version()).plan(place.day());
    }

    private Optional<Place> next(Place place) {
        Version version = versions.get(place.version());
        if (plan(place).tail().startMicros() < version.endMicros()) {
            return Optional.of(new Place(place.version(), place.day() + 1));
        }
        return place.version() + 1 < versions.size()
                ? Optional.of(new Place(place.version() + 1, 0))
                : Optional.empty();
    }

    private Optional<Place> before(Place place) {
        if (place.day() > 0) {
            return Optional.of(new Place(place.version(), place.day() - 1));
        }
        return place.version() == 0
                ? Optional.empty()
                : Optional.of(placeAt(versions.get(place.version()).startMicros() - 1));
    }
}
