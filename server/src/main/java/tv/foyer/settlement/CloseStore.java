package tv.foyer.settlement;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.ViewingRow;
import tv.foyer.sql.Rows;

/** What a close leaves behind: facts, statements, distribution, the period itself. */
final class CloseStore {
    private static final String PERIODS = "select * from settlement.period order by period";

    private static final String PERIOD =
            """
            insert into settlement.period (period, closed_at, closed_by, checkpoint, signature, statements, total_minor, currency)
            values (:period, :at, :by, :checkpoint, :signature, :statements, :total, :currency)\
            """;

    private static final String DELIVERY =
            """
            insert into settlement.closed_delivery (operator_id, period, fact_id, advertiser_id, maker_id, provider_id, body)
            values (:operator, :period, :id, :advertiser, :maker, :provider, :body)\
            """;

    private static final String VIEWING =
            """
            insert into settlement.closed_viewing (operator_id, period, fact_id, provider_id, maker_id, body)
            values (:operator, :period, :id, :provider, :maker, :body)\
            """;

    private static final String STATEMENT =
            """
            insert into settlement.statement (partner_id, period, statement_id, partner_name, payable_minor, currency,
                sha256, body, closed_at, checkpoint, signature)
            values (:partner, :period, :id, :name, :payable, :currency, :sha256, :body, :at, :checkpoint, :signature)\
            """;

    private static final String STATEMENTS =
            "select * from settlement.statement where partner_id = :partner order by period";

    private static final String DISTRIBUTION =
            """
            insert into settlement.distribution (operator_id, period, net_minor, carried_in_minor, declared_minor,
                carried_out_minor, currency)
            values (:operator, :period, :net, :carriedIn, :declared, :carriedOut, :currency)\
            """;

    private static final String DISTRIBUTIONS =
            "select * from settlement.distribution where period <= :period order by period desc limit 1";

    private static final String DIVIDEND =
            """
            insert into settlement.dividend (partner_id, period, place, shares, declared_minor, amount_minor, currency)
            values (:partner, :period, :place, :shares, :declared, :amount, :currency)\
            """;

    private static final String DIVIDENDS =
            "select * from settlement.dividend where period = :period order by place";

    private CloseStore() {}

    /** A closed month, as the joint company sees it. */
    record ClosedPeriod(
            YearMonth month, Instant closedAt, Mark mark, int statements, Money total) {}

    /** The checkpoint of a month: hex SHA-256 of all its billable facts, and its signature. */
    record Mark(String checkpoint, String signature) {}

    /** A statement as it was sent. */
    record Stored(
            YearMonth month,
            FactsFile.Reader reader,
            Money payable,
            byte[] body,
            Instant closedAt,
            Mark mark) {}

    /** One shareholder's part of a distribution. */
    record DividendRow(PartnerId partner, FactsFile.Dividend dividend) {}

    static List<ClosedPeriod> periods(Handle handle) {
        return handle.createQuery(PERIODS).map((row, _) -> period(row)).list();
    }

    static void insert(Handle handle, ClosedPeriod period, StaffId by) {
        handle.createUpdate(PERIOD)
                .bind("period", period.month().toString())
                .bind("at", period.closedAt().atOffset(ZoneOffset.UTC))
                .bind("by", by)
                .bind("checkpoint", period.mark().checkpoint())
                .bind("signature", period.mark().signature())
                .bind("statements", period.statements())
                .bind("total", period.total().minor())
                .bind("currency", period.total().currency().getCurrencyCode())
                .execute();
    }

    static void insert(Handle handle, PartnerId operator, String period, BillableFacts facts) {
        PreparedBatch delivery = handle.prepareBatch(DELIVERY);
        for (DeliveryRow row : facts.delivery()) {
            String body = Json.text(row);
            delivery.bind("operator", operator)
                    .bind("period", period)
                    .bind("id", Ids.named("delivery/" + body))
                    .bind("advertiser", row.advertiser())
                    .bind("maker", row.maker())
                    .bind("provider", row.provider().map(PartnerId::value))
                    .bind("body", body)
                    .add();
        }
        PreparedBatch viewing = handle.prepareBatch(VIEWING);
        for (ViewingRow row : facts.viewing()) {
            String body = Json.text(row);
            viewing.bind("operator", operator)
                    .bind("period", period)
                    .bind("id", Ids.named("viewing/" + body))
                    .bind("provider", row.provider())
                    .bind("maker", row.maker())
                    .bind("body", body)
                    .add();
        }
        execute(delivery);
        execute(viewing);
    }

    /** Returns the frozen facts that the reader may see. */
    static BillableFacts facts(Handle handle, YearMonth month) {
        return new BillableFacts(
                handle.createQuery("select body from settlement.closed_delivery where period = :p")
                        .bind("p", month.toString())
                        .mapTo(String.class)
                        .map(body -> Json.read(body, DeliveryRow.class))
                        .list(),
                handle.createQuery("select body from settlement.closed_viewing where period = :p")
                        .bind("p", month.toString())
                        .mapTo(String.class)
                        .map(body -> Json.read(body, ViewingRow.class))
                        .list());
    }

    static void insert(Handle handle, Statement statement, Stored stored) {
        handle.createUpdate(STATEMENT)
                .bind("partner", stored.reader().partner())
                .bind("period", stored.month().toString())
                .bind("id", statement.statement())
                .bind("name", Json.text(stored.reader()))
                .bind("payable", stored.payable().minor())
                .bind("currency", stored.payable().currency().getCurrencyCode())
                .bind("sha256", tv.foyer.crypto.Secrets.sha256(stored.body()))
                .bind("body", new String(stored.body(), StandardCharsets.UTF_8))
                .bind("at", stored.closedAt().atOffset(ZoneOffset.UTC))
                .bind("checkpoint", stored.mark().checkpoint())
                .bind("signature", stored.mark().signature())
                .execute();
    }

    static List<Stored> statements(Handle handle, PartnerId partner) {
        return handle.createQuery(STATEMENTS)
                .bind("partner", partner)
                .map((row, _) -> stored(row))
                .list();
    }

    static void insert(
            Handle handle, PartnerId operator, String period, Distribution d, String currency) {
        handle.createUpdate(DISTRIBUTION)
                .bind("operator", operator)
                .bind("period", period)
                .bind("net", d.net())
                .bind("carriedIn", d.carriedIn())
                .bind("declared", d.declared())
                .bind("carriedOut", d.carriedOut())
                .bind("currency", currency)
                .execute();
    }

    /** Returns the newest distribution up to a month, that month included. */
    static Optional<Distribution> distribution(Handle handle, YearMonth month) {
        return handle.createQuery(DISTRIBUTIONS)
                .bind("period", month.toString())
                .map((row, _) ->
                        new Distribution(
                                row.getLong("net_minor"),
                                row.getLong("carried_in_minor"),
                                row.getLong("declared_minor"),
                                row.getLong("carried_out_minor")))
                .findOne();
    }

    static void insert(Handle handle, String period, DividendRow row) {
        FactsFile.Dividend dividend = row.dividend();
        handle.createUpdate(DIVIDEND)
                .bind("partner", row.partner())
                .bind("period", period)
                .bind("place", dividend.place())
                .bind("shares", String.join(" ", dividend.shares()))
                .bind("declared", dividend.declared().minor())
                .bind("amount", dividend.minor())
                .bind("currency", dividend.declared().currency().getCurrencyCode())
                .execute();
    }

    static List<DividendRow> dividends(Handle handle, YearMonth month) {
        return handle.createQuery(DIVIDENDS)
                .bind("period", month.toString())
                .map((row, _) -> dividend(row))
                .list();
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static ClosedPeriod period(ResultSet row) throws SQLException {
        return new ClosedPeriod(
                YearMonth.parse(row.getString("period")),
                Rows.instant(row, "closed_at"),
                new Mark(row.getString("checkpoint"), row.getString("signature")),
                row.getInt("statements"),
                money(row, "total_minor"));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                YearMonth.parse(row.getString("period")),
                Json.read(row.getString("partner_name"), FactsFile.Reader.class),
                money(row, "payable_minor"),
                row.getString("body").getBytes(StandardCharsets.UTF_8),
                Rows.instant(row, "closed_at"),
                new Mark(row.getString("checkpoint"), row.getString("signature")));
    }

    private static DividendRow dividend(ResultSet row) throws SQLException {
        UUID partner = Rows.uuid(row, "partner_id");
        return new DividendRow(
                new PartnerId(partner),
                new FactsFile.Dividend(
                        money(row, "declared_minor"),
                        List.of(row.getString("shares").split(" ", -1)),
                        row.getInt("place")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }
}
