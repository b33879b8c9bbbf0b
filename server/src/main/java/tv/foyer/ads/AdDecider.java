package tv.foyer.ads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.ads.AdDecision.Choice;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.RefusalReason;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.LineItem;

/**
 * Decides one break: a pure function. Checks run in the order of {@link RefusalReason}, and the
 * first that says no is the reason; what passes all of them competes for the pod.
 */
final class AdDecider {
    private AdDecider() {}

    static AdDecision decide(Break room, AdSnapshot snapshot, HouseholdCounts counts, Instant now) {
        List<Refusal> refusals = new ArrayList<>(snapshot.lineItems().size());
        if (!snapshot.policy().allows(room)) {
            snapshot.lineItems()
                    .forEach(line ->
                            refusals.add(
                                    new Refusal(line.id(), RefusalReason.SURFACE_NOT_ALLOWED)));
            return new AdDecision(List.of(), refusals);
        }
        int maxSeconds = snapshot.policy().maxSeconds(room);
        Set<PartnerId> vetoed = snapshot.refusedBy(room.maker());
        List<Choice> eligible = new ArrayList<>();
        for (LineItem line : snapshot.lineItems()) {
            Optional<RefusalReason> no =
                    bookingSaysNo(line, room, now)
                            .or(() -> screenSaysNo(line, room, vetoed))
                            .or(() -> filmSaysNo(line, maxSeconds))
                            .or(() -> countsSayNo(line, counts));
            if (no.isPresent()) {
                refusals.add(new Refusal(line.id(), no.get()));
            } else {
                eligible.add(new Choice(line, film(line, counts)));
            }
        }
        List<Choice> pod = PodSolver.best(eligible, maxSeconds, room.maxAds());
        refuseTheRest(eligible, pod, refusals);
        return new AdDecision(pod, refusals);
    }

    private static Optional<RefusalReason> bookingSaysNo(LineItem line, Break room, Instant now) {
        if (line.paused()) {
            return Optional.of(RefusalReason.PAUSED);
        }
        if (now.isBefore(line.start())) {
            return Optional.of(RefusalReason.NOT_STARTED);
        }
        if (!now.isBefore(line.end())) {
            return Optional.of(RefusalReason.ENDED);
        }
        return line.targeting().surfaces().contains(room.surface())
                ? Optional.empty()
                : Optional.of(RefusalReason.WRONG_SURFACE);
    }

    private static Optional<RefusalReason> screenSaysNo(
            LineItem line, Break room, Set<PartnerId> vetoed) {
        if (!line.targeting().brands().isEmpty()
                && !line.targeting().brands().contains(room.brand())) {
            return Optional.of(RefusalReason.WRONG_BRAND);
        }
        if (room.kids() && !line.kidsSafe()) {
            return Optional.of(RefusalReason.NOT_FOR_KIDS);
        }
        return vetoed.contains(line.advertiser())
                ? Optional.of(RefusalReason.VETOED)
                : Optional.empty();
    }

    private static Optional<RefusalReason> filmSaysNo(LineItem line, int maxSeconds) {
        if (line.creatives().isEmpty()) {
            return Optional.of(RefusalReason.NO_CREATIVE);
        }
        return line.creatives().getFirst().seconds() > maxSeconds
                ? Optional.of(RefusalReason.TOO_LONG)
                : Optional.empty();
    }

    private static Optional<RefusalReason> countsSayNo(LineItem line, HouseholdCounts counts) {
        if (counts.committedMicros(line.id()) > line.goal().budgetMicros() - line.priceMicros()) {
            return Optional.of(RefusalReason.BUDGET_SPENT);
        }
        return counts.times(line.id()) >= line.capPerDay()
                ? Optional.of(RefusalReason.HOUSEHOLD_CAP)
                : Optional.empty();
    }

    /**
     * The price is per impression, so of one line item's films the shortest leaves most room;
     * several of that length take turns in a household.
     */
    private static LineItem.Creative film(LineItem line, HouseholdCounts counts) {
        List<LineItem.Creative> films = line.creatives();
        int shortest = films.getFirst().seconds();
        int equals = 1;
        while (equals < films.size() && films.get(equals).seconds() == shortest) {
            equals++;
        }
        return equals == 1 ? films.getFirst() : films.get(counts.times(line.id()) % equals);
    }

    private static void refuseTheRest(
            List<Choice> eligible, List<Choice> pod, List<Refusal> refusals) {
        Set<LineItemId> chosen = new HashSet<>();
        Set<PartnerId> advertisers = new HashSet<>();
        Map<String, PartnerId> categories = new HashMap<>();
        for (Choice choice : pod) {
            chosen.add(choice.lineItem().id());
            advertisers.add(choice.lineItem().advertiser());
            categories.put(choice.lineItem().category(), choice.lineItem().advertiser());
        }
        for (Choice choice : eligible) {
            LineItem line = choice.lineItem();
            if (!chosen.contains(line.id())) {
                refusals.add(
                        new Refusal(
                                line.id(),
                                advertisers.contains(line.advertiser())
                                        ? RefusalReason.ADVERTISER_IN_POD
                                        : categories.containsKey(line.category())
                                                ? RefusalReason.SEPARATION
                                                : RefusalReason.OUTBID));
            }
        }
    }
}
