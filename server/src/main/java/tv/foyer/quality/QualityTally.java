package tv.foyer.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tv.foyer.events.Event;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/** Some facts added up, in a fixed order of keys. Pure. */
record QualityTally(
        Map<SetKey, Sums> sets,
        Map<TitleKey, Sums> titles,
        Map<ErrorKey, Long> errors,
        Map<MisreadKey, Long> misread) {
    record SetKey(
            PartnerId maker, Instant hour, BrandId brand, ModelId model, String host, boolean live)
            implements Comparable<SetKey> {
        private static final Comparator<SetKey> ORDER =
                Comparator.comparing((SetKey key) -> key.maker().value())
                        .thenComparing(SetKey::hour)
                        .thenComparing(key -> key.brand().value())
                        .thenComparing(key -> key.model().value())
                        .thenComparing(SetKey::host)
                        .thenComparing(SetKey::live);

        @Override
        public int compareTo(SetKey other) {
            return ORDER.compare(this, other);
        }
    }

    record TitleKey(PartnerId provider, LocalDate day, TitleId title)
            implements Comparable<TitleKey> {
        private static final Comparator<TitleKey> ORDER =
                Comparator.comparing((TitleKey key) -> key.provider().value())
                        .thenComparing(TitleKey::day)
                        .thenComparing(key -> key.title().value());

        @Override
        public int compareTo(TitleKey other) {
            return ORDER.compare(this, other);
        }
    }

    record ErrorKey(SetKey set, String code) implements Comparable<ErrorKey> {
        @Override
        public int compareTo(ErrorKey other) {
            int first = set.compareTo(other.set);
            return first != 0 ? first : code.compareTo(other.code);
        }
    }

    record MisreadKey(LocalDate day, String field) implements Comparable<MisreadKey> {
        @Override
        public int compareTo(MisreadKey other) {
            int first = day.compareTo(other.day);
            return first != 0 ? first : field.compareTo(other.field);
        }
    }

    static QualityTally of(List<Event> facts, ZoneId zone) {
        QualityTally tally =
                new QualityTally(
                        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Event fact : facts) {
            if (fact instanceof Event.PlaybackMeasured measured) {
                tally.add(measured, zone);
            }
        }
        return tally;
    }

    private void add(Event.PlaybackMeasured fact, ZoneId zone) {
        Sums sums = Sums.of(fact.measure());
        LocalDate day = LocalDate.ofInstant(fact.at(), zone);
        SetKey key =
                new SetKey(
                        fact.maker(),
                        fact.at().truncatedTo(ChronoUnit.HOURS),
                        fact.brand(),
                        fact.model(),
                        fact.host(),
                        fact.live());
        sets.merge(key, sums, Sums::plus);
        fact.title()
                .ifPresent(title ->
                        fact.provider()
                                .ifPresent(provider ->
                                        titles.merge(
                                                new TitleKey(provider, day, title),
                                                sums,
                                                Sums::plus)));
        fact.measure()
                .errors()
                .forEach(code -> errors.merge(new ErrorKey(key, code), 1L, Long::sum));
        fact.misread().forEach(field -> misread.merge(new MisreadKey(day, field), 1L, Long::sum));
    }
}
