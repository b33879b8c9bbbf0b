package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the winners of a request, pod by pod. First price. Direct ads and bids compete by price;
 * of equal prices the direct ad wins, then the earlier. Pure.
 */
final class Auction {
    /** For one pod; dearer ones are kept. */
    static final int MOST_CANDIDATES = 256;

    private static final Comparator<Candidate> DEAREST =
            Comparator.comparingLong(Candidate::cpmMicros)
                    .reversed()
                    .thenComparingInt(ad -> ad.own() ? 0 : 1);

    private Auction() {}

    /**
     * @param exact whether every pod was solved to its end
     */
    record Result(List<Candidate> winners, List<Candidate> outbid, boolean exact) {}

    /** Chooses among ads that kept all rules of their places. */
    static Result run(List<Place> places, List<Candidate> ads) {
        if (places.size() == 1 && places.getFirst().maxAds() == 1) {
            return single(ads);
        }
        Map<String, List<Integer>> pods = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            pods.computeIfAbsent(places.get(i).pod(), _ -> new ArrayList<>()).add(i);
        }
        List<Candidate> sorted = ads.stream().sorted(DEAREST).toList();
        List<Candidate> winners = new ArrayList<>();
        boolean exact = true;
        for (List<Integer> pod : pods.values()) {
            List<Place> own = pod.stream().map(places::get).toList();
            PodSearch.Found found = PodSearch.best(own, ofPod(pod, sorted), Separation.of(own));
            winners.addAll(found.chosen());
            exact &= found.exact();
        }
        Set<Candidate> won = Collections.newSetFromMap(new IdentityHashMap<>());
        won.addAll(winners);
        List<Candidate> outbid = sorted.stream().filter(ad -> !won.contains(ad)).toList();
        return new Result(winners, outbid, exact);
    }

    private static Result single(List<Candidate> ads) {
        if (ads.isEmpty()) {
            return new Result(List.of(), List.of(), true);
        }
        List<Candidate> sorted = new ArrayList<>(ads);
        if (ads.size() > 1) {
            sorted.sort(DEAREST);
        }
        return new Result(List.of(sorted.getFirst()), sorted.subList(1, sorted.size()), true);
    }

    private static List<List<Candidate>> ofPod(List<Integer> pod, List<Candidate> sorted) {
        List<List<Candidate>> byPlace = new ArrayList<>();
        pod.forEach(_ -> byPlace.add(new ArrayList<>()));
        int kept = 0;
        for (Candidate ad : sorted) {
            int index = pod.indexOf(ad.place());
            if (index >= 0 && kept < MOST_CANDIDATES) {
                byPlace.get(index).add(ad);
                kept++;
            }
        }
        return byPlace;
    }
}
