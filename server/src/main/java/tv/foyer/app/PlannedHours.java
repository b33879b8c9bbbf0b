package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tv.foyer.kernel.LineItemId;
import tv.foyer.pacing.Plan;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.Plans;
import tv.foyer.sales.Targeting;

/**
 * The delivery plan as the console shows it: what is owed, spread over the hours of a flight as the
 * plan wants them. Hours that passed stay as they were planned last. It always sums to what is
 * owed, however much or little the screens have to offer: a plan that fell short would tell a
 * partner how many breaks its rivals' sets have.
 *
 * <p>Line items that owe no number have no plan, those that no plan knows yet, or of flights of
 * more than half a year, an even one.
 */
final class PlannedHours implements Plans {
    private static final int MOST_HOURS = 26 * Targeting.HOURS;
    private static final int MOST_LINES = 5_000;
    private static final Duration KEPT = Duration.ofDays(31);

    private final Plans even;
    private final Map<LineItemId, Path> paths = new ConcurrentHashMap<>();

    PlannedHours(ZoneId zone) {
        this.even = Plans.even(zone);
    }

    /** What is planned for each hour of a flight, next to the even plan of the same terms. */
    @SuppressWarnings("ArrayRecordComponent") // made here, never changed, never handed out
    private record Path(List<Planned> even, double[] byHour) {
        static Path of(List<Planned> even) {
            return new Path(even, even.stream().mapToDouble(Planned::impressions).toArray());
        }

        /** What is planned is bent from the first whole hour on; the sum stays. */
        Path bent(ToDoubleFunction<Instant> wanted, Instant now) {
            Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            int from = firstAt(next);
            int to = firstAt(next.plus(Duration.ofHours(Targeting.HOURS - 1L)));
            double ahead = IntStream.range(from, to).mapToDouble(h -> wanted(wanted, h)).sum();
            if (ahead <= 0) {
                return this;
            }
            double left = sum(byHour, from, byHour.length);
            double evenAhead = evenSum(from, to);
            double evenLater = evenSum(to, even.size());
            double share = evenLater == 0 ? left : left * evenAhead / (evenAhead + evenLater);
            double[] fresh = byHour.clone();
            for (int h = from; h < fresh.length; h++) {
                fresh[h] =
                        h < to
                                ? share * wanted(wanted, h) / ahead
                                : (left - share) * even.get(h).impressions() / evenLater;
            }
            return new Path(even, fresh);
        }

        /** Whole impressions; the parts left over are carried to the next hour. */
        List<Planned> whole() {
            long owed = even.stream().mapToLong(Planned::impressions).sum();
            List<Planned> plan = new ArrayList<>();
            double until = 0;
            long given = 0;
            for (int h = 0; h < byHour.length; h++) {
                until += byHour[h];
                boolean last = h == byHour.length - 1;
                long all = last ? owed : Math.clamp(Math.round(until), given, owed);
                plan.add(new Planned(even.get(h).at(), all - given));
                given = all;
            }
            return plan;
        }

        private double wanted(ToDoubleFunction<Instant> wanted, int hour) {
            return Math.max(0, wanted.applyAsDouble(even.get(hour).at()));
        }

        private int firstAt(Instant at) {
            int h = 0;
            while (h < even.size() && even.get(h).at().isBefore(at)) {
                h++;
            }
            return h;
        }

        private double evenSum(int from, int to) {
            return even.subList(from, to).stream().mapToLong(Planned::impressions).sum();
        }

        private static double sum(double[] hours, int from, int to) {
            return Arrays.stream(hours, from, to).sum();
        }
    }

    /** Takes in a fresh plan; its contracts stand in the order of these line items. */
    void solved(List<LineItem> lines, Plan fresh, Instant now) {
        for (int c = 0; c < lines.size(); c++) {
            int contract = c;
            bend(lines.get(c), hour -> fresh.planned(contract, hour), now);
        }
        paths.values().removeIf(path -> path.even().getLast().at().plus(KEPT).isBefore(now));
    }

    /** Bends the plan of one line item to what is wanted for each hour. */
    void bend(LineItem line, ToDoubleFunction<Instant> wanted, Instant now) {
        List<Planned> plain = even.of(line);
        boolean kept = paths.containsKey(line.id()) || paths.size() < MOST_LINES;
        if (!plain.isEmpty() && plain.size() <= MOST_HOURS && kept) {
            Path path = paths.get(line.id());
            Path before = path != null && path.even().equals(plain) ? path : Path.of(plain);
            paths.put(line.id(), before.bent(wanted, now));
        }
    }

    @Override
    public List<Planned> of(LineItem lineItem) {
        List<Planned> plain = even.of(lineItem);
        Path path = paths.get(lineItem.id());
        return path != null && path.even().equals(plain) ? path.whole() : plain;
    }

    @Override
    public ZoneId zone() {
        return even.zone();
    }
}
