package tv.foyer.exchange;

import java.util.Optional;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.Fault;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.Parsed;

/** The two doors of the market; a seller's key opens them. */
final class MarketRoutes {
    private static final int MAX_REQUEST_BYTES = 256 << 10;
    private static final String BEARER = "Bearer ";
    private static final String VERSION = "2.6";

    private final Exchange exchange;
    private final ExchangeConfig config;

    MarketRoutes(Exchange exchange, ExchangeConfig config) {
        this.exchange = exchange;
        this.config = config;
    }

    Routes routes() {
        return new Routes()
                .post("/openrtb2/auction", Access.signed(), this::auction)
                .post("/openrtb2/bid/{seller}", Access.signed(), this::bid);
    }

    private interface Answering {
        BidResponse answer(BidRequest request, Seller seller, String origin);
    }

    private Reply auction(Request request) {
        return seller(request)
                .map(seller -> answer(request, seller, exchange::auction))
                .orElseGet(MarketRoutes::unknown);
    }

    /** The path names the seller, so that its own logs tell its accounts apart. */
    private Reply bid(Request request) {
        return seller(request)
                .filter(seller -> seller.key().equals(request.pathParam("seller")))
                .map(seller -> answer(request, seller, exchange::bid))
                .orElseGet(MarketRoutes::unknown);
    }

    private Optional<Seller> seller(Request request) {
        return request.header("Authorization")
                .filter(value -> value.startsWith(BEARER + Exchange.KEY_PREFIX))
                .map(value -> Secrets.digest(value.substring(BEARER.length())))
                .flatMap(exchange::seller);
    }

    private static Reply unknown() {
        return Reply.problem(
                        Problem.of(
                                401,
                                "sign-in-needed",
                                "Sign in first",
                                "A seller's key is needed."))
                .with("WWW-Authenticate", "Bearer");
    }

    private Reply answer(Request request, Seller seller, Answering answering) {
        byte[] body = request.body();
        if (body.length > MAX_REQUEST_BYTES) {
            return Reply.problem(
                    Problem.of(
                            413,
                            "too-long",
                            "The request is too long",
                            "At most " + MAX_REQUEST_BYTES + " bytes are read."));
        }
        return switch (OpenRtb.request(body)) {
            case Parsed.Bad<BidRequest>(var fault) -> refused(fault);
            case Parsed.Good<BidRequest>(var read) ->
                    RequestRules.fault(read, config.currency().getCurrencyCode())
                            .map(MarketRoutes::refused)
                            .orElseGet(
                                    () -> told(answering.answer(read, seller, request.origin())));
        };
    }

    private static Reply told(BidResponse response) {
        Reply reply =
                response.seatbid().isEmpty()
                        ? Reply.noContent()
                        : Reply.bytes(200, "application/json", OpenRtb.bytes(response));
        return reply.with("x-openrtb-version", VERSION);
    }

    private static Reply refused(Fault fault) {
        return Reply.problem(Problem.field(fault.field(), fault.rule()));
    }
}
