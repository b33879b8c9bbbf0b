package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tv.foyer.media.Asset;
import tv.foyer.playback.ManifestChunks.Cut;

/**
 * Which rung of an ad stands in for which rung of the content: by codec, then height, then
 * bandwidth. A rung without a partner of the same codecs makes the whole ad unfit, because a player
 * that meets a codec it was not told of stalls.
 */
final class AdLadder {
    private AdLadder() {}

    /**
     * Returns for each content rung the index of its ad rung, or empty if one of them has none of
     * the same codecs. On the path of every playlist, so it compares what was worked out at the
     * cut.
     */
    static Optional<int[]> match(List<Cut> content, List<Cut> ad) {
        int[] partners = new int[content.size()];
        for (int i = 0; i < partners.length; i++) {
            partners[i] = partner(content.get(i), ad);
            if (partners[i] < 0) {
                return Optional.empty();
            }
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

    private static int partner(Cut content, List<Cut> ad) {
        int best = -1;
        for (int i = 0; i < ad.size(); i++) {
            if (ad.get(i).family().equals(content.family())
                    && (best < 0
                            || nearer(content.rung(), ad.get(i).rung(), ad.get(best).rung()))) {
                best = i;
            }
        }
        return best;
    }

    private static boolean nearer(Asset.Rung content, Asset.Rung one, Asset.Rung best) {
        int height =
                Integer.compare(
                        Math.abs(one.height() - content.height()),
                        Math.abs(best.height() - content.height()));
        int bandwidth =
                Integer.compare(
                        Math.abs(one.bandwidth() - content.bandwidth()),
                        Math.abs(best.bandwidth() - content.bandwidth()));
        return height != 0 ? height < 0 : bandwidth < 0;
    }

    /**
     * Returns the sample entries, for example {@code avc1,mp4a.40}: profile and level may differ,
     * since each asset brings its own {@code EXT-X-MAP}.
     */
    static String family(String codecs) {
        Set<String> families = new TreeSet<>();
        for (String name : names(codecs)) {
            boolean sound = name.startsWith("mp4a.");
            int dot = name.indexOf('.', sound ? 5 : 0);
            families.add(dot < 0 ? name : name.substring(0, dot));
        }
        return String.join(",", families);
    }

    private static List<String> names(String codecs) {
        List<String> names = new ArrayList<>();
        for (String name : codecs.split(",", -1)) {
            names.add(name.strip());
        }
        return names;
    }
}
