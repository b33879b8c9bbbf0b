package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import tv.foyer.ads.Plan.Supply;
import tv.foyer.kernel.LineItemId;
import tv.foyer.pacing.Contract;
import tv.foyer.pacing.Counts;
import tv.foyer.pacing.Flight;
import tv.foyer.pacing.Paces;
import tv.foyer.pacing.Pacing;
import tv.foyer.pacing.Plan;
import tv.foyer.pacing.Target;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/**
 * Plans delivery from the order book and what the screens offer: a new plan every few minutes or
 * when the book changes, corrected in between by what was counted. For one thread at a time.
 */
final class DeliveryPlanner implements tv.foyer.ads.Plan.Planner {
    private static final Duration PLAN_EVERY = Duration.ofMinutes(10);
    private static final Duration MOST_TIME = Duration.ofSeconds(2);
    private static final int DAY = 24;

    /** What one missing impression of a promise costs the house, in impressions of its price. */
    private static final int PENALTY = 10;

    private final ZoneId zone;
    private final PlannedHours hours;
    private Optional<Pacing> pacing = Optional.empty();
    private Optional<Plan> plan = Optional.empty();
    private List<Contract> contracts = List.of();
    private Map<LineItemId, Long> counted = Map.of();
    private long revision = -1;

    /**
     * @param hours told what each plan has for each hour
     */
    DeliveryPlanner(ZoneId zone, PlannedHours hours) {
        this.zone = zone;
        this.hours = hours;
    }

    @Override
    public synchronized tv.foyer.ads.Plan plan(
            Book book, List<Supply> supply, Map<LineItemId, Long> delivered, Instant now) {
        boolean due =
                plan.isEmpty()
                        || revision != book.revision()
                        || !now.isBefore(plan.get().madeAt().plus(PLAN_EVERY))
                        || now.isBefore(plan.get().madeAt());
        pacing = pacing.map(p -> p.after(since(delivered), now));
        counted = Map.copyOf(delivered);
        if (due) {
            solve(book, new Offered(supply, zone), delivered, now);
            revision = book.revision();
        }
        return paced(pacing.map(Pacing::paces).orElse(Paces.NONE));
    }

    private Counts since(Map<LineItemId, Long> delivered) {
        Counts counts = Counts.of(contracts.size());
        for (int c = 0; c < contracts.size(); c++) {
            LineItemId id = contracts.get(c).lineItem();
            long fresh = delivered.getOrDefault(id, 0L) - counted.getOrDefault(id, 0L);
            counts.delivered()[c] = Math.toIntExact(Math.max(0, fresh));
        }
        return counts;
    }

    private void solve(Book book, Offered offered, Map<LineItemId, Long> delivered, Instant now) {
        List<LineItem> lines =
                book.lineItems().stream()
                        .filter(line -> planned(line, delivered, now))
                        .filter(line ->
                                scarce(
                                        line,
                                        delivered.getOrDefault(line.id(), 0L),
                                        offered.inFlight(line, now)))
                        .toList();
        contracts =
                lines.stream()
                        .map(line ->
                                contract(
                                        line,
                                        delivered.getOrDefault(line.id(), 0L),
                                        offered.matching(line, now)))
                        .toList();
        long until = System.nanoTime() + MOST_TIME.toNanos();
        BooleanSupplier expired = () -> System.nanoTime() - until >= 0;
        Plan fresh = Plan.solve(contracts, offered.supply(lines, now), now, plan, expired);
        pacing = Optional.of(pacing.map(p -> p.adopt(fresh)).orElseGet(() -> Pacing.start(fresh)));
        plan = Optional.of(fresh);
        hours.solved(lines, fresh, now);
    }

    /** Buyers' bids and the house's own ads keep no pace. */
    private static boolean planned(LineItem line, Map<LineItemId, Long> delivered, Instant now) {
        boolean paced =
                switch (line.kind()) {
                    case SPONSORSHIP, GUARANTEED, PRICE_PRIORITY -> true;
                    case PROGRAMMATIC, HOUSE -> false;
                };
        long goal = line.goal().impressions();
        return paced
                && !line.paused()
                && now.isBefore(line.end())
                && !line.creatives().isEmpty()
                && (goal == 0 || delivered.getOrDefault(line.id(), 0L) < goal);
    }

    /**
     * Tells whether there is anything to plan: a line item whose breaks were never seen, or whose
     * budget buys all of them, competes by its price.
     */
    private static boolean scarce(LineItem line, long delivered, double inFlight) {
        long price = line.priceMicros();
        double affords =
                (double) (line.goal().budgetMicros() - delivered * price) / Math.max(1, price);
        return inFlight > 0 && (line.kind() != LineItemKind.PRICE_PRIORITY || affords < inFlight);
    }

    private static Contract contract(LineItem line, long delivered, double matching) {
        int seconds =
                Math.max(1, line.creatives().stream().mapToInt(c -> c.seconds()).min().orElse(1));
        return new Contract(
                line.id(),
                target(line, delivered, matching),
                new Flight(line.start(), line.end()),
                line.priceMicros(),
                seconds,
                delivered,
                1_000_000,
                List.of("category " + line.category(), "advertiser " + line.advertiser()));
    }

    /** A share of voice is owed as the number that it is of what is still to come. */
    private static Target target(LineItem line, long delivered, double matching) {
        long price = line.priceMicros();
        long left = line.goal().budgetMicros() - delivered * price;
        return switch (line.kind()) {
            case GUARANTEED -> new Target.Impressions(line.goal().impressions(), PENALTY * price);
            case SPONSORSHIP ->
                    new Target.Impressions(
                            delivered + (long) (matching * line.goal().sharePercent() / 100),
                            PENALTY * price);
            case PRICE_PRIORITY, PROGRAMMATIC, HOUSE -> new Target.Budget(left);
        };
    }

    private static tv.foyer.ads.Plan paced(Paces paces) {
        return lineItem -> {
            OptionalInt place = paces.place(lineItem);
            if (place.isEmpty()) {
                return tv.foyer.ads.Plan.Pace.NEUTRAL;
            }
            var pace = paces.at(place.getAsInt(), false);
            return new tv.foyer.ads.Plan.Pace(pace.valueAdjustMicros(), pace.spreadMicros());
        };
    }

    /** What the screens offer, by kind of break, for each hour of a week to come. */
    private static final class Offered {
        private final ZoneId zone;
        private final Map<Supply, double[]> kinds = new LinkedHashMap<>();

        Offered(List<Supply> supply, ZoneId zone) {
            this.zone = zone;
            boolean[] seen = new boolean[Targeting.HOURS];
            for (Supply one : supply) {
                seen[one.hourOfWeek()] = true;
                kinds.computeIfAbsent(kind(one), _ -> new double[Targeting.HOURS])[
                                one.hourOfWeek()] +=
                        one.perHour();
            }
            kinds.values().forEach(hours -> fillUnseen(hours, seen));
        }

        /**
         * An hour of the week that was not seen yet is like the same hour of other days, and
         * without any like the mean of all hours seen.
         */
        private static void fillUnseen(double[] hours, boolean[] seen) {
            double all = 0;
            int any = 0;
            for (int hour = 0; hour < hours.length; hour++) {
                all += seen[hour] ? hours[hour] : 0;
                any += seen[hour] ? 1 : 0;
            }
            for (int hour = 0; hour < hours.length; hour++) {
                if (!seen[hour]) {
                    double sum = 0;
                    int days = 0;
                    for (int other = hour % DAY; other < hours.length; other += DAY) {
                        sum += seen[other] ? hours[other] : 0;
                        days += seen[other] ? 1 : 0;
                    }
                    hours[hour] = days == 0 ? all / Math.max(1, any) : sum / days;
                }
            }
        }

        private static Supply kind(Supply one) {
            return new Supply(
                    one.surface(),
                    one.brand(),
                    one.modelClass(),
                    one.region(),
                    one.genres(),
                    one.ratingAge(),
                    one.kids(),
                    one.segments(),
                    one.maxSeconds(),
                    one.maxAds(),
                    0,
                    0);
        }

        /** Returns how many breaks of the flight, at most of a week, a line item fits. */
        double matching(LineItem line, Instant now) {
            double[] sum = {0};
            kinds.forEach((kind, hours) -> {
                if (fits(line, kind)) {
                    sum[0] += overWeek(line, hours, now);
                }
            });
            return sum[0];
        }

        /** Returns how many breaks of all that is left of its flight a line item fits. */
        double inFlight(LineItem line, Instant now) {
            Duration left = Duration.between(now, line.end());
            double weeks = (double) left.toHours() / Targeting.HOURS;
            return matching(line, now) * Math.max(1, weeks);
        }

        private double overWeek(LineItem line, double[] hours, Instant now) {
            double sum = 0;
            for (int ahead = 0; ahead < Targeting.HOURS; ahead++) {
                Instant at = now.plus(Duration.ofHours(ahead));
                boolean runs = !at.isBefore(line.start()) && at.isBefore(line.end());
                int hour = hourOfWeek(at);
                sum += runs && inDaypart(line, hour) ? hours[hour] : 0;
            }
            return sum;
        }

        tv.foyer.pacing.Supply supply(List<LineItem> lines, Instant now) {
            tv.foyer.pacing.Supply.Builder supply = tv.foyer.pacing.Supply.builder();
            long firstHour = Math.floorDiv(now.getEpochSecond(), 3_600L);
            double left = 1 - Math.floorMod(now.getEpochSecond(), 3_600L) / 3_600.0;
            kinds.forEach((kind, hours) -> {
                Map<String, Integer> cells = new HashMap<>();
                for (int ahead = 0; ahead < Targeting.HOURS; ahead++) {
                    int hour = hourOfWeek(now.plus(Duration.ofHours(ahead)));
                    if (hours[hour] > 0) {
                        int[] matching = contracts(lines, kind, hour);
                        int cell =
                                cells.computeIfAbsent(
                                        Arrays.toString(matching), _ -> supply.cell(matching));
                        double breaks = hours[hour] * (ahead == 0 ? left : 1);
                        supply.node(
                                cell,
                                firstHour + ahead,
                                breaks,
                                Math.max(1, kind.maxSeconds()),
                                kind.maxAds());
                    }
                }
            });
            return supply.build();
        }

        private static int[] contracts(List<LineItem> lines, Supply kind, int hour) {
            List<Integer> places = new ArrayList<>();
            for (int c = 0; c < lines.size(); c++) {
                if (fits(lines.get(c), kind) && inDaypart(lines.get(c), hour)) {
                    places.add(c);
                }
            }
            return places.stream().mapToInt(p -> p).toArray();
        }

        private static boolean inDaypart(LineItem line, int hour) {
            return line.targeting().hoursOfWeek().isEmpty()
                    || line.targeting().hoursOfWeek().contains(hour);
        }

        private static boolean fits(LineItem line, Supply kind) {
            Targeting t = line.targeting();
            return line.kind() != LineItemKind.HOUSE
                    && t.surfaces().contains(kind.surface())
                    && (t.brands().isEmpty() || t.brands().contains(kind.brand()))
                    && (t.modelClasses().isEmpty() || t.modelClasses().contains(kind.modelClass()))
                    && (t.regions().isEmpty() || t.regions().contains(kind.region()))
                    && (t.genres().isEmpty()
                            || kind.genres().stream().anyMatch(t.genres()::contains))
                    && (t.maxRatingAge() == 0 || kind.ratingAge() <= t.maxRatingAge())
                    && (t.segments().isEmpty()
                            || kind.segments().stream().anyMatch(t.segments()::contains))
                    && (line.kidsSafe() || !kind.kids());
        }

        private int hourOfWeek(Instant at) {
            ZonedDateTime local = at.atZone(zone);
            return (local.getDayOfWeek().getValue() - 1) * DAY + local.getHour();
        }
    }
}
