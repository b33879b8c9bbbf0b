package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.Event.WonBid;
import tv.foyer.sales.LineItem;

/**
 * What fills one break, in order, and why the best of those that could have do not.
 *
 * @param refusals by the moment or by the rest of the pod, the best line items first; bounded
 * @param eligible how many line items' own terms allowed the break
 */
record AdDecision(List<Choice> pod, List<Refusal> refusals, int eligible) {
    AdDecision {
        pod = List.copyOf(pod);
        refusals = List.copyOf(refusals);
    }

    /** One ad of a pod; the price is what an impression costs. */
    record Choice(
            LineItem lineItem,
            LineItem.Creative creative,
            long priceMicros,
            Optional<WonBid> bid) {}
}
