package tv.foyer.sales;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;

/**
 * A line item as the books keep it: its newest terms, and where its creatives stand.
 *
 * @param terms with the creatives that are not archived
 * @param reviews of all its creatives, archived ones too, in order of their booking
 */
record KeptLine(
        PartnerId advertiser,
        OrderId order,
        int version,
        LineState state,
        OrderDraft.Line terms,
        List<Reviewed> reviews) {
    KeptLine {
        reviews = List.copyOf(reviews);
    }

    /** A creative and where its review stands. */
    record Reviewed(
            OrderDraft.Film film,
            int version,
            Review review,
            Optional<String> reason,
            Optional<Instant> reviewedAt) {
        CreativeId id() {
            return film.id();
        }
    }
}
