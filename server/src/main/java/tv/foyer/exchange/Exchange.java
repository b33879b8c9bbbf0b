package tv.foyer.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Signer;
import tv.foyer.exchange.Neighbours.KnownCreatives;
import tv.foyer.exchange.Neighbours.Members;
import tv.foyer.exchange.Neighbours.NewCreatives;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Ids;
import tv.foyer.log.Fold;
import tv.foyer.net.Lines;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.Imp;
import tv.foyer.sql.Sql;

/**
 * The market. As seller it asks bidders for prices, for other sellers' places and for the
 * alliance's own breaks; as bidder it answers other sellers from its direct line items. Safe for
 * use by many threads.
 */
public final class Exchange implements AutoCloseable {
    /** Every seller's key begins so; no other bearer token does. */
    public static final String KEY_PREFIX = "foyer-seller-";

    private final ExchangeConfig config;
    private final InstantSource clock;
    private final Neighbours neighbours;
    private final Ids ids;
    private final Lines lines;
    private final LiveMarket market;
    private final MarketStore store;
    private final NoticeStore notices;
    private final NoticePost post;
    private final NoticeFold fold;
    private final FreshFilms films;
    private final Outgoing outgoing;
    private final Bidding bidding;
    private final Answers answers;

    private Exchange(
            ExchangeConfig config,
            Sql sql,
            InstantSource clock,
            Signer pseudonyms,
            Neighbours neighbours) {
        this.config = config;
        this.clock = clock;
        this.neighbours = neighbours;
        this.ids = new Ids(clock);
        this.lines = Lines.open(Lines.Limits.standard());
        this.store = new MarketStore(sql);
        this.notices = new NoticeStore(sql);
        this.market = new LiveMarket(store, lines, config);
        this.post = new NoticePost(notices, lines, clock, this::mayBePrivate);
        this.fold = new NoticeFold(post::ring);
        this.films = new FreshFilms(neighbours.fresh());
        this.outgoing = new Outgoing(pseudonyms, config.domain());
        this.bidding = new Bidding(config.currency().getCurrencyCode());
        this.answers = new Answers(config, neighbours.markup());
        post.start();
    }

    /**
     * Opens the market. Its {@link #folds} are to run behind the log.
     *
     * @param pseudonyms a signer of a purpose of its own, for the names of people
     */
    public static Exchange open(
            ExchangeConfig config,
            Sql sql,
            InstantSource clock,
            Signer pseudonyms,
            Neighbours neighbours) {
        return new Exchange(config, sql, clock, pseudonyms, neighbours);
    }

    public Routes routes() {
        return new Routes()
                .addAll(new MarketRoutes(this, config).routes())
                .addAll(new SupplyRoutes(config, neighbours.members(), store).routes())
                .addAll(new DeskRoutes(store, market, notices, neighbours.audit()).routes());
    }

    public List<Fold> folds() {
        return List.of(fold);
    }

    /**
     * Asks the bidders for a break of the alliance and returns what may be shown in it, unsorted.
     * Never later than the deadline; a bidder that is late or broken is counted and left out.
     */
    public List<Offer> offers(SlotFacts slot, Instant deadline) {
        Instant now = clock.instant();
        long nanos = Math.min(Duration.between(now, deadline).toNanos(), mostNanos());
        Market current = market.current();
        if (nanos <= 0 || current.bidders().isEmpty()) {
            return List.of();
        }
        long until = System.nanoTime() + nanos;
        Optional<Members.Member> maker =
                slot.screen().flatMap(screen -> neighbours.members().of(screen.maker()));
        Optional<BidRequest> request = BreakRequest.of(ids.next().toString(), slot, maker, config);
        if (request.isEmpty()) {
            return List.of();
        }
        BidRequest timed =
                request.get()
                        .within((int) (nanos / 1_000_000), config.currency().getCurrencyCode());
        List<Fanout.Heard> heard =
                Fanout.ask(timed.id(), callsFor(timed, slot, current, now), until);
        return offers(timed, slot, heard, current, now);
    }

    private List<Fanout.Call> callsFor(
            BidRequest request, SlotFacts slot, Market current, Instant now) {
        List<Fanout.Call> calls = new ArrayList<>();
        for (LiveBidder bidder : current.bidders()) {
            if (bidder.row().enabled()) {
                String key = bidder.row().key();
                Optional<Imp.Pmp> deals = pmp(current.dealsOf(key, slot.surface(), now));
                calls.add(new Fanout.Call(bidder, outgoing.of(request, slot, key, deals)));
            }
        }
        return calls;
    }

    private Optional<Imp.Pmp> pmp(List<Deal> deals) {
        return deals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Imp.Pmp(false, deals.stream().map(this::told).toList()));
    }

    private Imp.Deal told(Deal deal) {
        return new Imp.Deal(
                deal.id(),
                deal.floorCpmMicros(),
                config.currency().getCurrencyCode(),
                1,
                List.of(deal.bidder()),
                List.of(),
                0,
                List.of());
    }

    private List<Offer> offers(
            BidRequest request,
            SlotFacts slot,
            List<Fanout.Heard> heard,
            Market current,
            Instant now) {
        List<Offer> offers = new ArrayList<>();
        for (Fanout.Heard one : heard) {
            List<Deal> deals = current.dealsOf(one.bidder().row().key(), slot.surface(), now);
            List<Imp> imps = request.imp().stream().map(imp -> imp.with(pmp(deals))).toList();
            List<Place> places = imps.stream().map(Place::of).toList();
            for (Candidate ad : bidding.fit(List.of(one), places, Blocks.of(request))) {
                if (ad.backing() instanceof Candidate.Backing.Bidded bidded) {
                    known(bidded, ad)
                            .map(film -> offer(request, bidded, ad, film, deals))
                            .ifPresent(offers::add);
                }
            }
        }
        return offers;
    }

    /** A film must be known, and be as long as it was bid. */
    private Optional<KnownCreatives.Known> known(Candidate.Backing.Bidded bidded, Candidate ad) {
        String bidder = bidded.bidder().row().key();
        Optional<KnownCreatives.Known> film =
                neighbours.known().find(bidder, bidded.bidder().row().partner(), ad.crid());
        if (film.isEmpty() && !ad.crid().isEmpty()) {
            films.seen(
                    new NewCreatives.Unknown(bidder, ad.crid(), ad.domains(), bidded.bid().adm()),
                    System.nanoTime());
        }
        Optional<KnownCreatives.Known> asLong =
                film.filter(f -> ad.seconds() == 0 || f.seconds() <= ad.seconds());
        if (film.isEmpty()) {
            bidded.bidder().count(Rejection.UNKNOWN_CREATIVE);
        } else if (asLong.isEmpty()) {
            bidded.bidder().count(Rejection.WRONG_DURATION);
        }
        return asLong;
    }

    private Offer offer(
            BidRequest request,
            Candidate.Backing.Bidded bidded,
            Candidate ad,
            KnownCreatives.Known film,
            List<Deal> deals) {
        Bidder bidder = bidded.bidder().row();
        Optional<Deal> deal = deals.stream().filter(d -> d.id().equals(ad.deal())).findFirst();
        return new Offer(
                bidder.key(),
                bidder.partner(),
                deal.flatMap(Deal::lineItem),
                deal.map(Deal::id),
                bidded.bid().id(),
                ad.crid(),
                film.creative(),
                ad.domains(),
                ad.categories(),
                film.seconds(),
                ad.cpmMicros(),
                Macros.filled(
                        bidded.bid().burl(),
                        request.id(),
                        bidded.bid(),
                        bidder.key(),
                        config.currency().getCurrencyCode()));
    }

    /** Runs the auction of a seller's request, which keeps all rules; an answer may be empty. */
    BidResponse auction(BidRequest request, Seller seller, String origin) {
        int millis = request.tmaxMillis() > 0 ? request.tmaxMillis() : config.usualMillis();
        int inTime = Math.max(1, Math.min(millis, config.mostMillis()) - config.marginMillis());
        long until = System.nanoTime() + inTime * 1_000_000L;
        BidRequest told = request.within(inTime, config.currency().getCurrencyCode());
        List<Place> places = told.imp().stream().map(Place::of).toList();
        List<Fanout.Call> calls = new ArrayList<>();
        for (LiveBidder bidder : market.current().bidders()) {
            if (bidder.row().enabled() && admitted(told, bidder.row().key())) {
                calls.add(new Fanout.Call(bidder, outgoing.of(told, seller, bidder.row().key())));
            }
        }
        List<SlotFacts> slots = SellerSlots.of(told, places, seller);
        List<Candidate> own = own(slots);
        Blocks blocks = Blocks.of(told);
        List<Candidate> ads = bidding.fit(Fanout.ask(told.id(), calls, until), places, blocks);
        ads.addAll(bidding.fitOwn(own, places, blocks));
        Auction.Result result = Auction.run(places, ads);
        count(result);
        return answers.of(told, result.winners(), slots, origin);
    }

    /** Answers another seller's request from direct line items alone. */
    BidResponse bid(BidRequest request, Seller seller, String origin) {
        List<Place> places = request.imp().stream().map(Place::of).toList();
        List<SlotFacts> slots = SellerSlots.of(request, places, seller);
        List<Candidate> fit = bidding.fitOwn(own(slots), places, Blocks.of(request));
        return answers.of(request, Auction.run(places, fit).winners(), slots, origin);
    }

    Optional<Seller> seller(String keyHash) {
        return market.current().seller(keyHash);
    }

    private List<Candidate> own(List<SlotFacts> slots) {
        Instant now = clock.instant();
        List<Candidate> own = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            for (DirectAd ad : neighbours.direct().candidates(slots.get(i), now)) {
                own.add(Candidate.of(i, ad));
            }
        }
        return own;
    }

    private static boolean admitted(BidRequest request, String seat) {
        return (request.wseat().isEmpty() || request.wseat().contains(seat))
                && !request.bseat().contains(seat);
    }

    private static void count(Auction.Result result) {
        for (Candidate winner : result.winners()) {
            if (winner.backing() instanceof Candidate.Backing.Bidded(var bidder, _)) {
                bidder.countWon();
            }
        }
        for (Candidate loser : result.outbid()) {
            if (loser.backing() instanceof Candidate.Backing.Bidded(var bidder, _)) {
                bidder.count(Rejection.OUTBID);
            }
        }
    }

    private boolean mayBePrivate(String bidder) {
        return market.current().bidder(bidder).filter(b -> b.row().privateAddress()).isPresent();
    }

    private long mostNanos() {
        return config.mostMillis() * 1_000_000L;
    }

    @Override
    public void close() {
        post.close();
        films.close();
        market.close();
        lines.close();
    }

    /** Sends the notices that are due; for tests, and for a stop that wants none left. */
    int sendNotices() {
        return post.sendDue();
    }

    LiveMarket market() {
        return market;
    }
}
