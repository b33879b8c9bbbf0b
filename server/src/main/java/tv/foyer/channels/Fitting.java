package tv.foyer.channels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tv.foyer.media.Asset;

/**
 * Puts decided ads in the places of a break's spots. An ad takes the place only of a spot with as
 * many segments of the same lengths, so that every number of the shared timeline stays what it is,
 * and only if it has the channel's rungs in the channel's kinds of codec, or a player would stall.
 * Pure.
 */
final class Fitting {
    private Fitting() {}

    /** Ads with their places, and those without one. */
    record Fitted(List<Sold> sold, List<AdBreaks.Ad> left) {}

    /**
     * @param cuts segment lengths of a scheduled asset
     * @param find the encoded assets of ads
     */
    static Fitted fit(
            Pod pod,
            Published published,
            Function<String, long[]> cuts,
            List<AdBreaks.Ad> ads,
            Function<String, Optional<Asset>> find) {
        List<Item> free = new ArrayList<>(pod.spots());
        List<Sold> sold = new ArrayList<>();
        List<AdBreaks.Ad> left = new ArrayList<>();
        for (AdBreaks.Ad ad : ads) {
            Optional<Asset> asset = find.apply(ad.asset());
            Optional<Item> place =
                    free.stream()
                            .filter(spot ->
                                    asset.filter(each ->
                                                    like(each, spot, cuts.apply(spot.asset()))
                                                            && carries(each, published))
                                            .isPresent())
                            .findFirst();
            place.ifPresentOrElse(
                    spot -> {
                        free.remove(spot);
                        sold.add(new Sold(spot.sequence(), ad));
                    },
                    () -> left.add(ad));
        }
        return new Fitted(sold, left);
    }

    /** Tells whether an asset is cut as a spot is that is on air whole. */
    private static boolean like(Asset asset, Item spot, long[] cuts) {
        if (spot.from() != 0 || spot.to() != cuts.length - 1) {
            return false;
        }
        long[] own = Reel.of(asset.rungs().getFirst()).cuts();
        return Arrays.equals(own, cuts)
                && asset.rungs().stream().allMatch(rung -> rung.segments().size() == spot.to());
    }

    private static boolean carries(Asset asset, Published published) {
        Map<String, String> own = new HashMap<>();
        asset.rungs().forEach(rung -> own.put(rung.name(), kinds(rung.codecs())));
        Map<String, String> wanted = new HashMap<>();
        published.ladder().forEach(step -> wanted.put(step.name(), kinds(step.codecs())));
        return own.equals(wanted) && heard(asset, published);
    }

    /** A channel that has a sound has it in its ads too. */
    private static boolean heard(Asset asset, Published published) {
        int segments = asset.rungs().getFirst().segments().size();
        return published.sound().isEmpty()
                || asset.sounds().stream()
                        .limit(1)
                        .anyMatch(sound ->
                                sound.segments().size() == segments
                                        && kinds(sound.codecs())
                                                .equals(kinds(published.sound().get().codecs())));
    }

    private static String kinds(String codecs) {
        return ScheduleRules.codecKinds(codecs);
    }
}
