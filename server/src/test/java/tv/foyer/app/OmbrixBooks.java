package tv.foyer.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the maker Ombrix earns and owes, worked out beside the engine from what its sets showed and
 * the contracts as they are told: 8 % to the house, of the rest 60/25/15 to maker, provider and
 * house, outside content 80/20; and as an advertiser it pays what its own ads cost anywhere.
 */
final class OmbrixBooks {
    private static final String OUTSIDE_CONTENT = "";

    /** Thousandths of a fen that ads on Ombrix sets cost, by the provider around them. */
    private final Map<String, Long> thousandthsByPool = new HashMap<>();

    private long ownAds;

    /** An ad that was seen; outside content the provider is empty. */
    void shown(boolean onOmbrixSet, String provider, String advertiser, long cpmMinor) {
        if (onOmbrixSet) {
            thousandthsByPool.merge(provider, cpmMinor, Long::sum);
        }
        if (advertiser.equals("Ombrix")) {
            ownAds += cpmMinor;
        }
    }

    long payableMinor() {
        long earned = 0;
        for (Map.Entry<String, Long> pool : thousandthsByPool.entrySet()) {
            long fen = rounded(pool.getValue());
            boolean outside = pool.getKey().equals(OUTSIDE_CONTENT);
            // in ten-thousandths: house, maker, (provider,) house
            List<Integer> parts =
                    outside ? List.of(800, 7360, 1840) : List.of(800, 5520, 2300, 1380);
            earned += split(fen, parts).get(1);
        }
        return earned - rounded(ownAds);
    }

    private static long rounded(long thousandths) {
        return (thousandths + 500) / 1000;
    }

    /** Whole fen that sum to the whole; the largest remainders get what is left. */
    private static List<Long> split(long fen, List<Integer> parts) {
        List<Long> amounts = new ArrayList<>();
        parts.forEach(part -> amounts.add(fen * part / 10_000));
        long left = fen - amounts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> -(fen * parts.get(i) % 10_000)))
                .limit(left)
                .forEach(i -> amounts.set(i, amounts.get(i) + 1));
        return amounts;
    }
}
