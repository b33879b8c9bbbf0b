package tv.foyer.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;

/**
 * What is known of a place for ads, in the house's own words.
 *
 * @param seller key of who sells it: a maker of the alliance, or a seller outside
 * @param screen the set, when it is one of the alliance
 */
public record SlotFacts(
        String seller,
        Surface surface,
        Optional<Screen> screen,
        boolean kids,
        Room room,
        Around around,
        Refused refused) {

    /**
     * A set of the alliance. The household never leaves the house: with {@code consent} a bidder
     * gets a pseudonym of its own for it, without nothing.
     */
    public record Screen(
            BrandId brand,
            String brandName,
            PartnerId maker,
            String model,
            HouseholdId household,
            boolean consent) {}

    /**
     * How much fits: seconds in all (0: a picture, no film), ads in all, seconds of one ad (0: no
     * bound), or the only lengths allowed; and the least CPM in micro-units.
     */
    public record Room(
            int maxSeconds,
            int maxAds,
            int minAdSeconds,
            int maxAdSeconds,
            List<Integer> exactSeconds,
            long floorCpmMicros) {
        public Room {
            exactSeconds = List.copyOf(exactSeconds);
        }
    }

    /**
     * The content around, as far as it is known; texts may be empty.
     *
     * @param providerDomain whose content it is
     */
    public record Around(
            String genre,
            String rating,
            String language,
            int seconds,
            boolean live,
            String providerDomain,
            String country,
            String region) {
        private static final Around NOTHING = new Around("", "", "", 0, false, "", "", "");

        public static Around nothing() {
            return NOTHING;
        }
    }

    /**
     * What may not be shown: categories of the content taxonomy, domains of advertisers (a maker's
     * vetoes too), creative attributes (AdCOM).
     */
    public record Refused(
            Set<String> categories, Set<String> advertisers, Set<Integer> attributes) {
        public Refused {
            categories = Set.copyOf(categories);
            advertisers = Set.copyOf(advertisers);
            attributes = Set.copyOf(attributes);
        }

        public static Refused nothing() {
            return new Refused(Set.of(), Set.of(), Set.of());
        }
    }
}
