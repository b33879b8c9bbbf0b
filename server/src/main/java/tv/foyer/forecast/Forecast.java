package tv.foyer.forecast;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tv.foyer.crypto.KeyedHash;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Surface;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.log.Fold;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sql.Sql;

/**
 * Tells what a booking would find and deliver, in bands that give no rival away. Safe for use by
 * many threads.
 */
public final class Forecast {
    private final ForecastConfig config;
    private final ForecastStore store;
    private final InstantSource clock;
    private final Veil veil;
    private final Neighbours neighbours;

    private Forecast(
            ForecastConfig config, Sql sql, InstantSource clock, Keys keys, Neighbours neighbours) {
        this.config = config;
        this.store = new ForecastStore(sql);
        this.clock = clock;
        this.veil = new Veil(new KeyedHash(keys.secret("forecast-veil")));
        this.neighbours = neighbours;
    }

    /** What the forecast asks of other packages. */
    public record Neighbours(Terms terms, Rehearsal rehearsal, Refusals refusals) {}

    /** Keeps that somebody was told nothing: too many such questions are a question themselves. */
    @FunctionalInterface
    public interface Refusals {
        void record(tv.foyer.http.Caller.Staff who, String rule);
    }

    public static Forecast open(
            ForecastConfig config, Sql sql, InstantSource clock, Keys keys, Neighbours neighbours) {
        return new Forecast(config, sql, clock, keys, neighbours);
    }

    /** Returns what must run behind the log. */
    public List<Fold> folds() {
        return List.of(new SampleFold(config));
    }

    public Routes routes() {
        return new ForecastRoutes(this, neighbours.refusals()).routes();
    }

    /**
     * Forecasts a draft.
     *
     * @param reader who asks, and whether it makes sets: makers are rivals of each other
     */
    Outlook of(Reader reader, PartnerId advertiser, OrderDraft.Line draft) {
        List<Booking.Fault> faults = neighbours.terms().faults(advertiser, draft);
        if (!faults.isEmpty()) {
            return new Outlook.Refused(faults);
        }
        LineItem line = neighbours.terms().lineItem(advertiser, draft);
        Instant now = clock.instant();
        ForecastStore.Sample sample =
                store.read(
                        now.minus(config.window()),
                        List.copyOf(line.targeting().surfaces()),
                        config.maxBreaks());
        if (sample.since().isEmpty() || !sample.since().get().isBefore(now)) {
            return new Outlook.NoHistory();
        }
        return outlook(reader, line, sample.breaks(), new Avails.Span(sample.since().get(), now));
    }

    /** Who asks for a forecast. */
    record Reader(PartnerId partner, boolean maker) {}

    private Outlook outlook(
            Reader reader, LineItem line, List<Chance> breaks, Avails.Span learned) {
        List<Chance> fitting =
                breaks.stream().filter(b -> Avails.fits(line, b, config.zone())).toList();
        Map<Cell, SortedMap<LocalDate, Double>> avails = project(line, fitting, learned);
        Optional<Veil.Silence> silence =
                Veil.silence(reader.partner(), reader.maker(), parts(avails, Optional.empty()));
        if (silence.isPresent()) {
            return new Outlook.Silent(rule(silence.get()));
        }
        BitSet filled = neighbours.rehearsal().filled(line, fitting);
        List<Chance> won = filled.stream().mapToObj(fitting::get).toList();
        LocalDate today = clock.instant().atZone(config.zone()).toLocalDate();
        double wins = veil.hidden(parts(project(line, won, learned), Optional.empty()), today);
        long most = Avails.most(line);
        return new Outlook.Expected(
                veil.band(parts(avails, Optional.empty()), today),
                Band.of(Math.min(wins, (double) most)),
                most == Long.MAX_VALUE ? Optional.empty() : Optional.of(most),
                chances(wins, most),
                byDay(avails, today),
                learned.start());
    }

    /** Judged by the veiled figure, so that the goal of a question is no finer probe than bands. */
    private static Outlook.Chances chances(double veiled, long most) {
        if (most == Long.MAX_VALUE) {
            return Outlook.Chances.OPEN;
        }
        if (veiled < most) {
            return Outlook.Chances.SHORT;
        }
        return veiled < most * 1.2 ? Outlook.Chances.TIGHT : Outlook.Chances.AMPLE;
    }

    private List<Outlook.Day> byDay(
            Map<Cell, SortedMap<LocalDate, Double>> avails, LocalDate first) {
        TreeMap<LocalDate, Boolean> days = new TreeMap<>();
        avails.values().forEach(of -> of.keySet().forEach(day -> days.put(day, true)));
        List<Outlook.Day> byDay = new ArrayList<>();
        for (LocalDate day : days.keySet()) {
            byDay.add(new Outlook.Day(day, veil.band(parts(avails, Optional.of(day)), first)));
        }
        return byDay;
    }

    private record Cell(PartnerId maker, BrandId brand, Surface surface) {}

    private Map<Cell, SortedMap<LocalDate, Double>> project(
            LineItem line, List<Chance> breaks, Avails.Span learned) {
        Map<Cell, List<Chance>> cells = new LinkedHashMap<>();
        for (Chance one : breaks) {
            cells.computeIfAbsent(
                            new Cell(one.maker(), one.brand(), one.surface()),
                            _ -> new ArrayList<>())
                    .add(one);
        }
        Instant now = clock.instant();
        Instant start = line.start().isAfter(now) ? line.start() : now;
        Map<Cell, SortedMap<LocalDate, Double>> projected = new LinkedHashMap<>();
        cells.forEach((cell, own) ->
                projected.put(
                        cell,
                        Avails.learn(own, learned, _ -> config.oneIn(), config.zone())
                                .between(start, line.end())));
        return projected;
    }

    private static List<Veil.Part> parts(
            Map<Cell, SortedMap<LocalDate, Double>> cells, Optional<LocalDate> day) {
        List<Veil.Part> parts = new ArrayList<>();
        cells.forEach((cell, byDay) -> {
            double breaks =
                    day.map(one -> byDay.getOrDefault(one, 0.0))
                            .orElseGet(() -> byDay.values().stream().mapToDouble(b -> b).sum());
            parts.add(new Veil.Part(cell.maker(), cell.brand(), cell.surface(), breaks));
        });
        return parts;
    }

    private static String rule(Veil.Silence silence) {
        return switch (silence) {
            case ONE_RIVAL ->
                    "a maker may ask for its own brands or for a pool of at least two other makers";
            case DOMINANT_RIVAL ->
                    "one other maker has nearly all of these breaks; ask for a wider pool";
        };
    }

    /** Decides breaks of the past again, for nobody to see, with one line item more. */
    @FunctionalInterface
    public interface Rehearsal {
        /**
         * Returns the places of the breaks that the line item would have filled, under caps and
         * against all that is booked. The breaks are in the order of their time.
         */
        BitSet filled(LineItem draft, List<Chance> breaks);
    }

    /** Reads a draft as the order book would. */
    public interface Terms {
        /** Returns the rules that a draft breaks; none if it could be booked as it is. */
        List<Booking.Fault> faults(PartnerId advertiser, OrderDraft.Line draft);

        /** Returns the line item that a faultless draft would become, its creatives approved. */
        LineItem lineItem(PartnerId advertiser, OrderDraft.Line draft);
    }
}
