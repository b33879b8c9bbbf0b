package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.sales.Desk.BRIGHTWOK;
import static tv.foyer.sales.Desk.HEARTHLINE;
import static tv.foyer.sales.Desk.film;
import static tv.foyer.sales.Desk.line;
import static tv.foyer.sales.Desk.order;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;

class ReviewTest {
    private static final Caller.Staff BUYER = Desk.advertiser(BRIGHTWOK);
    private static final Caller.Staff OPERATOR = Desk.operator();
    private static final String REVIEW = "creatives/" + Desk.creativeId("soup") + "/review";

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
        desk.post(BUYER, "orders", order("soup", line("soup")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void nothingIsInTheBookBeforeItIsApproved() {
        assertThat(shown()).isEmpty();

        Desk.Answer approved = review("APPROVED", 1);

        assertThat(approved.at("creatives/0/review")).isEqualTo("APPROVED");
        assertThat(shown()).containsExactly("soup");
        assertThat(desk.audit)
                .contains(
                        "review-creative "
                                + Desk.creativeId("soup")
                                + " review: PENDING → APPROVED");
    }

    @Test
    void aRefusalSaysWhyAndTheAdvertiserReadsIt() {
        assertThat(review("REFUSED", 1).faults()).containsExactly("reason");
        assertThat(
                        desk.post(
                                        OPERATOR,
                                        REVIEW,
                                        Map.of(
                                                "decision", "REFUSED",
                                                "reason", "claims health",
                                                "version", 1))
                                .status())
                .isEqualTo(200);

        assertThat(desk.get(BUYER, "creatives?state=REFUSED").at("items/0/creative/reason"))
                .isEqualTo("claims health");
        assertThat(shown()).isEmpty();
    }

    @Test
    void aWithdrawnApprovalTakesItOffAtOnce() {
        review("APPROVED", 1);
        desk.post(
                OPERATOR,
                REVIEW,
                Map.of("decision", "REFUSED", "reason", "complaint", "version", 1));

        assertThat(shown()).isEmpty();
    }

    @Test
    void aChangedCreativeWaitsAgainAndTheOldLookDoesNotCount() {
        review("APPROVED", 1);
        desk.put(
                BUYER,
                "line-items/" + Desk.lineId("soup"),
                line(
                        "soup",
                        "version",
                        1,
                        "creatives",
                        List.of(film("soup", "assetKey", "soup-two"))));

        assertThat(shown()).isEmpty();
        assertThat(review("APPROVED", 1).status()).isEqualTo(409);
        assertThat(shown()).isEmpty();
        assertThat(review("APPROVED", 2).status()).isEqualTo(200);
        assertThat(shown()).containsExactly("soup-two");
    }

    @Test
    void theAdvertiserNeverReviewsItselfWhateverElseItIs() {
        Map<String, Object> verdict = Map.of("decision", "APPROVED", "version", 1);
        Caller.Staff makerToo =
                new Caller.Staff(
                        BUYER.staff(),
                        BRIGHTWOK,
                        Set.of(PartnerKind.ADVERTISER, PartnerKind.MAKER),
                        Set.of(Role.ADMIN, Role.ADS));

        assertThat(desk.post(BUYER, REVIEW, verdict).status()).isEqualTo(403);
        assertThat(desk.post(makerToo, REVIEW, verdict).status()).isEqualTo(403);
        Caller viewer = Desk.staff(HEARTHLINE, PartnerKind.OPERATOR, Role.CONTENT);
        assertThat(desk.post(viewer, REVIEW, verdict).status()).isEqualTo(403);
        assertThat(shown()).isEmpty();
    }

    /** The house has nobody above it who could review what it says of itself. */
    @Test
    void theHouseReviewsItsOwnAds() {
        Map<String, Object> own = line("own", "kind", "HOUSE");
        own.remove("cpm");
        own.remove("goal");
        desk.post(OPERATOR, "orders", order("own", own));
        Map<String, Object> verdict = Map.of("decision", "APPROVED", "version", 1);

        String path = "creatives/" + Desk.creativeId("own") + "/review";

        assertThat(desk.post(OPERATOR, path, verdict).status()).isEqualTo(200);
    }

    @Test
    void theReviewerMarksWhatNamesARival() {
        desk.post(
                OPERATOR,
                REVIEW,
                Map.of("decision", "APPROVED", "version", 1, "comparative", true));

        LineItem item = desk.sales().book().lineItems().getFirst();
        assertThat(item.creatives().getFirst().comparative()).isTrue();
        assertThat(desk.sales().asOf(item.id(), desk.now.get()).orElseThrow()).isEqualTo(item);
        assertThat(desk.audit.getLast()).contains("comparative: false → true");
    }

    @Test
    void aWordThatIsNoVerdictIsRefusedAndAnUnknownCreativeIsUnknown() {
        assertThat(desk.post(OPERATOR, REVIEW, "{}").faults())
                .containsExactlyInAnyOrder("decision", "version");
        assertThat(review("ARCHIVED", 1).faults()).containsExactly("decision");
        String nothing = "creatives/" + Desk.creativeId("nothing") + "/review";
        assertThat(
                        desk.post(OPERATOR, nothing, Map.of("decision", "APPROVED", "version", 1))
                                .status())
                .isEqualTo(404);
        desk.post(BUYER, "line-items/" + Desk.lineId("soup") + "/archive", "");
        assertThat(review("APPROVED", 1).at("type")).isEqualTo("archived");
        assertThat(desk.get(OPERATOR, "creatives?state=LOST").status()).isEqualTo(400);
    }

    private Desk.Answer review(String decision, int version) {
        return desk.post(OPERATOR, REVIEW, Map.of("decision", decision, "version", version));
    }

    private List<String> shown() {
        return desk.sales().book().lineItems().stream()
                .flatMap(item -> item.creatives().stream())
                .map(LineItem.Creative::assetKey)
                .toList();
    }
}
