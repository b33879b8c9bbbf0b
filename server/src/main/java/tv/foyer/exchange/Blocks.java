package tv.foyer.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tv.foyer.openrtb.BidRequest;

/** Advertisers (by domain) and categories that a request refuses. */
record Blocks(Set<String> advertisers, Set<String> categories) {
    static Blocks of(BidRequest request) {
        Set<String> advertisers = new HashSet<>();
        request.badv().forEach(domain -> advertisers.add(domain.toLowerCase(Locale.ROOT)));
        return new Blocks(advertisers, Set.copyOf(request.bcat()));
    }

    /** A refused domain refuses all below it. */
    boolean advertiser(List<String> domains) {
        if (advertisers.isEmpty()) {
            return false;
        }
        for (String domain : domains) {
            String part = domain.toLowerCase(Locale.ROOT);
            while (!part.isEmpty()) {
                if (advertisers.contains(part)) {
                    return true;
                }
                int dot = part.indexOf('.');
                part = dot < 0 ? "" : part.substring(dot + 1);
            }
        }
        return false;
    }

    /** A refused category refuses all below it, for example IAB7 refuses IAB7-3. */
    boolean category(List<String> all) {
        if (categories.isEmpty()) {
            return false;
        }
        for (String category : all) {
            int dash = category.indexOf('-');
            if (categories.contains(category)
                    || (dash > 0 && categories.contains(category.substring(0, dash)))) {
                return true;
            }
        }
        return false;
    }
}
