package tv.foyer.exchange;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What no two ads of a pod may share (AdCOM, pod deduplication). */
record Separation(boolean domain, boolean category, boolean creative, boolean media) {
    private static final int DOMAIN = 1;
    private static final int CATEGORY = 2;
    private static final int CREATIVE = 3;
    private static final int MEDIA = 4;

    /** The places of a pod speak for the whole of it; 5 says: nothing. */
    static Separation of(List<Place> places) {
        Set<Integer> all =
                places.stream().flatMap(p -> p.dedupe().stream()).collect(Collectors.toSet());
        return new Separation(
                all.contains(DOMAIN),
                all.contains(CATEGORY),
                all.contains(CREATIVE),
                all.contains(MEDIA));
    }

    /** Returns for each ad which others it cannot stand beside. */
    BitSet[] clashes(List<Candidate> ads) {
        BitSet[] clashes = new BitSet[ads.size()];
        for (int i = 0; i < clashes.length; i++) {
            clashes[i] = new BitSet();
        }
        if (domain) {
            mark(clashes, ads, ad -> lower(ad.domains()));
        }
        if (category) {
            mark(clashes, ads, Candidate::categories);
        }
        if (creative) {
            mark(clashes, ads, ad -> one(ad.crid()));
        }
        if (media) {
            mark(clashes, ads, ad -> one(ad.media()));
        }
        return clashes;
    }

    private static void mark(
            BitSet[] clashes, List<Candidate> ads, Function<Candidate, List<String>> shared) {
        Map<String, BitSet> holders = new HashMap<>();
        for (int i = 0; i < clashes.length; i++) {
            for (String key : shared.apply(ads.get(i))) {
                holders.computeIfAbsent(key, _ -> new BitSet()).set(i);
            }
        }
        for (int i = 0; i < clashes.length; i++) {
            for (String key : shared.apply(ads.get(i))) {
                BitSet holding = holders.get(key);
                if (holding != null) {
                    clashes[i].or(holding);
                }
            }
            clashes[i].clear(i);
        }
    }

    private static List<String> lower(List<String> domains) {
        return domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> one(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
