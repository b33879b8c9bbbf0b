package tv.foyer.bench;

import java.util.List;

/** Fills one break: where the soak's own solver and the server's meet. */
interface DeliveryDecide {
    /**
     * Finds the pod of the highest worth: one ad of a category, one of an advertiser.
     *
     * @param lines all line items
     * @param candidates numbers of the line items that may be shown, the first {@code count}
     * @param worth what each candidate is worth here, above 0
     * @param pod receives the numbers of the line items chosen
     * @return how many were chosen
     */
    int fill(
            List<DeliveryLine> lines,
            DeliveryMarket.Shape room,
            int[] candidates,
            long[] worth,
            int count,
            int[] pod);
}
