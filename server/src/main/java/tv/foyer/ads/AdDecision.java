package tv.foyer.ads;

import java.util.List;
import tv.foyer.events.Event.Refusal;
import tv.foyer.sales.LineItem;

/** What fills one break, in order, and the first rule that said no to each other line item. */
record AdDecision(List<Choice> pod, List<Refusal> refusals) {
    AdDecision {
        pod = List.copyOf(pod);
        refusals = List.copyOf(refusals);
    }

    /** One ad of a pod. */
    record Choice(LineItem lineItem, LineItem.Creative creative) {}
}
