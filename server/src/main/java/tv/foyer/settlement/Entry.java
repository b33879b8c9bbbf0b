package tv.foyer.settlement;

import java.util.Comparator;
import java.util.List;
import tv.foyer.json.Json;
import tv.foyer.kernel.PartnerId;

/**
 * One balanced journal entry. The key makes it idempotent: the same entry posted again has no
 * effect.
 */
record Entry(String key, String period, String memo, String currency, List<Posting> postings) {
    Entry {
        postings =
                postings.stream()
                        .sorted(
                                Comparator.comparing((Posting p) -> p.partner().toString())
                                        .thenComparing(Posting::account))
                        .toList();
    }

    /** What a partner has with the house. */
    enum Account {
        /** What the house owes the partner, or with a minus sign the partner the house. */
        PAYABLE,
        /** The joint company's: what advertisers owe, until the pools have it. */
        CLEARING,
        /** The joint company's: what rounding each pool once leaves over. */
        ROUNDING
    }

    /** A signed amount on one account. */
    record Posting(PartnerId partner, Account account, long minor) {}

    byte[] content() {
        return Json.bytes(this);
    }
}
