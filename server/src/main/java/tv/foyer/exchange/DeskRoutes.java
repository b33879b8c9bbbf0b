package tv.foyer.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.crypto.Secrets;
import tv.foyer.events.Surface;
import tv.foyer.exchange.Neighbours.AuditTrail;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Role;

/** The market's desk at the console: bidders and their health, deals, sellers. */
final class DeskRoutes {
    private static final Access DESK = Access.operator(Role.ADMIN, Role.ADS);
    private static final String BIDDERS = "/api/v1/console/bidders";
    private static final String DEALS = "/api/v1/console/deals";
    private static final String SELLERS = "/api/v1/console/sellers";

    private final MarketStore store;
    private final LiveMarket market;
    private final NoticeStore notices;
    private final AuditTrail audit;

    DeskRoutes(MarketStore store, LiveMarket market, NoticeStore notices, AuditTrail audit) {
        this.store = store;
        this.market = market;
        this.notices = notices;
        this.audit = audit;
    }

    Routes routes() {
        return new Routes()
                .get(BIDDERS, DESK, _ -> Reply.json(new Items(bidders())))
                .post(BIDDERS, DESK, this::addBidder)
                .put(BIDDERS + "/{id}", DESK, this::changeBidder)
                .get(BIDDERS + "/{id}/health", DESK, this::health)
                .get(DEALS, DESK, _ -> Reply.json(new Items(deals())))
                .post(DEALS, DESK, this::addDeal)
                .put(DEALS + "/{id}", DESK, this::changeDeal)
                .delete(DEALS + "/{id}", DESK, this::dropDeal)
                .get(SELLERS, DESK, _ -> Reply.json(new Items(sellers())))
                .post(SELLERS, DESK, this::addSeller)
                .put(SELLERS + "/{id}", DESK, this::changeSeller);
    }

    record Items(List<?> items) {}

    record BidderRow(
            String key,
            PartnerId partnerId,
            String name,
            String endpoint,
            boolean privateAddress,
            boolean enabled,
            int maxConnections) {
        static BidderRow of(Bidder bidder) {
            return new BidderRow(
                    bidder.key(),
                    bidder.partner(),
                    bidder.name(),
                    bidder.endpoint().toString(),
                    bidder.privateAddress(),
                    bidder.enabled(),
                    bidder.maxConnections());
        }
    }

    record DealRow(
            String id,
            String bidder,
            Optional<LineItemId> lineItemId,
            long floorCpmMicros,
            List<Surface> surfaces,
            Instant start,
            Instant end,
            boolean enabled) {
        static DealRow of(Deal deal) {
            return new DealRow(
                    deal.id(),
                    deal.bidder(),
                    deal.lineItem(),
                    deal.floorCpmMicros(),
                    deal.surfaces().stream().sorted().toList(),
                    deal.start(),
                    deal.end(),
                    deal.enabled());
        }

        Deal deal() {
            return new Deal(
                            id,
                            bidder,
                            lineItemId,
                            floorCpmMicros,
                            Set.copyOf(surfaces),
                            start,
                            end,
                            enabled)
                    .checked();
        }
    }

    /** A new seller's key is told once, here. */
    record NewSeller(Seller seller, String bearer) {}

    record Health(LiveBidder.Health asked, Map<String, Long> notices) {}

    private List<BidderRow> bidders() {
        return store.bidders().stream().map(BidderRow::of).toList();
    }

    private List<DealRow> deals() {
        return store.deals().stream().map(DealRow::of).toList();
    }

    private List<Seller> sellers() {
        return List.copyOf(store.sellers().values());
    }

    private Reply addBidder(Request request) {
        Bidder bidder = Bidder.of(request.json(Bidder.Draft.class));
        if (!store.add(bidder)) {
            return taken("bidder " + bidder.key());
        }
        return changed(request, "add-bidder", bidder.key(), Reply.json(201, BidderRow.of(bidder)));
    }

    private Reply changeBidder(Request request) {
        Bidder bidder = Bidder.of(request.json(Bidder.Draft.class));
        requireSame(request, "key", bidder.key());
        if (!store.change(bidder)) {
            return Reply.problem(Problem.notFound("bidder " + bidder.key()));
        }
        return changed(request, "change-bidder", bidder.key(), Reply.json(BidderRow.of(bidder)));
    }

    private Reply health(Request request) {
        String key = request.pathParam("id");
        return market.current()
                .bidder(key)
                .map(bidder -> Reply.json(new Health(bidder.health(), notices.counts(key))))
                .orElseGet(() -> Reply.problem(Problem.notFound("bidder " + key)));
    }

    private Reply addDeal(Request request) {
        Deal deal = request.json(DealRow.class).deal();
        requireBidder(deal);
        if (!store.add(deal)) {
            return taken("deal " + deal.id());
        }
        return changed(request, "add-deal", deal.id(), Reply.json(201, DealRow.of(deal)));
    }

    private Reply changeDeal(Request request) {
        Deal deal = request.json(DealRow.class).deal();
        requireSame(request, "id", deal.id());
        requireBidder(deal);
        if (!store.change(deal)) {
            return Reply.problem(Problem.notFound("deal " + deal.id()));
        }
        return changed(request, "change-deal", deal.id(), Reply.json(DealRow.of(deal)));
    }

    private Reply dropDeal(Request request) {
        String id = request.pathParam("id");
        if (!store.dropDeal(id)) {
            return Reply.problem(Problem.notFound("deal " + id));
        }
        return changed(request, "drop-deal", id, Reply.noContent());
    }

    private Reply addSeller(Request request) {
        Seller seller = request.json(Seller.class).checked();
        String bearer = Exchange.KEY_PREFIX + Secrets.token();
        if (!store.add(seller, Secrets.digest(bearer))) {
            return taken("seller " + seller.key());
        }
        return changed(
                request,
                "add-seller",
                seller.key(),
                Reply.json(201, new NewSeller(seller, bearer)));
    }

    private Reply changeSeller(Request request) {
        Seller seller = request.json(Seller.class).checked();
        requireSame(request, "key", seller.key());
        if (!store.change(seller)) {
            return Reply.problem(Problem.notFound("seller " + seller.key()));
        }
        return changed(request, "change-seller", seller.key(), Reply.json(seller));
    }

    private void requireBidder(Deal deal) {
        if (store.bidders().stream().noneMatch(bidder -> bidder.key().equals(deal.bidder()))) {
            throw new BadRequest("bidder", "a configured bidder expected");
        }
    }

    private static void requireSame(Request request, String field, String inBody) {
        if (!request.pathParam("id").equals(inBody)) {
            throw new BadRequest(field, "the same as in the path expected");
        }
    }

    private static Reply taken(String what) {
        return Reply.problem(Problem.of(409, "in-use", "This name is taken", what));
    }

    private Reply changed(Request request, String action, String subject, Reply reply) {
        market.refresh();
        audit.record(request.staff(), action, subject, "");
        return reply;
    }
}
