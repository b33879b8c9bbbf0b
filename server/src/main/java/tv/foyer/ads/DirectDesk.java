package tv.foyer.ads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.LineItem;

/**
 * Lets direct line items compete elsewhere: the best of them for a slot, dearest first. Budgets,
 * goals, floors and vetoes hold; caps do not, for there is no household.
 */
final class DirectDesk {
    private static final int MOST = 64;

    private final Budgets budgets;

    DirectDesk(Budgets budgets) {
        this.budgets = budgets;
    }

    List<Priced> candidates(SlotFacts slot, AdSnapshot snapshot, Instant now) {
        AdIndex index = snapshot.index();
        Break room = room(slot);
        OnSurface on = index.on(slot.surface());
        long[] kept = LineSets.words(index.size());
        index.eligible(room, now, kept, LineSets.words(index.size()));
        LineSets.andNot(kept, index.bids());
        LineSets.andNot(kept, index.house());
        List<Priced> best = new ArrayList<>();
        for (int place = 0; on != null && place < index.size() && best.size() < MOST; place++) {
            LineItem line = index.line(place);
            if (LineSets.has(kept, place)
                    && line.priceMicros() >= slot.floorMicros()
                    && affords(line)) {
                best.add(priced(line, on.film(place, 0)));
            }
        }
        best.sort((a, b) -> Long.compare(b.priceMicros(), a.priceMicros()));
        return best;
    }

    /** Returns what is still allowed of what won; its terms may have changed since. */
    Optional<AdDecision.Choice> stillAllowed(
            SlotFacts slot, Priced won, AdSnapshot snapshot, Instant now) {
        int place = snapshot.index().place(won.lineItem());
        if (place < 0) {
            return Optional.empty();
        }
        LineItem line = snapshot.index().line(place);
        boolean allowed = snapshot.terms().refusal(line, room(slot), now).isEmpty();
        boolean same =
                line.priceMicros() == won.priceMicros()
                        && line.creatives().contains(won.creative());
        return allowed && same
                ? Optional.of(
                        new AdDecision.Choice(
                                line, won.creative(), won.priceMicros(), Optional.empty()))
                : Optional.empty();
    }

    static AdRequest request(SlotFacts slot) {
        return new AdRequest(
                slot.viewer().device(),
                slot.viewer().household(),
                slot.brand(),
                slot.maker(),
                slot.screen(),
                slot.kids() ? AdRequest.Viewer.KIDS : AdRequest.Viewer.ADULT,
                Optional.empty(),
                slot.viewer().provider(),
                List.of(new AdRequest.Room(slot.surface(), slot.maxSeconds(), slot.maxAds())));
    }

    static Break room(SlotFacts slot) {
        return new Break(
                slot.surface(),
                slot.maxSeconds(),
                slot.maxAds(),
                slot.brand(),
                slot.maker(),
                new Break.Viewing(
                        slot.kids(),
                        false,
                        slot.screen(),
                        slot.region(),
                        true,
                        slot.genres(),
                        slot.ratingAge(),
                        false,
                        Set.of()));
    }

    private boolean affords(LineItem line) {
        LineItemId id = line.id();
        long goal = line.goal().impressions();
        return budgets.of(id) <= line.goal().budgetMicros() - line.priceMicros()
                && (goal == 0 || budgets.impressionsOf(id) < goal);
    }

    private static Priced priced(LineItem line, LineItem.Creative film) {
        return new Priced(line.id(), line.advertiser(), line.category(), film, line.priceMicros());
    }
}
