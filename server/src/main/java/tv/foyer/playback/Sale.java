package tv.foyer.playback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;

/**
 * What a plan must carry beside its ads so that their impression claims can be said again: what all
 * claims of a session share once, and the rest by break and by ad. It holds for all ads of a plan or
 * is not there.
 *
 * @param decisions one for each break
 * @param ads one for each ad, in the order of the breaks
 */
record Sale(
        BrandId brand,
        PartnerId maker,
        Optional<PartnerId> provider,
        String currency,
        Instant expires,
        List<DecisionId> decisions,
        List<Sold> ads) {
    Sale {
        decisions = List.copyOf(decisions);
        ads = List.copyOf(ads);
    }

    /** Who pays for one ad, and what: micro-units of the currency for one impression. */
    record Sold(LineItemId lineItem, PartnerId advertiser, long priceMicros) {}

    /**
     * Returns what a plan's tokens say, if each is a claim about this plan. Claims are signed, not
     * secret: they are read here without their key, and whoever says them again signs them again.
     *
     * @param tokens of the ads, in the order of the breaks
     */
    static Optional<Sale> of(PlayPlan plan, List<String> tokens) {
        List<ImpressionClaim> claims = new ArrayList<>();
        for (String token : tokens) {
            claim(token).ifPresent(claims::add);
        }
        int ads = plan.breaks().stream().mapToInt(one -> one.ads().size()).sum();
        if (claims.isEmpty() || claims.size() != tokens.size() || claims.size() != ads) {
            return Optional.empty();
        }
        List<DecisionId> decisions = new ArrayList<>();
        int at = 0;
        for (PlayPlan.Break one : plan.breaks()) {
            if (one.ads().isEmpty()) {
                return Optional.empty();
            }
            decisions.add(claims.get(at).decision());
            at += one.ads().size();
        }
        ImpressionClaim first = claims.getFirst();
        Sale sale =
                new Sale(
                        first.brand(),
                        first.maker(),
                        first.provider(),
                        first.currency(),
                        first.expires(),
                        decisions,
                        claims.stream()
                                .map(one ->
                                        new Sold(
                                                one.lineItem(),
                                                one.advertiser(),
                                                one.priceMicros()))
                                .toList());
        boolean exact =
                sale.breaks(plan).stream()
                        .flatMap(one -> one.claims().stream())
                        .toList()
                        .equals(claims);
        return exact ? Optional.of(sale) : Optional.empty();
    }

    /** Says the claims again. */
    List<SoldBreak> breaks(PlayPlan plan) {
        List<SoldBreak> breaks = new ArrayList<>();
        int at = 0;
        for (PlayPlan.Break one : plan.breaks()) {
            List<ImpressionClaim> claims = new ArrayList<>();
            for (PlayPlan.Ad ad : one.ads()) {
                claims.add(claim(plan, one, decisions.get(breaks.size()), ad, ads.get(at++)));
            }
            breaks.add(new SoldBreak(one.surface(), one.contentMicros(), claims));
        }
        return breaks;
    }

    private ImpressionClaim claim(
            PlayPlan plan, PlayPlan.Break one, DecisionId decision, PlayPlan.Ad ad, Sold sold) {
        return new ImpressionClaim(
                decision,
                ad.slot(),
                one.surface(),
                sold.lineItem(),
                ad.creative(),
                sold.advertiser(),
                plan.device(),
                plan.household(),
                brand,
                maker,
                provider,
                currency,
                sold.priceMicros(),
                expires);
    }

    private static Optional<ImpressionClaim> claim(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
            return Optional.of(ClaimBytes.impression(payload));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
