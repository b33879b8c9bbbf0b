package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** What was booked before there were versions has a first one. */
class MigrationTest {
    private static final Instant BOOKED = Instant.parse("2026-10-01T00:00:00Z");

    private static final String ORDER =
            "insert into ads.orders values (:advertiser, :order, 'old', :booked)";

    private static final String LINE =
            """
            insert into ads.line_item values (:advertiser, :line, :order, 0, 'soup', 'PAUSED',
                '{PRE_ROLL,MID_ROLL}', array[:brand]::uuid[], :booked, :until, 'CNY', 100000, 4500,
                3, 'food', true)\
            """;

    private static final String CREATIVE =
            """
            insert into ads.creative values
                (:advertiser, :creative, :line, 0, 'soup', 15, 'APPROVED', '汤', 'Soup')\
            """;

    @Test
    void aLineItemBookedBeforeVersionsIsKnownAsItWas() {
        try (Database database = TestDatabase.with("ads")) {
            database.sql()
                    .houseDo(handle -> {
                        handle.createUpdate(ORDER)
                        .bind("advertiser", Desk.BRIGHTWOK)
                        .bind("order", Desk.orderId("old"))
                        .bind("booked", BOOKED.atOffset(ZoneOffset.UTC))
                        .execute();
                handle.createUpdate(LINE)
                        .bind("advertiser", Desk.BRIGHTWOK)
                        .bind("order", Desk.orderId("old"))
                        .bind("line", Desk.lineId("soup"))
                        .bind("brand", Desk.brand("pop"))
                        .bind("booked", BOOKED.atOffset(ZoneOffset.UTC))
                        .bind("until", Desk.EVENING.atOffset(ZoneOffset.UTC))
                        .execute();
                handle.createUpdate(CREATIVE)
                        .bind("advertiser", Desk.BRIGHTWOK)
                        .bind("line", Desk.lineId("soup"))
                        .bind("creative", Desk.creativeId("soup"))
                        .execute();
            });

            database.migrate(List.of("ads", "sales"));

            Sales sales = open(database);
            LineItem now = sales.book().lineItems().getFirst();
            assertThat(now.creatives()).hasSize(1);
            assertThat(now.targeting().brands()).containsExactly(Desk.brand("pop"));
            assertThat(sales.asOf(now.id(), BOOKED)).contains(now);
            assertThat(sales.asOf(now.id(), BOOKED.minusSeconds(1))).isEmpty();
            assertThat(sales.setPaused(now.id(), false)).isTrue();
            assertThat(sales.asOf(now.id(), Desk.EVENING).orElseThrow().version()).isEqualTo(2);
        }
    }

    private static Sales open(Database database) {
        Instant before = Desk.EVENING.minusSeconds(60);
        return Sales.open(
                Currency.getInstance("CNY"),
                database.sql(),
                () -> before,
                new Neighbours(
                        id -> new Text("伙伴", id.toString()),
                        id -> new Text("品牌", id.toString()),
                        List::of,
                        _ -> Map.of(),
                        (_, _, _, _) -> {}));
    }
}
