package tv.foyer.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.Neighbours.BootSettings;
import tv.foyer.ads.Neighbours.DecidedBreak;
import tv.foyer.ads.PlacedAd;
import tv.foyer.ads.Viewers;
import tv.foyer.alliance.Partner;
import tv.foyer.catalog.Genre;
import tv.foyer.creatives.Creatives;
import tv.foyer.crypto.Keys;
import tv.foyer.devices.AdPolicy;
import tv.foyer.devices.Brand;
import tv.foyer.devices.Devices;
import tv.foyer.devices.ProfileKind;
import tv.foyer.discovery.Discovery;
import tv.foyer.discovery.Discovery.Profiles;
import tv.foyer.discovery.Progress;
import tv.foyer.exchange.Neighbours.Members;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.EventLog;
import tv.foyer.playback.AdBreaks;
import tv.foyer.playback.Audience;
import tv.foyer.playback.Place;
import tv.foyer.playback.Playback;
import tv.foyer.playback.Playback.Titles;
import tv.foyer.settlement.Settlement;
import tv.foyer.settlement.SettlementConfig;
import tv.foyer.sql.Sql;

/**
 * The sockets between neighbours: each interface that a capability declares for what it needs of a
 * sibling, answered here from the house. They ask the house late, so the order of opening does not
 * matter to them.
 */
final class Plugs {
    /** Longer than any token lives, so that nothing that counts can come after a close. */
    private static final Duration CLOSE_GRACE = Duration.ofHours(24);

    private static final Text OUTSIDE = new Text("联盟之外", "Outside the alliance");

    private final House house;
    private final InstantSource clock;
    private final MarketPlugs market;
    private final OutsideSlots outside;
    private final PlannedHours planned = new PlannedHours(House.ZONE);

    Plugs(House house, InstantSource clock) {
        this.house = house;
        this.clock = clock;
        this.market = new MarketPlugs(house);
        this.outside = new OutsideSlots(house, clock);
    }

    Optional<PartnerId> partnerByKey(String key) {
        return house.alliance().partnerByKey(key).map(Partner::id);
    }

    Optional<BrandId> brandByKey(String key) {
        return house.devices().brandByKey(key).map(Brand::id);
    }

    Devices.Neighbours deviceNeighbours() {
        return new Devices.Neighbours(
                household -> house.ads().bootAdsRefused(household), this::adRules);
    }

    Playback.Plugs playback() {
        return new Playback.Plugs(
                this::playable, this::audience, key -> house.media().asset(key), this::fillBreaks);
    }

    Discovery.Neighbours discovery() {
        return new Discovery.Neighbours(
                new Places(),
                this::seconds,
                this::name,
                new DrawnPictures(),
                this::profileKind,
                set -> house.devices().configOf(set).rows(),
                ChannelPlugs.playout(house));
    }

    /** Returns those sets of a household that are named, as people know them. */
    List<SeatedRoutes.Watching> watching(HouseholdId household, List<DeviceId> sets) {
        return house.devices().setsOf(household).stream()
                .filter(set -> sets.contains(set.device()))
                .map(set -> new SeatedRoutes.Watching(set.room(), set.brand()))
                .toList();
    }

    private AdPolicy.Rules adRules() {
        var pack = house.ads().policyView();
        return new AdPolicy.Rules(
                pack.version(),
                pack.label(),
                pack.closeMarkMillis(),
                pack.goneMillis(),
                pack.countdown(),
                pack.homeAdsPerHour(),
                pack.pauseDelayMillis(),
                pack.screensaverAfterMillis());
    }

    tv.foyer.ads.Neighbours adNeighbours() {
        return new tv.foyer.ads.Neighbours(
                this::name,
                this::brandName,
                new ShownAds(house),
                this::bootSetting,
                this::decided,
                viewers(),
                text -> house.devices().qrSvg(text),
                new tv.foyer.ads.Neighbours.Demand(
                        market,
                        new DeliveryPlanner(House.ZONE, planned),
                        (line, at) -> house.sales().asOf(line, at)));
    }

    tv.foyer.sales.Neighbours salesNeighbours() {
        return new SalesPlugs(house).neighbours(this::brandName, planned);
    }

    Creatives.Neighbours creatives() {
        return new Creatives.Neighbours(
                new DeliveryBooks(house),
                this::name,
                (who, action, subject, detail) ->
                        house.alliance().record(who, action, subject, detail));
    }

    tv.foyer.exchange.Neighbours exchange() {
        return new tv.foyer.exchange.Neighbours(
                outside,
                outside,
                market,
                market,
                this::members,
                (who, action, subject, detail) ->
                        house.alliance().record(who, action, subject, detail));
    }

    /** Returns who sits before the sets. */
    Viewers viewers() {
        return new Sofas();
    }

    private List<Members.Member> members() {
        return house.alliance().partners().stream()
                .map(partner ->
                        new Members.Member(
                                partner.id(),
                                partner.key(),
                                partner.name().en(),
                                DemoAlliance.domainOf(partner.key()),
                                partner.kinds().contains(PartnerKind.MAKER),
                                partner.kinds().contains(PartnerKind.PROVIDER)))
                .toList();
    }

    Settlement openSettlement(Sql sql, EventLog log, Keys keys) {
        return Settlement.open(
                new Settlement.Ground(sql, house.measurement(), log, keys, clock),
                new SettlementConfig(
                        DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                        House.ZONE,
                        House.CURRENCY,
                        CLOSE_GRACE,
                        DemoContracts.DISTRIBUTION_STEP_MINOR),
                new tv.foyer.settlement.Neighbours(
                        partner ->
                                new tv.foyer.settlement.Neighbours.PartnerName(
                                        house.alliance()
                                                .partner(partner)
                                                .map(Partner::key)
                                                .orElse("unknown"),
                                        name(partner)),
                        this::brandName,
                        title -> LivePlugs.titleName(house, title),
                        lineItem -> house.sales().nameOf(lineItem).orElse("?"),
                        new SetsInHomes(house),
                        house.tails()::catchUp));
    }

    private Optional<List<DecidedBreak.Decided>> decided(String token) {
        return house.playback()
                .breaks(token)
                .map(breaks ->
                        breaks.stream()
                                .map(one ->
                                        new DecidedBreak.Decided(
                                                one.surface(), one.contentMicros(), one.claims()))
                                .toList());
    }

    /** A seller's place outside the alliance has a brand id too, and no brand. */
    private Text brandName(BrandId brand) {
        return house.devices().brand(brand).map(Brand::name).orElse(OUTSIDE);
    }

    private Text name(PartnerId partner) {
        return house.alliance().name(partner);
    }

    private Optional<Titles.Playable> playable(TitleId id, BrandId brand) {
        var catalog = house.catalog().snapshot();
        return catalog.title(id)
                .flatMap(title ->
                        title.asset()
                                .map(asset ->
                                        new Titles.Playable(
                                                asset,
                                                title.provider(),
                                                !catalog.offers(id, brand, clock.instant())
                                                        .isEmpty(),
                                                title.rating().kidSafe(),
                                                card(id, brand),
                                                catalog.next(title)
                                                        .flatMap(next ->
                                                                house.discovery()
                                                                        .card(next.id(), brand)))));
    }

    /** A title that is not offered has no card; nobody will see the one made for it. */
    private Object card(TitleId id, BrandId brand) {
        return house.discovery().card(id, brand).<Object>map(card -> card).orElse(Map.of());
    }

    private Optional<Audience> audience(HouseholdId household, ProfileId profile) {
        return kind(household, profile)
                .map(kind ->
                        switch (kind) {
                            case ADULT -> Audience.ADULT;
                            case KIDS -> Audience.KIDS;
                            case ELDER -> Audience.ELDER;
                        });
    }

    private Optional<Profiles.Kind> profileKind(HouseholdId household, ProfileId profile) {
        return kind(household, profile)
                .map(kind ->
                        switch (kind) {
                            case ADULT -> Profiles.Kind.ADULT;
                            case KIDS -> Profiles.Kind.KIDS;
                            case ELDER -> Profiles.Kind.ELDER;
                        });
    }

    private Optional<ProfileKind> kind(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile)
                : Optional.empty();
    }

    private List<List<AdBreaks.Ad>> fillBreaks(
            AdBreaks.Viewing viewing, List<AdBreaks.Room> rooms) {
        AdRequest request =
                new AdRequest(
                        viewing.device(),
                        viewing.household(),
                        viewing.brand(),
                        viewing.maker(),
                        screen(viewing.model()),
                        switch (viewing.audience()) {
                            case ADULT -> AdRequest.Viewer.ADULT;
                            case KIDS -> AdRequest.Viewer.KIDS;
                            case ELDER -> AdRequest.Viewer.ELDER;
                        },
                        Optional.of(viewing.title()),
                        Optional.of(viewing.provider()),
                        rooms.stream()
                                .map(r ->
                                        new AdRequest.Room(r.surface(), r.maxSeconds(), r.maxAds()))
                                .toList());
        return house.ads().decideBreaks(request).stream()
                .map(ads -> ads.stream().map(this::placed).toList())
                .toList();
    }

    private AdBreaks.Ad placed(PlacedAd ad) {
        return new AdBreaks.Ad(
                ad.slot(),
                ad.creative(),
                ad.assetKey(),
                ad.title(),
                name(ad.advertiser()),
                ad.token());
    }

    private BootSettings.BootSetting bootSetting(Caller.TvSet set) {
        var config = house.devices().configOf(set);
        return new BootSettings.BootSetting(
                config.features().getOrDefault("bootAds", true),
                config.bootAd().maxSeconds(),
                config.bootAd().closeMarkMillis());
    }

    private OptionalInt seconds(String assetKey) {
        return house.media()
                .asset(assetKey)
                .map(asset -> OptionalInt.of((int) (asset.durationMicros() / 1_000_000)))
                .orElseGet(OptionalInt::empty);
    }

    /** A model that nobody sells any more is a plain set at home. */
    private Viewers.Screen screen(ModelId model) {
        return house.devices()
                .make(model)
                .map(make ->
                        new Viewers.Screen(
                                make.kind().name().toLowerCase(Locale.ROOT),
                                switch (make.deviceClass()) {
                                    case HOME -> Viewers.DeviceClass.HOME;
                                    case HOTEL -> Viewers.DeviceClass.HOTEL;
                                    case IPTV -> Viewers.DeviceClass.IPTV;
                                    case CABLE -> Viewers.DeviceClass.CABLE;
                                }))
                .orElse(Viewers.Screen.TV);
    }

    /** Who sits before the sets, and what is on. */
    private final class Sofas implements Viewers {
        @Override
        public Screen screen(ModelId model) {
            return Plugs.this.screen(model);
        }

        @Override
        public Household household(HouseholdId household) {
            var says = house.devices().adAudience(household);
            return new Household(says.region(), says.targeting(), says.interests());
        }

        @Override
        public Optional<AdRequest.Viewer> profile(HouseholdId household, ProfileId profile) {
            return kind(household, profile)
                    .map(kind ->
                            switch (kind) {
                                case ADULT -> AdRequest.Viewer.ADULT;
                                case KIDS -> AdRequest.Viewer.KIDS;
                                case ELDER -> AdRequest.Viewer.ELDER;
                            });
        }

        @Override
        public Optional<Content> content(TitleId title) {
            return house.catalog()
                    .snapshot()
                    .title(title)
                    .map(is ->
                            new Content(
                                    is.provider(),
                                    is.genres().stream().map(Genre::key).toList(),
                                    is.rating().age()));
        }
    }

    /** The places that playback keeps. */
    private final class Places implements Progress {
        @Override
        public List<Position> recent(ProfileId profile, int limit) {
            return house.playback().continueWatching(profile, limit).stream()
                    .map(Plugs::position)
                    .toList();
        }

        @Override
        public Map<TitleId, Position> positions(ProfileId profile, Set<TitleId> titles) {
            return titles.stream()
                    .flatMap(title -> house.playback().place(profile, title).stream())
                    .collect(Collectors.toMap(Place::title, Plugs::position));
        }
    }

    private static Progress.Position position(Place place) {
        return new Progress.Position(
                place.title(), place.positionSeconds(), place.durationSeconds());
    }
}
