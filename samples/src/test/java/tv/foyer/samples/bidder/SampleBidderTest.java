package tv.foyer.samples.bidder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.foyer.net.Answer;
import tv.foyer.net.Line;
import tv.foyer.net.Lines;
import tv.foyer.openrtb.BidResponse;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.Parsed;

/** The bidder at the other end of the very line that the server asks bidders on. */
class SampleBidderTest {
    private static final String SLOT =
            """
            {"id":"r-1","cur":["CNY"],"imp":[{"id":"1","bidfloor":3,"video":{"mimes":["video/mp4"],
            "maxduration":30%s}}]%s}\
            """;

    @Test
    void aSlotGetsItsDearestFilmThatFits() throws IOException {
        assertThat(bids(SLOT.formatted("", "")))
                .singleElement()
                .satisfies(bid -> {
                    assertThat(bid.crid()).isEqualTo("kettle");
                    assertThat(bid.cpmMicros()).isEqualTo(12_500_000);
                    assertThat(bid.seconds()).isEqualTo(15);
                    assertThat(bid.burl()).contains("${AUCTION_PRICE}");
                });
        assertThat(bids(SLOT.formatted(",\"rqddurs\":[20]", "")))
                .extracting(BidResponse.Bid::crid)
                .containsExactly("orchard");
    }

    @Test
    void aPodGetsEveryFilmThatFits() throws IOException {
        assertThat(bids(SLOT.formatted(",\"poddur\":90,\"maxseq\":4", "")))
                .extracting(BidResponse.Bid::crid)
                .containsExactly("kettle", "tram", "lantern", "orchard");
    }

    @Test
    void floorsAndRefusalsAreKept() throws IOException {
        assertThat(bids(SLOT.formatted(",\"poddur\":90,\"mincpmpersec\":0.5", "")))
                .extracting(BidResponse.Bid::crid)
                .containsExactly("kettle", "lantern");
        assertThat(
                        bids(
                                SLOT.formatted(
                                        ",\"poddur\":90",
                                        ",\"badv\":[\"slowtram.example\"],\"bcat\":[\"IAB8\"]")))
                .extracting(BidResponse.Bid::crid)
                .containsExactly("lantern");
        assertThat(bids(SLOT.formatted(",\"mincpmpersec\":9", ""))).isEmpty();
    }

    @Test
    void eachBadMannerFailsItsOwnWay() throws IOException {
        Map<Manner, Answer.Failure> expected =
                Map.of(
                        Manner.STALL, Answer.Failure.LATE,
                        Manner.DRIP, Answer.Failure.LATE,
                        Manner.LATE, Answer.Failure.LATE,
                        Manner.RESET, Answer.Failure.CUT,
                        Manner.OVERSIZE, Answer.Failure.TOO_LONG);
        for (Map.Entry<Manner, Answer.Failure> one : expected.entrySet()) {
            Answer answer = ask(one.getKey(), SLOT.formatted("", ""), Duration.ofMillis(700));
            assertThat(answer)
                    .as(one.getKey().name())
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(one.getValue()));
        }
        Answer garbage = ask(Manner.GARBAGE, SLOT.formatted("", ""), Duration.ofSeconds(20));
        assertThat(OpenRtb.response(((Answer.Answered) garbage).body()))
                .isInstanceOf(Parsed.Bad.class);
    }

    private static List<BidResponse.Bid> bids(String request) throws IOException {
        Answer.Answered answer = (Answer.Answered) ask(Manner.BID, request, Duration.ofSeconds(20));
        if (answer.status() == 204) {
            return List.of();
        }
        BidResponse response = ((Parsed.Good<BidResponse>) OpenRtb.response(answer.body())).value();
        assertThat(response.id()).isEqualTo("r-1");
        assertThat(response.cur()).isEqualTo("CNY");
        return response.seatbid().getFirst().bid();
    }

    private static Answer ask(Manner manner, String request, Duration patience) throws IOException {
        try (SampleBidder bidder = SampleBidder.start(0, new BigDecimal("12.5"), manner);
                Lines lines = Lines.open(Lines.Limits.standard());
                Line line = lines.to(URI.create(bidder.address() + "/bid"), true, 2, Map.of())) {
            return line.post(
                    request.getBytes(StandardCharsets.UTF_8),
                    System.nanoTime() + patience.toNanos());
        }
    }
}
