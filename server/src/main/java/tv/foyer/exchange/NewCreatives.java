package tv.foyer.exchange;

import java.util.List;

/** Is told of films that were bid with and are not known, so that they can be fetched. */
@FunctionalInterface
public interface NewCreatives {
    /** Called on a thread of the exchange's own; each film at most once an hour or so. */
    void seen(Unknown film);

    /** A film as it was bid; {@code adm} is the bidder's markup, usually VAST. */
    record Unknown(String bidder, String crid, List<String> domains, String adm) {
        public Unknown {
            domains = List.copyOf(domains);
        }
    }
}
