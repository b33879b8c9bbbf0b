package tv.foyer.playback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tv.foyer.media.Asset;

/**
 * Which rung of an ad stands in for which rung of the content: by codec, then height, then
 * bandwidth. A rung without a partner of the same codecs makes the whole ad unfit, because a player
 * that meets a codec it was not told of stalls.
 */
final class AdLadder {
    private AdLadder() {}

    /**
     * Returns for each content rung the index of its ad rung, or empty if one of them has none of
     * the same codecs.
     */
    static Optional<int[]> match(List<Asset.Rung> content, List<Asset.Rung> ad) {
        int[] partners = new int[content.size()];
        for (int i = 0; i < partners.length; i++) {
            Optional<Asset.Rung> best = partner(content.get(i), ad);
            if (best.isEmpty()) {
                return Optional.empty();
            }
            partners[i] = ad.indexOf(best.get());
        }
        return Optional.of(partners);
    }

    /** Returns the codecs of both without repeats, content first, as HLS {@code CODECS}. */
    static String union(String content, List<String> others) {
        List<String> all = new ArrayList<>(names(content));
        for (String other : others) {
            for (String name : names(other)) {
                if (!all.contains(name)) {
                    all.add(name);
                }
            }
        }
        return String.join(",", all);
    }

    private static Optional<Asset.Rung> partner(Asset.Rung content, List<Asset.Rung> ad) {
        return ad.stream()
                .filter(rung -> families(rung.codecs()).equals(families(content.codecs())))
                .min(nearestTo(content));
    }

    private static Comparator<Asset.Rung> nearestTo(Asset.Rung content) {
        return Comparator.comparingInt(
                        (Asset.Rung rung) -> Math.abs(rung.height() - content.height()))
                .thenComparingInt(rung -> Math.abs(rung.bandwidth() - content.bandwidth()))
                .thenComparing(Asset.Rung::name);
    }

    /**
     * Sample entries, for example {@code avc1} and {@code mp4a.40}: profile and level may differ,
     * since each asset brings its own {@code EXT-X-MAP}.
     */
    private static Set<String> families(String codecs) {
        Set<String> families = new TreeSet<>();
        for (String name : names(codecs)) {
            boolean sound = name.startsWith("mp4a.");
            int dot = name.indexOf('.', sound ? 5 : 0);
            families.add(dot < 0 ? name : name.substring(0, dot));
        }
        return families;
    }

    private static List<String> names(String codecs) {
        List<String> names = new ArrayList<>();
        for (String name : codecs.split(",", -1)) {
            names.add(name.strip());
        }
        return names;
    }
}
