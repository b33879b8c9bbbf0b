package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.exchange.MarketHouse.bid;
import static tv.foyer.exchange.MarketHouse.bids;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.net.FarPeer;
import tv.foyer.openrtb.BidResponse;

/**
 * A bidder that misbehaves costs itself the auction and nobody else anything: the good one beside
 * it wins, the deadline is kept, the fault is counted under its name.
 */
class BadBidderTest {
    private static final int TMAX_MILLIS = 1_000;

    /** Far more than a busy machine needs on top, far less than any of these bidders takes. */
    private static final long BOUND_NANOS = 15_000_000_000L;

    private static final String REQUEST =
            ("{\"id\":\"r\",\"tmax\":%d,\"cur\":[\"CNY\"],\"imp\":[{\"id\":\"1\",\"video\":"
                            + "{\"mimes\":[\"video/mp4\"],\"maxduration\":30}}]}")
                    .formatted(TMAX_MILLIS);

    private final MarketHouse house = new MarketHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void oneThatStallsIsLate() {
        expect(Outcome.LATE, (_, _) -> sleep());
    }

    @Test
    void oneThatDripsAByteASecondIsLate() {
        expect(
                Outcome.LATE,
                (_, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
                    while (true) {
                        say(out, " ");
                        Thread.sleep(1_000);
                    }
                });
    }

    @Test
    void oneThatDripsItsHeadIsLate() {
        expect(
                Outcome.LATE,
                (_, out) -> {
                    while (true) {
                        say(out, "H");
                        Thread.sleep(1_000);
                    }
                });
    }

    @Test
    void oneThatAnswersAfterTheDeadlineIsLateAndItsBidIsDropped() {
        expect(
                Outcome.LATE,
                (body, out) -> {
                    Thread.sleep(TMAX_MILLIS + 500);
                    return bids(bid("late", "1", 99, 15, "")).answer(body, out);
                });
    }

    @Test
    void oneThatResetsIsCut() {
        expect(
                Outcome.CUT,
                (_, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":");
                    return false;
                });
    }

    @Test
    void oneThatSendsGarbageInsteadOfHttpIsNamedSo() {
        expect(
                Outcome.GARBAGE,
                (_, out) -> {
                    say(out, "\u0000\u0001\u0002 not http at all \r\n\r\n");
                    return false;
                });
    }

    @Test
    void oneThatSendsGarbageInsteadOfBidsIsNamedSo() {
        expect(Outcome.GARBAGE, (_, out) -> FarPeer.reply(out, 200, "<html>sorry</html>"));
        assertThat(house.health("bad").lastFault()).contains("an object expected");
    }

    @Test
    void oneThatAnnouncesOrSendsAHundredMegabytesIsTooLong() {
        expect(
                Outcome.TOO_LONG,
                (_, out) -> {
                    say(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    byte[] chunk =
                            ("10000\r\n" + " ".repeat(0x10000) + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 1_600; i++) {
                        out.write(chunk);
                    }
                    return false;
                });
    }

    @Test
    void oneThatSendsAGzipBombIsNotUnpacked() {
        expect(
                Outcome.ENCODED,
                (_, out) -> {
                    say(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
                                    + "x".repeat(20));
                    return true;
                });
    }

    @Test
    void oneThatAnswersAnotherRequestOrWithAnErrorIsNamedSo() {
        expect(
                Outcome.WRONG_ID,
                (_, out) ->
                        FarPeer.reply(
                                out,
                                200,
                                "{\"id\":\"other\",\"cur\":\"CNY\",\"seatbid\":[{\"bid\":[]}]}"));
    }

    @Test
    void oneThatRedirectsIsNotFollowed() {
        FarPeer inside = house.bidder("inside", bids());
        expect(
                Outcome.STATUS,
                (_, out) -> {
                    say(
                            out,
                            "HTTP/1.1 302 Found\r\nLocation: "
                                    + inside.address()
                                    + "\r\nContent-Length: 0\r\n\r\n");
                    return true;
                });
        assertThat(inside.requests()).as("asked once, as a bidder").isEqualTo(1);
    }

    @Test
    void oneInAPrivatePlaceIsNotAskedUnlessItsRowSaysSo() {
        FarPeer hidden = FarPeer.open(bids(bid("h", "1", 99, 15, "")));
        house.bidders.add(hidden);
        house.configure("hidden", hidden.address(), false);
        house.bidder("good", bids(bid("g", "1", 3, 15, "")));

        assertThat(house.winners(REQUEST)).extracting(BidResponse.Bid::id).containsExactly("g");
        assertThat(hidden.requests()).isZero();
        assertThat(house.count("hidden", Outcome.ADDRESS)).isEqualTo(1);
    }

    @Test
    void bidsInAnotherCurrencyOrWithoutPriceAreRefused() {
        house.bidder(
                "dollars",
                (body, out) ->
                        FarPeer.reply(
                                out,
                                200,
                                MarketHouse.answer(body, bid("d", "1", 50, 15, ""))
                                        .replace("\"CNY\"", "\"USD\"")));
        house.bidder("free", bids(bid("f", "1", 0, 15, "")));
        house.bidder("good", bids(bid("g", "1", 3, 15, "")));

        assertThat(house.winners(REQUEST)).extracting(BidResponse.Bid::id).containsExactly("g");
        assertThat(house.count("dollars", Rejection.WRONG_CURRENCY)).isEqualTo(1);
        assertThat(house.count("free", Rejection.NO_PRICE)).isEqualTo(1);
    }

    @Test
    void afterEnoughFailuresItIsLeftToRest() {
        FarPeer bad = house.bidder("bad", (_, out) -> FarPeer.reply(out, 500, ""));
        for (int i = 0; i < Breaker.FAILURES + 3; i++) {
            assertThat(house.auction(REQUEST)).isEmpty();
        }

        assertThat(bad.requests()).isEqualTo(Breaker.FAILURES);
        assertThat(house.count("bad", Outcome.STATUS)).isEqualTo(Breaker.FAILURES);
        assertThat(house.count("bad", Outcome.RESTING)).isEqualTo(3);
        assertThat(house.health("bad").breaker()).isEqualTo("OPEN");
    }

    @Test
    void aSellerInAHurryBreaksNoBidder() {
        house.bidder("slow", (_, _) -> sleep());
        for (int i = 0; i < Breaker.FAILURES + 3; i++) {
            house.auction(REQUEST.replace("\"tmax\":" + TMAX_MILLIS, "\"tmax\":20"));
        }

        assertThat(house.health("slow").breaker()).isEqualTo("CLOSED");
        assertThat(house.count("slow", Outcome.LATE)).isEqualTo(Breaker.FAILURES + 3);
    }

    @Test
    void threeBadOnesAtOnceCostOneDeadlineNotThree() {
        for (String name : List.of("bad-a", "bad-b", "bad-c")) {
            house.bidder(name, (_, _) -> sleep());
        }
        house.bidder("good", bids(bid("g", "1", 3, 15, "")));

        long start = System.nanoTime();
        assertThat(house.winners(REQUEST)).hasSize(1);

        assertThat(System.nanoTime() - start).isLessThan(BOUND_NANOS);
        for (String name : List.of("bad-a", "bad-b", "bad-c")) {
            assertCounted(name, Outcome.LATE);
        }
    }

    /** On either side of the good one, so that it is asked on the caller's thread and beside it. */
    private void expect(Outcome outcome, FarPeer.Manner manner) {
        house.bidder("bad", manner);
        house.bidder("good", bids(bid("g", "1", 3, 15, "")));
        house.bidder("worse", manner);

        long start = System.nanoTime();
        List<BidResponse.Bid> winners = house.winners(REQUEST);

        assertThat(System.nanoTime() - start).isLessThan(BOUND_NANOS);
        assertThat(winners).extracting(BidResponse.Bid::id).containsExactly("g");
        assertCounted("bad", outcome);
        assertCounted("worse", outcome);
        assertCounted("good", Outcome.BID);
    }

    /**
     * The auction does not wait for a late one to be counted; a bound that only a fault reaches.
     */
    private void assertCounted(String bidder, Outcome outcome) {
        for (int i = 0; i < 500 && house.count(bidder, outcome) == 0; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        assertThat(house.count(bidder, outcome)).as(bidder).isEqualTo(1);
    }

    private static boolean sleep() throws InterruptedException {
        Thread.sleep(60_000);
        return false;
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
