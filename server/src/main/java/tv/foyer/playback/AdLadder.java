package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tv.foyer.media.Asset;

/**
 * Which track of an ad stands in for which track of the content. A rung: by codec, then height,
 * then bandwidth. A sound: by codec, then language, else the ad's first, for an ad in one language
 * is better than silence. Captions: by language, else none. A rung or sound without a partner of
 * the same codecs makes the whole ad unfit, because a player that meets a codec it was not told of
 * stalls.
 */
final class AdLadder {
    private AdLadder() {}

    /** Stands for captions in which nothing is written. */
    static final int NO_WORDS = -1;

    private static final int NONE = -2;

    /**
     * Returns for each track of the content the index of its partner among the ad's, or {@link
     * #NO_WORDS}; empty if a rung or a sound has none of the same codecs. On the path of every
     * playlist, so it compares what was worked out at the cut.
     */
    static Optional<int[]> match(List<Cut> content, List<Cut> ad) {
        int[] partners = new int[content.size()];
        for (int i = 0; i < partners.length; i++) {
            Cut cut = content.get(i);
            partners[i] =
                    switch (cut.track()) {
                        case Asset.Rung rung -> rung(cut.family(), rung, ad);
                        case Asset.Sound sound -> sound(cut.family(), sound, ad);
                        case Asset.Caption caption -> caption(caption, ad);
                    };
            if (partners[i] == NONE) {
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

    private static int rung(String family, Asset.Rung content, List<Cut> ad) {
        int best = NONE;
        Asset.Rung nearest = content;
        for (int i = 0; i < ad.size(); i++) {
            if (ad.get(i).track() instanceof Asset.Rung rung
                    && ad.get(i).family().equals(family)
                    && (best == NONE || nearer(content, rung, nearest))) {
                best = i;
                nearest = rung;
            }
        }
        return best;
    }

    private static int sound(String family, Asset.Sound content, List<Cut> ad) {
        int first = NONE;
        for (int i = 0; i < ad.size(); i++) {
            if (ad.get(i).track() instanceof Asset.Sound sound
                    && ad.get(i).family().equals(family)) {
                if (sound.language().equals(content.language())) {
                    return i;
                }
                first = first == NONE ? i : first;
            }
        }
        return first;
    }

    private static int caption(Asset.Caption content, List<Cut> ad) {
        for (int i = 0; i < ad.size(); i++) {
            if (ad.get(i).track() instanceof Asset.Caption caption
                    && caption.language().equals(content.language())) {
                return i;
            }
        }
        return NO_WORDS;
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
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
