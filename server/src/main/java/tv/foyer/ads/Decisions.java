package tv.foyer.ads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.sales.LineItem;

/**
 * Decides the breaks of one request, one after the other, under the lock of its household; promises
 * caps and budgets; makes the facts and the signed claims.
 */
final class Decisions {
    private final Promises promises;
    private final Ids ids;
    private final Signer signer;
    private final Duration claimTtl;

    Decisions(Promises promises, Ids ids, Signer signer, Duration claimTtl) {
        this.promises = promises;
        this.ids = ids;
        this.signer = signer;
        this.claimTtl = claimTtl;
    }

    /** The facts to be logged, and the ads of each break; both in the order of the breaks. */
    record Decided(List<Event> facts, List<List<PlacedAd>> breaks) {}

    /** What was found out before the household's lock was taken. */
    record Given(
            AdSnapshot snapshot, Break.Viewing viewing, List<Market.Offer> offers, Instant now) {
        /** Returns a break of the request as the rules see it. */
        static Break room(AdRequest request, AdRequest.Room room, Break.Viewing viewing) {
            return new Break(
                    room.surface(),
                    room.maxSeconds(),
                    room.maxAds(),
                    request.brand(),
                    request.maker(),
                    viewing);
        }

        List<Market.Offer> offersOf(int number) {
            return offers.isEmpty()
                    ? offers
                    : offers.stream().filter(offer -> offer.room() == number).toList();
        }
    }

    Decided decide(AdRequest request, Given given) {
        return promises.inHousehold(
                request.household(),
                given.now(),
                desk -> {
                    List<Event> facts = new ArrayList<>();
                    List<List<PlacedAd>> breaks = new ArrayList<>();
                    for (AdRequest.Room room : request.breaks()) {
                        AdDecider.Moment moment =
                                new AdDecider.Moment(
                                        new DecisionId(ids.next()),
                                        given.now(),
                                        given.offersOf(breaks.size()));
                        Break slot = Given.room(request, room, given.viewing());
                        AdDecision decision =
                                decideAndPromise(desk, slot, given.snapshot(), moment);
                        facts.add(fact(request, slot, given.snapshot(), decision, moment));
                        breaks.add(placed(request, room, decision, moment));
                    }
                    return new Decided(facts, breaks);
                });
    }

    /**
     * Promises what won a slot elsewhere: all of it, or nothing if a budget or goal no longer
     * allows it.
     */
    Optional<Decided> commit(AdRequest request, Given given, List<AdDecision.Choice> won) {
        AdRequest.Room room = request.breaks().getFirst();
        AdDecider.Moment moment =
                new AdDecider.Moment(new DecisionId(ids.next()), given.now(), List.of());
        Break slot = Given.room(request, room, given.viewing());
        return promises.inHousehold(
                request.household(),
                given.now(),
                desk -> {
                    if (!desk.promise(moment.decision(), room.surface(), won)) {
                        return Optional.empty();
                    }
                    AdDecision decision = new AdDecision(won, List.of(), won.size());
                    return Optional.of(
                            new Decided(
                                    List.of(
                                            fact(
                                                    request,
                                                    slot,
                                                    given.snapshot(),
                                                    decision,
                                                    moment)),
                                    List.of(placed(request, room, decision, moment))));
                });
    }

    /** Takes back what was decided but will not be shown to anyone. */
    void giveUp(AdRequest request, Decided decided) {
        for (Event fact : decided.facts()) {
            if (fact instanceof AdDecided one) {
                promises.giveUp(request.household(), one.decision());
            }
        }
    }

    /** Each turn that fails counts one more line item as spent, so there are few. */
    private static AdDecision decideAndPromise(
            Promises.Desk desk, Break slot, AdSnapshot snapshot, AdDecider.Moment moment) {
        AdDecision decision = AdDecider.decide(slot, snapshot, desk, moment);
        while (!desk.promise(moment.decision(), slot.surface(), decision.pod())) {
            decision = AdDecider.decide(slot, snapshot, desk, moment);
        }
        return decision;
    }

    /** The fact has the decision's id, so that whoever knows the one finds the other. */
    private static Event fact(
            AdRequest request,
            Break slot,
            AdSnapshot snapshot,
            AdDecision decision,
            AdDecider.Moment moment) {
        return new AdDecided(
                new EventId(moment.decision().value()),
                moment.now(),
                moment.decision(),
                slot.surface(),
                request.device(),
                request.household(),
                request.brand(),
                request.maker(),
                request.title(),
                request.provider(),
                fills(decision),
                decision.refusals(),
                Optional.of(opportunity(slot, snapshot, decision)));
    }

    private static Event.Opportunity opportunity(
            Break slot, AdSnapshot snapshot, AdDecision decision) {
        Break.Viewing viewing = slot.viewing();
        return new Event.Opportunity(
                slot.maxSeconds(),
                slot.maxAds(),
                viewing.screen().modelClass(),
                viewing.region(),
                viewing.genres(),
                viewing.ratingAge(),
                viewing.kids(),
                viewing.consent(),
                viewing.segments().stream().sorted().toList(),
                snapshot.policy().name(),
                snapshot.revision(),
                decision.eligible(),
                Optional.of(viewing.screen().deviceClass().name()));
    }

    private static List<Fill> fills(AdDecision decision) {
        List<Fill> fills = new ArrayList<>();
        for (AdDecision.Choice choice : decision.pod()) {
            LineItem line = choice.lineItem();
            fills.add(
                    new Fill(
                            fills.size(),
                            line.id(),
                            choice.creative().id(),
                            line.advertiser(),
                            choice.priceMicros(),
                            choice.creative().seconds(),
                            choice.bid()));
        }
        return fills;
    }

    private List<PlacedAd> placed(
            AdRequest request, AdRequest.Room room, AdDecision decision, AdDecider.Moment moment) {
        List<PlacedAd> ads = new ArrayList<>();
        for (AdDecision.Choice choice : decision.pod()) {
            ImpressionClaim claim = claim(request, room, choice, ads.size(), moment);
            ads.add(
                    new PlacedAd(
                            claim.slot(),
                            claim.decision(),
                            claim.lineItem(),
                            claim.creative(),
                            choice.creative().assetKey(),
                            choice.creative().title(),
                            claim.advertiser(),
                            choice.creative().seconds(),
                            choice.creative().format(),
                            choice.creative().headline(),
                            choice.creative().link(),
                            signer.sign(ClaimBytes.of(claim))));
        }
        return ads;
    }

    private ImpressionClaim claim(
            AdRequest request,
            AdRequest.Room room,
            AdDecision.Choice choice,
            int slot,
            AdDecider.Moment moment) {
        LineItem line = choice.lineItem();
        return new ImpressionClaim(
                moment.decision(),
                slot,
                room.surface(),
                line.id(),
                choice.creative().id(),
                line.advertiser(),
                request.device(),
                request.household(),
                request.brand(),
                request.maker(),
                request.provider(),
                line.currency(),
                choice.priceMicros(),
                moment.now().plus(claimTtl));
    }
}
