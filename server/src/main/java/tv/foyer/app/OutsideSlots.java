package tv.foyer.app;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tv.foyer.ads.Priced;
import tv.foyer.ads.Viewers;
import tv.foyer.alliance.Partner;
import tv.foyer.devices.Brand;
import tv.foyer.events.Surface;
import tv.foyer.exchange.DirectAd;
import tv.foyer.exchange.Neighbours.Direct;
import tv.foyer.exchange.Neighbours.Markup;
import tv.foyer.exchange.SlotFacts;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.log.EventLog;

/**
 * The sockets between the ad house and the market for places that others sell: direct line items
 * are offered there, and only one that is answered is promised and logged, before a decision of its
 * own, as VAST whose impression is counted and billed like any other.
 *
 * <p>A seller with the key of a maker of the alliance sells for that maker, on its first brand. Any
 * other stands outside: there the joint house is the party of the screen, owes the seller what was
 * bid, and the brand is one of the seller's own that nobody else has.
 */
final class OutsideSlots implements Direct, Markup {
    private static final int THOUSAND = 1_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_ADS = 7;

    /** A rating that cannot be read is taken for the strictest. */
    private static final int STRICTEST_AGE = 18;

    private final House house;
    private final Ids ids;

    OutsideSlots(House house, InstantSource clock) {
        this.house = house;
        this.ids = new Ids(clock);
    }

    /** Who has the screen. */
    private record Screen(BrandId brand, PartnerId maker) {}

    @Override
    public List<DirectAd> candidates(SlotFacts slot, Instant at) {
        return sayable(slot.surface())
                ? house.ads().direct(facts(slot)).stream().map(this::ad).toList()
                : List.of();
    }

    /** An ad whose terms changed since it was offered is not promised, so it is not answered. */
    @Override
    public Optional<String> vast(DirectAd ad, SlotFacts slot, String origin) {
        tv.foyer.ads.SlotFacts facts = facts(slot);
        return house.ads().direct(facts).stream()
                .filter(one -> ad(one).equals(ad))
                .findFirst()
                .flatMap(won -> vast(won, facts, origin));
    }

    private Optional<String> vast(Priced won, tv.foyer.ads.SlotFacts facts, String origin) {
        try {
            return house.ads()
                    .commit(facts, List.of(won))
                    .map(placed -> house.ads().vast(placed, origin))
                    .map(document -> new String(document, StandardCharsets.UTF_8));
        } catch (EventLog.LogBusy e) {
            return Optional.empty(); // nothing was promised; the bidders' ads may still be shown
        }
    }

    private DirectAd ad(Priced one) {
        return new DirectAd(
                one.lineItem(),
                one.creative().id(),
                one.advertiser(),
                house.alliance()
                        .partner(one.advertiser())
                        .map(partner -> DemoAlliance.domainOf(partner.key()))
                        .orElse(""),
                List.of(),
                List.of(),
                one.creative().seconds(),
                Math.multiplyExact(one.priceMicros(), THOUSAND),
                one.creative().assetKey());
    }

    /** VAST has no words for native places, and a boot ad is never sold elsewhere. */
    private static boolean sayable(Surface surface) {
        return switch (surface) {
            case PRE_ROLL, MID_ROLL, POST_ROLL, PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK -> true;
            case BOOT, MASTHEAD, ROW_SLOT -> false;
        };
    }

    /** Nobody in particular watches: a set and a home of their own for each question. */
    private tv.foyer.ads.SlotFacts facts(SlotFacts slot) {
        Screen screen = screen(slot.seller());
        return new tv.foyer.ads.SlotFacts(
                new tv.foyer.ads.SlotFacts.Viewer(
                        new DeviceId(ids.next()), new HouseholdId(ids.next()), Optional.empty()),
                slot.surface(),
                screen.brand(),
                screen.maker(),
                Math.clamp(slot.room().maxSeconds(), 1, MOST_SECONDS),
                Math.clamp(slot.room().maxAds(), 1, MOST_ADS),
                slot.kids(),
                Viewers.Screen.TV,
                region(slot.around()),
                slot.around().genre().isEmpty() ? List.of() : List.of(slot.around().genre()),
                age(slot.around().rating()),
                Math.ceilDiv(slot.room().floorCpmMicros(), THOUSAND));
    }

    private Screen screen(String seller) {
        return house.alliance()
                .partnerByKey(seller)
                .filter(partner -> partner.kinds().contains(PartnerKind.MAKER))
                .map(Partner::id)
                .flatMap(this::first)
                .orElseGet(() ->
                        new Screen(
                                new BrandId(Ids.named("brand/outside/" + seller)),
                                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY)));
    }

    private Optional<Screen> first(PartnerId maker) {
        return house.devices().brands().stream()
                .filter(brand -> brand.maker().equals(maker))
                .map(Brand::id)
                .findFirst()
                .map(brand -> new Screen(brand, maker));
    }

    /** OpenRTB says ISO 3166-2 without the country. */
    private static Optional<String> region(SlotFacts.Around around) {
        return around.country().equals("CHN") && !around.region().isEmpty()
                ? Optional.of("CN-" + around.region())
                : Optional.empty();
    }

    private static int age(String rating) {
        if (rating.isEmpty() || rating.equals("all")) {
            return 0;
        }
        String digits = rating.endsWith("+") ? rating.substring(0, rating.length() - 1) : rating;
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : STRICTEST_AGE;
    }
}
