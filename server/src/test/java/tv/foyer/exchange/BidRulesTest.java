package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.exchange.Candidate.Backing;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.Fault;

class BidRulesTest {
    private static final Blocks NONE = new Blocks(Set.of(), Set.of());

    @Test
    void theFloorOfASecondStandsBeforeThatOfALengthAndThatBeforeThePlaces() {
        String floors =
                "\"durfloors\":[{\"mindur\":1,\"maxdur\":15,\"bidfloor\":4},{\"mindur\":16,\"maxdur\":30,\"bidfloor\":9}]";
        Place perSecond = video("\"poddur\":60,\"mincpmpersec\":0.5," + floors, "\"bidfloor\":1,");
        Place byLength = video("\"poddur\":60," + floors, "\"bidfloor\":1,");

        assertThat(perSecond.floorOf(15, Optional.empty())).isEqualTo(7_500_000);
        assertThat(byLength.floorOf(15, Optional.empty())).isEqualTo(4_000_000);
        assertThat(byLength.floorOf(16, Optional.empty())).isEqualTo(9_000_000);
        assertThat(byLength.floorOf(31, Optional.empty())).isEqualTo(1_000_000);
        assertThat(refusal(ad(15, 7_499_999), perSecond)).contains(Rejection.BELOW_FLOOR);
        assertThat(refusal(ad(15, 7_500_000), perSecond)).isEmpty();
    }

    @Test
    void aDealsFloorStandsBeforeThePlacesAndADealIsForWhomItNames() {
        Place place =
                video(
                        "\"maxduration\":30",
                        "\"bidfloor\":10,\"pmp\":{\"private_auction\":1,\"deals\":[{\"id\":\"d\",\"bidfloor\":3,\"wseat\":[\"nova\"],\"wadomain\":[\"a.example\"]}]},");
        Candidate inDeal = with(ad(15, 4_000_000), "d", "a.example");

        assertThat(BidRules.refusal(inDeal, place, NONE, Optional.of("nova"))).isEmpty();
        assertThat(BidRules.refusal(inDeal, place, NONE, Optional.of("other")))
                .contains(Rejection.UNKNOWN_DEAL);
        assertThat(
                        BidRules.refusal(
                                with(ad(15, 4_000_000), "d", "b.example"),
                                place,
                                NONE,
                                Optional.of("nova")))
                .contains(Rejection.UNKNOWN_DEAL);
        assertThat(
                        BidRules.refusal(
                                with(ad(15, 4_000_000), "x", "a.example"),
                                place,
                                NONE,
                                Optional.of("nova")))
                .contains(Rejection.UNKNOWN_DEAL);
        assertThat(refusal(ad(15, 99_000_000), place)).contains(Rejection.NO_DEAL);
    }

    @Test
    void lengthsAreKeptAndAnUnknownLengthIsTheLongest() {
        Place exact = video("\"rqddurs\":[15,30]", "");
        Place bounded = video("\"minduration\":10,\"maxduration\":30", "");
        Place pod = video("\"poddur\":40,\"maxseq\":2", "");

        assertThat(refusal(ad(20, 1), exact)).contains(Rejection.WRONG_DURATION);
        assertThat(refusal(ad(30, 1), exact)).isEmpty();
        assertThat(refusal(ad(9, 1), bounded)).contains(Rejection.WRONG_DURATION);
        assertThat(refusal(ad(31, 1), bounded)).contains(Rejection.WRONG_DURATION);
        assertThat(refusal(ad(41, 1), pod)).contains(Rejection.WRONG_DURATION);
        assertThat(refusal(ad(0, 1), pod)).contains(Rejection.NO_DURATION);
        assertThat(bounded.secondsOf(0)).isEqualTo(30);
        assertThat(exact.secondsOf(0)).isEqualTo(30);
    }

    @Test
    void refusedAdvertisersCategoriesAndAttributesAreRefusedWithAllBelow() {
        Place place = video("\"maxduration\":30,\"battr\":[16]", "");
        Blocks blocks = new Blocks(Set.of("rival.example"), Set.of("IAB7"));

        assertThat(
                        BidRules.refusal(
                                with(ad(15, 1), "", "shop.Rival.example"),
                                place,
                                blocks,
                                Optional.empty()))
                .contains(Rejection.BLOCKED_ADVERTISER);
        assertThat(
                        BidRules.refusal(
                                with(ad(15, 1), "", "arrival.example"),
                                place,
                                blocks,
                                Optional.empty()))
                .isEmpty();
        assertThat(blocks.category(List.of("IAB7-3"))).isTrue();
        assertThat(blocks.category(List.of("IAB70", "IAB8"))).isFalse();
        assertThat(
                        refusal(
                                new Candidate(
                                        0,
                                        1,
                                        15,
                                        0,
                                        List.of(),
                                        List.of(),
                                        List.of(16),
                                        "",
                                        "",
                                        "",
                                        new Backing.Own(Rooms.direct("x", 15, 1))),
                                place))
                .contains(Rejection.BLOCKED_ATTRIBUTE);
    }

    @Test
    void aRequestThatBreaksARuleIsToldTheField() {
        assertThat(field("{\"imp\":[]}")).isEqualTo("id");
        assertThat(field("{\"id\":\"1\"}")).isEqualTo("imp");
        assertThat(field(one("{\"id\":\"1\"}"))).isEqualTo("imp[0]");
        assertThat(field(one("{\"id\":\"1\",\"video\":{}}"))).isEqualTo("imp[0].video.mimes");
        assertThat(field(one(videoImp("\"rqddurs\":[15],\"maxduration\":30"))))
                .isEqualTo("imp[0].video.rqddurs");
        assertThat(field(one(videoImp("\"poddedupe\":[6]")))).isEqualTo("imp[0].video.poddedupe");
        assertThat(field(one(videoImp("\"maxseq\":3")))).isEqualTo("imp[0].video.poddur");
        assertThat(field(one("{\"id\":\"1\",\"bidfloor\":1,\"banner\":{}}")))
                .isEqualTo("imp[0].bidfloorcur");
        assertThat(field(one(videoImp("\"poddur\":30") + "," + videoImp("\"poddur\":30"))))
                .isEqualTo("imp[1].id");
        assertThat(field("{\"id\":\"1\",\"cur\":[\"EUR\"],\"imp\":[" + videoImp("\"w\":1") + "]}"))
                .isEqualTo("cur");
        assertThat(RequestRules.fault(Rooms.request(one(videoImp("\"maxduration\":30"))), "CNY"))
                .isEmpty();
    }

    @Test
    void aFilmsAddressIsFoundInVast() {
        String inline =
                "<VAST><MediaFiles><MediaFile type=\"video/mp4\"> <![CDATA[ https://a.example/1.mp4 ]]></MediaFile></MediaFiles></VAST>";
        String wrapper = "<VAST><VASTAdTagURI>https://b.example/v</VASTAdTagURI></VAST>";

        assertThat(Candidate.filmIn(inline)).isEqualTo("https://a.example/1.mp4");
        assertThat(Candidate.filmIn(wrapper)).isEqualTo("https://b.example/v");
        assertThat(Candidate.filmIn("<MediaFile ")).isEmpty();
    }

    private static String field(String json) {
        return RequestRules.fault(Rooms.request(json), "CNY").map(Fault::field).orElse("none");
    }

    private static String one(String imp) {
        return "{\"id\":\"1\",\"imp\":[" + imp + "]}";
    }

    private static String videoImp(String fields) {
        return "{\"id\":\"1\",\"video\":{\"mimes\":[\"video/mp4\"]," + fields + "}}";
    }

    private static Place video(String fields, String more) {
        BidRequest request =
                Rooms.request(
                        one(
                                "{\"id\":\"1\","
                                        + more
                                        + "\"video\":{\"mimes\":[\"video/mp4\"],"
                                        + fields
                                        + "}}"));
        return Place.of(request.imp().getFirst());
    }

    private static Candidate ad(int seconds, long cpmMicros) {
        return new Candidate(
                0,
                cpmMicros,
                seconds,
                0,
                List.of("a.example"),
                List.of(),
                List.of(),
                "c",
                "",
                "",
                new Backing.Own(Rooms.direct("x", seconds, cpmMicros)));
    }

    private static Candidate with(Candidate ad, String deal, String domain) {
        return new Candidate(
                0,
                ad.cpmMicros(),
                ad.seconds(),
                0,
                List.of(domain),
                List.of(),
                List.of(),
                "c",
                deal,
                "",
                ad.backing());
    }

    private static Optional<Rejection> refusal(Candidate ad, Place place) {
        return BidRules.refusal(ad, place, NONE, Optional.empty());
    }
}
