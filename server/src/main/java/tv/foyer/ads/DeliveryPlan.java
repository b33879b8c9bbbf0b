package tv.foyer.ads;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tv.foyer.events.Event;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.Book;

/**
 * Learns from the log what the screens offer, and has the plan made again every few minutes. The
 * supply is counted by kind of break and hour of the week; each week that passes halves what was
 * learned before. Bounded: kinds beyond the first so many are not told apart, and not planned for.
 */
final class DeliveryPlan {
    private static final int MAX_KINDS = 50_000;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double FADE = 0.5;

    private final Plan.Planner planner;
    private final ZoneId zone;
    private final Map<Kind, double[]> offered = new LinkedHashMap<>();
    private final AtomicReference<Plan> plan = new AtomicReference<>(Plan.neutral());
    private final AtomicInteger number = new AtomicInteger();
    private Instant planned = Instant.MIN;
    private Instant first = Instant.MAX;
    private Instant faded = Instant.MIN;

    /** What line items can be targeted by. */
    private record Kind(
            Surface surface,
            BrandId brand,
            String modelClass,
            String region,
            List<String> genres,
            int ratingAge,
            boolean kids,
            List<String> segments,
            int maxSeconds,
            int maxAds) {}

    /**
     * @param zone whose hours are counted
     */
    DeliveryPlan(Plan.Planner planner, ZoneId zone) {
        this.planner = planner;
        this.zone = zone;
    }

    /** Returns how many plans were made. */
    int number() {
        return number.get();
    }

    Plan current() {
        return plan.get();
    }

    /** Learns of one break; decisions without an opportunity are from before it was written. */
    synchronized void saw(AdDecided fact) {
        if (fact.opportunity().isEmpty()) {
            return;
        }
        fade(fact.at());
        Event.Opportunity is = fact.opportunity().get();
        Kind kind =
                new Kind(
                        fact.surface(),
                        fact.brand(),
                        is.modelClass(),
                        is.region().orElse(""),
                        is.genres(),
                        is.ratingAge(),
                        is.kids(),
                        is.segments(),
                        is.maxSeconds(),
                        is.maxAds());
        double[] byHour = offered.get(kind);
        if (byHour == null && offered.size() < MAX_KINDS) {
            byHour = new double[tv.foyer.sales.Targeting.HOURS];
            offered.put(kind, byHour);
        }
        if (byHour != null) {
            byHour[Terms.hourOfWeek(fact.at(), zone)]++;
        }
    }

    /** Makes the plan again if it is time. */
    void replan(Book book, Supplier<Map<LineItemId, FoldStore.Shown>> shown, Instant now) {
        boolean recent = !planned.isAfter(now) && planned.isAfter(now.minus(EVERY));
        if (!recent) {
            planned = now;
            Map<LineItemId, Long> delivered = new HashMap<>();
            shown.get().forEach((line, sum) -> delivered.put(line, sum.impressions()));
            plan.set(planner.plan(book, supply(now), delivered, now));
            number.incrementAndGet();
        }
    }

    /** Returns what is offered in an hour, for each kind and hour of the week that has any. */
    synchronized List<Plan.Supply> supply(Instant now) {
        double weeks = weeks(now);
        List<Plan.Supply> supply = new ArrayList<>();
        offered.forEach((kind, byHour) -> {
            for (int hour = 0; hour < byHour.length; hour++) {
                if (byHour[hour] > 0) {
                    supply.add(supply(kind, hour, byHour[hour] / weeks));
                }
            }
        });
        return supply;
    }

    /** How many weeks, faded as the counts are, these were counted in; one at least. */
    private double weeks(Instant now) {
        if (first.isAfter(now)) {
            return 1;
        }
        long whole = Duration.between(first, now).dividedBy(WEEK);
        return Math.max(1, (1 - Math.pow(FADE, whole + 1.0)) / (1 - FADE));
    }

    private void fade(Instant now) {
        if (first.equals(Instant.MAX)) {
            first = now;
            faded = now;
        }
        while (now.isAfter(faded.plus(WEEK))) {
            faded = faded.plus(WEEK);
            offered.values()
                    .forEach(byHour -> {
                        for (int hour = 0; hour < byHour.length; hour++) {
                            byHour[hour] *= FADE;
                        }
                    });
        }
    }

    private static Plan.Supply supply(Kind kind, int hour, double perHour) {
        return new Plan.Supply(
                kind.surface(),
                kind.brand(),
                kind.modelClass(),
                kind.region(),
                kind.genres(),
                kind.ratingAge(),
                kind.kids(),
                kind.segments(),
                kind.maxSeconds(),
                kind.maxAds(),
                hour,
                perHour);
    }
}
