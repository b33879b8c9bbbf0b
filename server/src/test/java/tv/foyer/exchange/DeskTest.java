package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.net.FarPeer;

class DeskTest {
    private static final String BIDDERS = "/api/v1/console/bidders";
    private static final String DEALS = "/api/v1/console/deals";
    private static final String SELLERS = "/api/v1/console/sellers";

    private final MarketHouse house = new MarketHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aBidderIsAddedChangedAndAskedFromThenOn() {
        FarPeer nova = FarPeer.open(MarketHouse.bids());
        house.bidders.add(nova);
        String draft = bidder("nova", nova.address().toString(), true);

        assertThat(house.desk("POST", BIDDERS, draft).status()).isEqualTo(201);
        assertThat(house.desk("POST", BIDDERS, draft).status()).isEqualTo(409);
        house.auction(
                "{\"id\":\"r\",\"tmax\":3000,\"imp\":[{\"id\":\"1\",\"banner\":{\"w\":1,\"h\":1}}]}");
        assertThat(nova.requests()).isEqualTo(1);
        assertThat(text(house.desk("GET", BIDDERS + "/nova/health", ""), "asked/outcomes/BID"))
                .isEqualTo("1");

        String off = draft.replace("\"enabled\":true", "\"enabled\":false");
        assertThat(house.desk("PUT", BIDDERS + "/nova", off).status()).isEqualTo(200);
        house.auction(
                "{\"id\":\"r\",\"tmax\":3000,\"imp\":[{\"id\":\"1\",\"banner\":{\"w\":1,\"h\":1}}]}");
        assertThat(nova.requests()).as("switched off").isEqualTo(1);
        assertThat(text(house.desk("GET", BIDDERS, ""), "items/0/enabled")).isEqualTo("false");
        assertThat(house.deeds).containsExactly("add-bidder nova", "change-bidder nova");
    }

    @Test
    void whatIsWrongWithADraftIsSaidByField() {
        assertThat(fault(BIDDERS, bidder("No", "http://a.example/", true))).isEqualTo("key");
        assertThat(fault(BIDDERS, bidder("nova", "file:///etc/passwd", true)))
                .isEqualTo("endpoint");
        assertThat(fault(BIDDERS, bidder("nova", "http://u:p@a.example/", true)))
                .isEqualTo("endpoint");
        assertThat(
                        fault(
                                BIDDERS,
                                bidder("nova", "http://a.example/", true)
                                        .replace("\"maxConnections\":8", "\"maxConnections\":0")))
                .isEqualTo("maxConnections");
        assertThat(fault(DEALS, deal("d-1", "2026-12-01T00:00:00Z"))).isEqualTo("bidder");
        house.desk("POST", BIDDERS, bidder("nova", "http://bidder.invalid/", true));
        assertThat(fault(DEALS, deal("d-1", "2026-10-01T00:00:00Z"))).isEqualTo("end");
        assertThat(
                        house.desk(
                                        "PUT",
                                        BIDDERS + "/other",
                                        bidder("nova", "http://bidder.invalid/", true))
                                .status())
                .isEqualTo(400);
        assertThat(house.desk("GET", BIDDERS + "/nobody/health", "").status()).isEqualTo(404);
    }

    @Test
    void aDealIsMadeChangedAndDropped() {
        house.desk("POST", BIDDERS, bidder("nova", "http://bidder.invalid/", false));
        String deal = deal("d-1", "2026-12-01T00:00:00Z");

        assertThat(house.desk("POST", DEALS, deal).status()).isEqualTo(201);
        assertThat(house.desk("POST", DEALS, deal).status()).isEqualTo(409);
        assertThat(house.desk("PUT", DEALS + "/d-1", deal.replace("5000000", "6000000")).status())
                .isEqualTo(200);
        assertThat(text(house.desk("GET", DEALS, ""), "items/0/floorCpmMicros"))
                .isEqualTo("6000000");
        assertThat(text(house.desk("GET", DEALS, ""), "items/0/surfaces/0")).isEqualTo("MID_ROLL");
        assertThat(house.desk("DELETE", DEALS + "/d-1", "").status()).isEqualTo(204);
        assertThat(house.desk("DELETE", DEALS + "/d-1", "").status()).isEqualTo(404);
    }

    @Test
    void aSellersKeyIsToldOnceAndKeptAsAHash() {
        Reply made =
                house.desk(
                        "POST",
                        SELLERS,
                        "{\"key\":\"harbour\",\"name\":\"Harbour\",\"domain\":\"harbour.example\",\"type\":\"PUBLISHER\",\"enabled\":true}");
        String bearer = text(made, "bearer");

        assertThat(made.status()).isEqualTo(201);
        assertThat(bearer).startsWith(Exchange.KEY_PREFIX).hasSizeGreaterThan(50);
        assertThat(body(house.desk("GET", SELLERS, ""))).doesNotContain(bearer);
        assertThat(house.store.sellers().keySet()).noneMatch(bearer::contains);
    }

    private static String bidder(String key, String endpoint, boolean enabled) {
        return "{\"key\":\"%s\",\"partnerId\":\"%s\",\"name\":\"N\",\"endpoint\":\"%s\",\"privateAddress\":true,\"enabled\":%s,\"maxConnections\":8}"
                .formatted(key, MarketHouse.NOVA, endpoint, enabled);
    }

    private static String deal(String id, String end) {
        return "{\"id\":\"%s\",\"bidder\":\"nova\",\"lineItemId\":null,\"floorCpmMicros\":5000000,\"surfaces\":[\"MID_ROLL\"],\"start\":\"2026-11-01T00:00:00Z\",\"end\":\"%s\",\"enabled\":true}"
                .formatted(id, end);
    }

    private String fault(String path, String draft) {
        Reply reply = house.desk("POST", path, draft);
        assertThat(reply.status()).isEqualTo(400);
        return text(reply, "field");
    }

    private static String text(Reply reply, String path) {
        return Json.textAt(((Reply.Body.Bytes) reply.body()).bytes(), path).orElseThrow();
    }

    private static String body(Reply reply) {
        return new String(((Reply.Body.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8);
    }
}
