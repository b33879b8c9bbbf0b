package tv.foyer.fleet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a fleet knows of the alliance it lives in before it starts: contracts, prices and rules as
 * their parties signed them, restated here so that the truth never asks the server.
 *
 * @param models the model keys to draw sets from, with the maker and brand of each
 * @param campaigns line items by the title of their creative, which is unique per line item
 * @param vetoes advertiser keys refused by a maker, by maker key
 * @param providers provider keys by their English name, as cards show it
 * @param staff a sign-in per partner key, allowed to read that partner's statement
 * @param rules what the market's rules demand of ads
 * @param terms what the contracts say
 */
public record World(
        List<Model> models,
        Map<String, Campaign> campaigns,
        Map<String, List<String>> vetoes,
        Map<String, String> providers,
        Map<String, SignIn> staff,
        Rules rules,
        Terms terms) {
    /** A model that sets can be of. */
    public record Model(String key, String brand, String maker) {}

    /**
     * One line item as booked: price per thousand impressions and budget in fen, cap per household
     * and day, impressions owed (0: none).
     */
    public record Campaign(
            String lineItem,
            String advertiser,
            long cpmMinor,
            int capPerDay,
            boolean anyBrand,
            List<String> brands,
            Set<String> surfaces,
            String category,
            boolean kidsSafe,
            long budgetMinor,
            long goal) {
        public Campaign {
            brands = List.copyOf(brands);
            surfaces = Set.copyOf(surfaces);
        }
    }

    /** The market's rules, restated. */
    public record Rules(int bootMaxSeconds, int homeAdsPerHour) {}

    public record SignIn(String email, String password) {}

    /**
     * The signed terms, in whole percent, and the fee per thousand minutes in fen. {@code equity}
     * is in the fixed order of the parties.
     */
    public record Terms(
            String operator,
            int housePercent,
            int makerPercent,
            int providerPercent,
            int makerPercentWithoutProvider,
            long fenPerThousandMinutes,
            Map<String, Integer> equity,
            long distributionStepMinor) {}
}
