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

    Decided decide(AdRequest request, boolean bootRefused, AdSnapshot snapshot, Instant now) {
        return promises.inHousehold(
                request.household(),
                now,
                desk -> {
                    List<Event> facts = new ArrayList<>();
                    List<List<PlacedAd>> breaks = new ArrayList<>();
                    for (AdRequest.Room room : request.breaks()) {
                        DecisionId id = new DecisionId(ids.next());
                        Break slot = slot(request, room, bootRefused);
                        AdDecision decision = decideAndPromise(desk, id, slot, snapshot, now);
                        facts.add(fact(request, room, id, decision, now));
                        breaks.add(placed(request, room, id, decision, now));
                    }
                    return new Decided(facts, breaks);
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
            Promises.Desk desk, DecisionId id, Break slot, AdSnapshot snapshot, Instant now) {
        AdDecision decision = AdDecider.decide(slot, snapshot, desk, now);
        while (!desk.promise(id, decision.pod())) {
            decision = AdDecider.decide(slot, snapshot, desk, now);
        }
        return decision;
    }

    private static Break slot(AdRequest request, AdRequest.Room room, boolean bootRefused) {
        return new Break(
                room.surface(),
                room.maxSeconds(),
                room.maxAds(),
                request.brand(),
                request.maker(),
                request.viewer() == AdRequest.Viewer.KIDS,
                bootRefused);
    }

    private Event fact(
            AdRequest request,
            AdRequest.Room room,
            DecisionId id,
            AdDecision decision,
            Instant now) {
        return new AdDecided(
                new EventId(ids.next()),
                now,
                id,
                room.surface(),
                request.device(),
                request.household(),
                request.brand(),
                request.maker(),
                request.title(),
                request.provider(),
                fills(decision),
                decision.refusals(),
                Optional.empty());
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
                            line.priceMicros(),
                            choice.creative().seconds(),
                            Optional.empty()));
        }
        return fills;
    }

    private List<PlacedAd> placed(
            AdRequest request,
            AdRequest.Room room,
            DecisionId id,
            AdDecision decision,
            Instant now) {
        List<PlacedAd> ads = new ArrayList<>();
        for (AdDecision.Choice choice : decision.pod()) {
            ImpressionClaim claim = claim(request, room, id, choice, ads.size(), now);
            ads.add(
                    new PlacedAd(
                            claim.slot(),
                            id,
                            claim.lineItem(),
                            claim.creative(),
                            choice.creative().assetKey(),
                            choice.creative().title(),
                            claim.advertiser(),
                            choice.creative().seconds(),
                            signer.sign(ClaimBytes.of(claim))));
        }
        return ads;
    }

    private ImpressionClaim claim(
            AdRequest request,
            AdRequest.Room room,
            DecisionId id,
            AdDecision.Choice choice,
            int slot,
            Instant now) {
        LineItem line = choice.lineItem();
        return new ImpressionClaim(
                id,
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
                line.priceMicros(),
                now.plus(claimTtl));
    }
}
