package tv.foyer.ads;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;

/**
 * Decides breaks of the past once more, moved by whole weeks into a draft's flight, against all
 * that is booked then. Caps count as they would; budgets and goals do not, for a part of a sample
 * says nothing of them.
 */
final class Rehearsal implements HouseholdCounts {
    private static final Duration WEEK = Duration.ofDays(7);

    private final ZoneId zone;
    private final Map<Seen, Integer> seen = new HashMap<>();
    private final Map<HouseholdId, List<Instant>> home = new HashMap<>();
    private HouseholdId household = new HouseholdId(Ids.named("nobody"));
    private Instant now = Instant.EPOCH;

    private Rehearsal(ZoneId zone) {
        this.zone = zone;
    }

    private record Seen(HouseholdId household, LineItemId lineItem, long day) {}

    /** Returns the places of the breaks that the draft would have filled. */
    static BitSet filled(LineItem draft, List<PastBreak> breaks, AdSnapshot today, ZoneId zone) {
        List<LineItem> lines = new ArrayList<>(today.book().lineItems());
        lines.removeIf(line -> line.id().equals(draft.id()));
        lines.add(draft);
        Book book = new Book(today.revision(), lines, today.book().vetoes(), today.book().floors());
        AdSnapshot.Ground ground = new AdSnapshot.Ground(today.policy(), zone, today.plan());
        AdSnapshot snapshot = AdSnapshot.of(ground, book, _ -> true, draft.start());
        Rehearsal rehearsal = new Rehearsal(zone);
        BitSet filled = new BitSet();
        for (int i = 0; i < breaks.size(); i++) {
            filled.set(i, rehearsal.fills(draft, breaks.get(i), snapshot));
        }
        return filled;
    }

    private boolean fills(LineItem draft, PastBreak past, AdSnapshot snapshot) {
        household = past.household();
        now = moved(past.at(), draft.start());
        AdDecider.Moment moment =
                new AdDecider.Moment(
                        new DecisionId(Ids.at(now, past.at().hashCode())), now, List.of());
        AdDecision decision = AdDecider.decide(room(past), snapshot, this, moment);
        boolean fills = false;
        for (AdDecision.Choice choice : decision.pod()) {
            LineItemId line = choice.lineItem().id();
            seen.merge(new Seen(household, line, day()), 1, Integer::sum);
            if (Break.onHome(past.surface())) {
                home.computeIfAbsent(household, _ -> new ArrayList<>()).add(now);
            }
            fills |= line.equals(draft.id());
        }
        return fills;
    }

    /** The same hour of the week, in the first week of the flight. */
    static Instant moved(Instant past, Instant start) {
        long behind = Duration.between(past, start).toMillis();
        long weeks = Math.ceilDiv(behind, WEEK.toMillis());
        return past.plus(WEEK.multipliedBy(weeks));
    }

    private static Break room(PastBreak past) {
        var was = past.opportunity();
        return new Break(
                past.surface(),
                was.maxSeconds(),
                was.maxAds(),
                past.brand(),
                past.maker(),
                new Break.Viewing(
                        was.kids(),
                        false,
                        Viewers.Screen.of(was),
                        was.region(),
                        past.content(),
                        was.genres(),
                        was.ratingAge(),
                        was.consent(),
                        Set.copyOf(was.segments())));
    }

    @Override
    public int times(LineItemId lineItem) {
        return seen.getOrDefault(new Seen(household, lineItem, day()), 0);
    }

    @Override
    public long committedMicros(LineItemId lineItem) {
        return 0;
    }

    @Override
    public long committedImpressions(LineItemId lineItem) {
        return 0;
    }

    @Override
    public int homeAds() {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        return (int)
                home.getOrDefault(household, List.of()).stream()
                        .filter(at -> at.isAfter(hourAgo) && !at.isAfter(now))
                        .count();
    }

    private long day() {
        return now.atZone(zone).toLocalDate().toEpochDay();
    }
}
