package tv.foyer.ads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;
import tv.foyer.events.Event.Opportunity;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.RefusalReason;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.log.EventLog;
import tv.foyer.sales.LineItem;

/**
 * Says of any past decision why this ad and why not that one. What the moment refused is in the
 * fact; what a line item's own terms refused follows from its terms at that time and from what the
 * fact knew of the break.
 */
final class Explainer {
    /** The verdict on what was chosen. */
    static final String FILLED = "FILLED";

    /** Ids of one request follow one another, with at most as many breaks as a request has. */
    private static final int NEIGHBOURS = 64;

    private final EventLog log;
    private final Supplier<AdSnapshot> snapshot;
    private final Neighbours neighbours;
    private final Names names;

    /** Knows under which names line items were booked, and who refused boot ads. */
    interface Names {
        Optional<String> of(LineItemId lineItem);

        boolean refusedBootAds(HouseholdId household);
    }

    Explainer(EventLog log, Supplier<AdSnapshot> snapshot, Neighbours neighbours, Names names) {
        this.log = log;
        this.snapshot = snapshot;
        this.neighbours = neighbours;
        this.names = names;
    }

    /** Why a line item was chosen or not. */
    record Verdict(LineItemId lineItem, String name, String reason, String detail) {}

    /** Returns the fact of a decision; the log has it under the same id or one soon after. */
    Optional<AdDecided> find(DecisionId decision) {
        return log.readFrom(new EventId(decision.value()), NEIGHBOURS).stream()
                .map(EventLog.Recorded::event)
                .filter(AdDecided.class::isInstance)
                .map(AdDecided.class::cast)
                .filter(fact -> fact.decision().equals(decision))
                .findFirst();
    }

    /** Returns a verdict on each line item of the book and of the fact, or on one of them. */
    List<Verdict> explain(AdDecided fact, Optional<LineItemId> only) {
        AdSnapshot now = snapshot.get();
        Set<LineItemId> asked = new LinkedHashSet<>();
        fact.fills().forEach(fill -> asked.add(fill.lineItem()));
        fact.refusals().forEach(refusal -> asked.add(refusal.lineItem()));
        now.book().lineItems().forEach(line -> asked.add(line.id()));
        only.ifPresent(one -> {
            asked.clear();
            asked.add(one);
        });
        Map<LineItemId, RefusalReason> refused =
                fact.refusals().stream()
                        .collect(Collectors.toMap(Refusal::lineItem, Refusal::reason, (a, _) -> a));
        List<Verdict> verdicts = new ArrayList<>();
        for (LineItemId line : asked) {
            Known known = known(line, fact.at(), now);
            Verdict verdict = verdict(fact, line, known, refused, now);
            verdicts.add(known.today() ? ofToday(verdict) : verdict);
        }
        return verdicts;
    }

    /** Terms of a line item, and whether they are today's because the past is not kept. */
    private record Known(Optional<LineItem> line, boolean today) {}

    private Known known(LineItemId id, Instant at, AdSnapshot now) {
        Optional<LineItem> then = neighbours.demand().past().asOf(id, at);
        if (then.isPresent()) {
            return new Known(then, false);
        }
        int place = now.index().place(id);
        return new Known(place < 0 ? Optional.empty() : Optional.of(now.index().line(place)), true);
    }

    private Verdict verdict(
            AdDecided fact,
            LineItemId id,
            Known known,
            Map<LineItemId, RefusalReason> refused,
            AdSnapshot now) {
        Optional<Fill> fill =
                fact.fills().stream().filter(one -> one.lineItem().equals(id)).findFirst();
        if (fill.isPresent()) {
            return said(id, known, FILLED, chosen(fill.get()));
        }
        RefusalReason moment = refused.get(id);
        if (moment != null) {
            return said(id, known, moment.name(), inWords(moment, known.line()));
        }
        if (known.line().isEmpty() || fact.opportunity().isEmpty()) {
            String why =
                    known.line().isEmpty()
                            ? "its terms are not kept"
                            : "the decision is from before circumstances were written down";
            return said(id, known, "UNKNOWN", why);
        }
        LineItem line = known.line().get();
        return now.terms()
                .refusal(line, room(fact, fact.opportunity().get()), fact.at())
                .map(no -> said(id, known, no.reason().name(), no.detail() + pack(fact, now)))
                .orElseGet(() -> competed(id, known, refused));
    }

    private Verdict competed(LineItemId id, Known known, Map<LineItemId, RefusalReason> refused) {
        if (refused.containsValue(RefusalReason.HOME_BUDGET)) {
            return said(
                    id,
                    known,
                    RefusalReason.HOME_BUDGET.name(),
                    inWords(RefusalReason.HOME_BUDGET, known.line()));
        }
        return said(
                id,
                known,
                RefusalReason.OUTBID.name(),
                "its terms allowed it, but others were worth more; it was not among the "
                        + AdDecider.MAX_REFUSALS
                        + " best that lost");
    }

    private Break room(AdDecided fact, Opportunity was) {
        Break.Viewing viewing =
                new Break.Viewing(
                        was.kids(),
                        names.refusedBootAds(fact.household()),
                        Viewers.Screen.of(was),
                        was.region(),
                        fact.title().isPresent() || fact.provider().isPresent(),
                        was.genres(),
                        was.ratingAge(),
                        was.consent(),
                        Set.copyOf(was.segments()));
        return new Break(
                fact.surface(),
                was.maxSeconds(),
                was.maxAds(),
                fact.brand(),
                fact.maker(),
                viewing);
    }

    private Verdict said(LineItemId id, Known known, String reason, String detail) {
        String name = known.line().map(LineItem::name).or(() -> names.of(id)).orElse(id.toString());
        return new Verdict(id, name, reason, detail);
    }

    private static Verdict ofToday(Verdict verdict) {
        return new Verdict(
                verdict.lineItem(),
                verdict.name(),
                verdict.reason(),
                verdict.detail() + " (terms of today)");
    }

    private static String pack(AdDecided fact, AdSnapshot now) {
        String then = fact.opportunity().map(Opportunity::policy).orElse("");
        return then.equals(now.policy().name())
                ? ""
                : "; " + then + " held then, checked by " + now.policy().name();
    }

    private static String chosen(Fill fill) {
        return "slot "
                + fill.slot()
                + ", "
                + fill.durationSeconds()
                + " s for "
                + fill.priceMicros()
                + " micros"
                + fill.bid().map(bid -> ", by a bid of " + bid.bidder()).orElse("");
    }

    private static String inWords(RefusalReason reason, Optional<LineItem> line) {
        String category = line.map(LineItem::category).orElse("its");
        return switch (reason) {
            case BUDGET_SPENT ->
                    "its budget of "
                            + line.map(l -> l.goal().budgetMicros()).orElse(0L)
                            + " micros was spent or promised";
            case GOAL_REACHED ->
                    "all "
                            + line.map(l -> l.goal().impressions()).orElse(0L)
                            + " impressions owed were delivered or promised";
            case HOUSEHOLD_CAP ->
                    "the household had seen it, or may still, "
                            + line.map(l -> l.capPerDay() + " times").orElse("as often as allowed")
                            + " on that day";
            case HOME_BUDGET -> "the home screens had their ads of that hour";
            case PACED -> "the delivery plan passed this opportunity on";
            case NO_BID -> "no buyer bid in time";
            case BELOW_FLOOR -> "what was bid is below the floor";
            case SEPARATION -> "another ad of the category " + category + " was chosen";
            case ADVERTISER_IN_POD -> "another line item of its advertiser was chosen";
            case VETOED -> "the maker refuses this advertiser";
            case OUTBID -> "other ads were worth more in the time there was";
            case SURFACE_NOT_ALLOWED,
                    PAUSED,
                    NOT_STARTED,
                    ENDED,
                    WRONG_DAYPART,
                    WRONG_SURFACE,
                    WRONG_BRAND,
                    WRONG_MODEL_CLASS,
                    WRONG_REGION,
                    WRONG_GENRE,
                    WRONG_RATING,
                    NO_CONSENT,
                    WRONG_SEGMENT,
                    NOT_FOR_KIDS,
                    POLICY_CATEGORY,
                    NO_CREATIVE,
                    TOO_LONG ->
                    "by its own terms";
        };
    }
}
