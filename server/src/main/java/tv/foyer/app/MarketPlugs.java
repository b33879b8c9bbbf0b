package tv.foyer.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import tv.foyer.ads.Market;
import tv.foyer.alliance.Partner;
import tv.foyer.catalog.Title;
import tv.foyer.events.Event.WonBid;
import tv.foyer.exchange.Neighbours.KnownCreatives;
import tv.foyer.exchange.Neighbours.NewCreatives;
import tv.foyer.exchange.SlotFacts;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;

/**
 * The sockets between the ad house and the market for the alliance's own breaks: a break open to
 * bids becomes a slot of the exchange, an offer of the exchange a bid of a programmatic line item.
 *
 * <p>A buyer registers its films beforehand, as creatives of its programmatic line items, reviewed
 * like any other; a bid names one by its title or its asset.
 */
final class MarketPlugs implements Market, KnownCreatives, NewCreatives {
    private static final Logger LOG = Logger.getLogger(MarketPlugs.class.getName());
    private static final String COUNTRY = "CHN";
    private static final String REGIONS = "CN-";

    /** A market floor and a bid are for a thousand impressions, a line item's price for one. */
    private static final int THOUSAND = 1_000;

    private final House house;
    private final AtomicReference<Registered> registered =
            new AtomicReference<>(new Registered(Optional.empty(), Map.of()));

    MarketPlugs(House house) {
        this.house = house;
    }

    /** The films that each buyer registered, read from one book. */
    private record Registered(Optional<Book> book, Map<PartnerId, List<LineItem.Creative>> films) {}

    /** Asks for all breaks at once, so that the last has as long as the first. */
    @Override
    public List<Market.Offer> offers(Call call, Instant deadline) {
        Set<PartnerId> vetoed =
                house.sales().book().vetoes().getOrDefault(call.request().maker(), Set.of());
        List<Callable<List<Market.Offer>>> asking = new ArrayList<>();
        for (Room room : call.rooms()) {
            asking.add(() -> offers(call, room, vetoed, deadline));
        }
        List<Market.Offer> offers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Market.Offer>> heard : threads.invokeAll(asking)) {
                if (heard.state() == Future.State.SUCCESS) {
                    offers.addAll(heard.resultNow());
                } else {
                    LOG.log(Level.WARNING, "market: a break got no bids", heard.exceptionNow());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return offers;
    }

    @Override
    public Optional<Known> find(String bidder, PartnerId buyer, String crid) {
        return registered().films().getOrDefault(buyer, List.of()).stream()
                .filter(film -> isNamed(film, crid))
                .findFirst()
                .map(film -> new Known(film.id(), film.seconds()));
    }

    /** The exchange counts them; what to do about one is between the house and its buyer. */
    @Override
    public void seen(Unknown film) {
        LOG.log(
                Level.FINE,
                "market: {0} bid with {1}, which is not registered",
                new Object[] {film.bidder(), film.crid()});
    }

    private List<Market.Offer> offers(
            Call call, Room room, Set<PartnerId> vetoed, Instant deadline) {
        return house.exchange().offers(slot(call, room, vetoed), deadline).stream()
                .filter(offer -> !vetoed.contains(offer.partner()))
                .flatMap(offer -> taken(offer, room).stream())
                .toList();
    }

    /** A bid belongs to its deal's line item, else to one that its buyer was invited with. */
    private static Optional<Market.Offer> taken(tv.foyer.exchange.Offer offer, Room room) {
        return room.invited().stream()
                .filter(line ->
                        offer.lineItem()
                                .map(line.id()::equals)
                                .orElseGet(() -> line.advertiser().equals(offer.partner())))
                .flatMap(line -> taken(offer, room, line).stream())
                .findFirst();
    }

    private static Optional<Market.Offer> taken(
            tv.foyer.exchange.Offer offer, Room room, LineItem line) {
        return line.creatives().stream()
                .filter(film -> isNamed(film, offer.crid()) && film.seconds() <= offer.seconds())
                .findFirst()
                .map(film ->
                        new Market.Offer(
                                room.number(),
                                line.id(),
                                film.id(),
                                offer.cpmMicros() / THOUSAND,
                                film.seconds(),
                                new WonBid(
                                        offer.bidder(),
                                        offer.bidId(),
                                        offer.deal(),
                                        Optional.of(offer.burl()).filter(url -> !url.isEmpty()))));
    }

    private static boolean isNamed(LineItem.Creative film, String crid) {
        return film.title().en().equals(crid) || film.assetKey().equals(crid);
    }

    private Registered registered() {
        Book book = house.sales().book();
        Registered known = registered.get();
        if (known.book().filter(read -> read.revision() == book.revision()).isPresent()) {
            return known;
        }
        Map<PartnerId, List<LineItem.Creative>> films = new HashMap<>();
        for (LineItem line : book.lineItems()) {
            if (line.kind() == LineItemKind.PROGRAMMATIC) {
                films.computeIfAbsent(line.advertiser(), _ -> new ArrayList<>())
                        .addAll(line.creatives());
            }
        }
        Registered read = new Registered(Optional.of(book), films);
        registered.set(read);
        return read;
    }

    private SlotFacts slot(Call call, Room room, Set<PartnerId> vetoed) {
        return new SlotFacts(
                keyOf(call.request().maker()),
                room.surface(),
                Optional.of(screen(call)),
                call.kids(),
                new SlotFacts.Room(
                        room.maxSeconds(),
                        room.maxAds(),
                        0,
                        room.maxSeconds(),
                        List.of(),
                        Math.multiplyExact(room.floorMicros(), THOUSAND)),
                around(call),
                new SlotFacts.Refused(
                        Set.of(),
                        vetoed.stream()
                                .map(partner -> DemoAlliance.domainOf(keyOf(partner)))
                                .collect(Collectors.toSet()),
                        Set.of()));
    }

    /** The model is not told: the ad house knows a set's kind, and not which product it is. */
    private SlotFacts.Screen screen(Call call) {
        return new SlotFacts.Screen(
                call.request().brand(),
                house.devices().brand(call.request().brand()).orElseThrow().name().en(),
                call.request().maker(),
                "",
                call.request().household(),
                call.household().targeting());
    }

    /** Where a household is said to be is a bidder's matter with consent only. */
    private SlotFacts.Around around(Call call) {
        Optional<Title> title = call.request().title().flatMap(house.catalog().snapshot()::title);
        return new SlotFacts.Around(
                title.filter(is -> !is.genres().isEmpty())
                        .map(is -> is.genres().getFirst().key())
                        .orElse(""),
                title.map(is -> is.rating().label()).orElse(""),
                "",
                title.flatMap(Title::asset).flatMap(house.media()::asset).stream()
                        .mapToInt(asset -> (int) (asset.durationMicros() / 1_000_000))
                        .findFirst()
                        .orElse(0),
                false,
                call.request()
                        .provider()
                        .map(provider -> DemoAlliance.domainOf(keyOf(provider)))
                        .orElse(""),
                COUNTRY,
                call.household()
                        .region()
                        .filter(_ -> call.household().targeting())
                        .filter(region -> region.startsWith(REGIONS))
                        .map(region -> region.substring(REGIONS.length()))
                        .orElse(""));
    }

    private String keyOf(PartnerId partner) {
        return house.alliance().partner(partner).map(Partner::key).orElse("unknown");
    }
}
