package tv.foyer.sales;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of what a decision needs: line items, approved creatives, vetoes and floors. */
final class BookStore {
    /** How long an ended line item is still named among the refusals. */
    private static final Duration AFTERLIFE = Duration.ofDays(7);

    private static final String CHANGED = "update sales.revision set revision = revision + 1";

    private static final String REVISION = "select revision from sales.revision";

    private static final String RUNNING =
            """
            select l.* from sales.line_item l
            join sales.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id)
            where l.ends_at > :since and l.state <> 'ARCHIVED'
            order by o.booked_at, l.order_id, l.position\
            """;

    private static final String APPROVED =
            """
            select * from sales.creative where review = 'APPROVED'
            order by line_item_id, seconds, position\
            """;

    private static final String VETOES =
            "select partner_id, advertiser_id, since from sales.veto order by since, advertiser_id";

    private static final String FLOORS = "select * from sales.floor order by brand_id, surface";

    private static final String ADD_VETO =
            """
            insert into sales.veto (partner_id, advertiser_id, since)
            values (:maker, :advertiser, :since) on conflict do nothing\
            """;

    private static final String LIFT_VETO =
            "delete from sales.veto where partner_id = :maker and advertiser_id = :advertiser";

    private static final String CLEAR_FLOORS = "delete from sales.floor where partner_id = :maker";

    private static final String ADD_FLOOR =
            """
            insert into sales.floor (partner_id, brand_id, surface, currency, cpm_minor)
            values (:maker, :brand, :surface, :currency, :cpm)\
            """;

    private final Sql sql;

    BookStore(Sql sql) {
        this.sql = sql;
    }

    long revision() {
        return sql.asHouse(BookStore::revision);
    }

    /** Marks that what is sold has changed; every change of it ends with this. */
    void changed() {
        sql.houseDo(handle -> handle.execute(CHANGED));
    }

    /** Reads all that runs, will run or ended lately, with the creatives that were approved. */
    Book load(Instant now) {
        return sql.asHouse(handle -> {
            long revision = revision(handle);
            Map<LineItemId, List<LineItem.Creative>> creatives = creatives(handle);
            List<LineItem> lines =
                    handle.createQuery(RUNNING)
                            .bind("since", now.minus(AFTERLIFE).atOffset(ZoneOffset.UTC))
                            .map((row, _) -> lineItem(row, creatives))
                            .list();
            return new Book(revision, lines, vetoes(handle), floors(handle));
        });
    }

    /** Returns since when a maker refuses which advertisers. */
    Map<PartnerId, Instant> vetoes(PartnerId maker) {
        return sql.asPartner(
                maker,
                handle -> {
                    Map<PartnerId, Instant> since = new LinkedHashMap<>();
                    handle.createQuery(VETOES)
                            .map((row, _) -> since.put(advertiser(row), Rows.instant(row, "since")))
                            .list();
                    return since;
                });
    }

    void veto(PartnerId maker, PartnerId advertiser, Instant since) {
        sql.asPartner(
                maker,
                handle ->
                        handle.createUpdate(ADD_VETO)
                                .bind("maker", maker)
                                .bind("advertiser", advertiser)
                                .bind("since", since.atOffset(ZoneOffset.UTC))
                                .execute());
        changed();
    }

    void liftVeto(PartnerId maker, PartnerId advertiser) {
        sql.asPartner(
                maker,
                handle ->
                        handle.createUpdate(LIFT_VETO)
                                .bind("maker", maker)
                                .bind("advertiser", advertiser)
                                .execute());
        changed();
    }

    /** Reads the targeting of a row: two columns that SQL asks for, and the JSON of the rest. */
    static Targeting targeting(ResultSet row) throws SQLException {
        Set<Surface> surfaces = surfaces(row.getArray("surfaces"));
        Set<BrandId> brands = new HashSet<>();
        for (Object id : array(row.getArray("brands"))) {
            brands.add(new BrandId((UUID) id));
        }
        String rest = row.getString("targeting");
        if (rest == null) {
            return Targeting.of(surfaces, brands);
        }
        Targeting more = Json.read(rest, Targeting.class);
        return new Targeting(
                surfaces,
                brands,
                more.modelClasses(),
                more.regions(),
                more.genres(),
                more.maxRatingAge(),
                more.segments(),
                more.hoursOfWeek());
    }

    static Set<Surface> surfaces(Array names) throws SQLException {
        Set<Surface> surfaces = new HashSet<>();
        for (Object name : array(names)) {
            surfaces.add(Surface.valueOf((String) name));
        }
        return surfaces;
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getLong(column), row.getString("currency"));
    }

    private static long revision(Handle handle) {
        return handle.createQuery(REVISION).mapTo(Long.class).one();
    }

    private static Object[] array(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }

    private static LineItem lineItem(
            ResultSet row, Map<LineItemId, List<LineItem.Creative>> creatives) throws SQLException {
        LineItemId id = new LineItemId(Rows.uuid(row, "line_item_id"));
        return new LineItem(
                id,
                row.getInt("version"),
                new OrderId(Rows.uuid(row, "order_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("name"),
                LineItemKind.valueOf(row.getString("kind")),
                row.getString("state").equals("PAUSED"),
                targeting(row),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getString("currency"),
                BookingRules.priceMicros(money(row, "cpm_minor")),
                new LineItem.Goal(
                        BookingRules.micros(money(row, "budget_minor")),
                        row.getLong("goal_impressions"),
                        row.getInt("goal_share")),
                row.getInt("cap_per_day"),
                row.getString("category"),
                row.getBoolean("kids_safe"),
                Optional.ofNullable(creatives.get(id)).orElse(List.of()));
    }

    private static Map<LineItemId, List<LineItem.Creative>> creatives(Handle handle) {
        Map<LineItemId, List<LineItem.Creative>> creatives = new HashMap<>();
        handle.createQuery(APPROVED)
                .map((row, _) ->
                        creatives
                                .computeIfAbsent(
                                        new LineItemId(Rows.uuid(row, "line_item_id")),
                                        _ -> new ArrayList<>())
                                .add(creative(row)))
                .list();
        return creatives;
    }

    static LineItem.Creative creative(ResultSet row) throws SQLException {
        String headline = row.getString("headline_zh");
        return new LineItem.Creative(
                new CreativeId(Rows.uuid(row, "creative_id")),
                LineItem.Format.valueOf(row.getString("format")),
                row.getString("asset_key"),
                row.getInt("seconds"),
                surfaces(row.getArray("surfaces")),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                headline == null
                        ? Optional.empty()
                        : Optional.of(new Text(headline, row.getString("headline_en"))),
                Optional.ofNullable(row.getString("link")),
                row.getBoolean("comparative"));
    }

    private static Map<PartnerId, Set<PartnerId>> vetoes(Handle handle) {
        Map<PartnerId, Set<PartnerId>> vetoes = new HashMap<>();
        handle.createQuery(VETOES)
                .map((row, _) ->
                        vetoes.computeIfAbsent(
                                        new PartnerId(Rows.uuid(row, "partner_id")),
                                        _ -> new HashSet<>())
                                .add(advertiser(row)))
                .list();
        return vetoes;
    }

    private static List<Book.Floor> floors(Handle handle) {
        return handle.createQuery(FLOORS)
                .map((row, _) ->
                        new Book.Floor(
                                new PartnerId(Rows.uuid(row, "partner_id")),
                                new BrandId(Rows.uuid(row, "brand_id")),
                                Surface.valueOf(row.getString("surface")),
                                BookingRules.priceMicros(money(row, "cpm_minor"))))
                .list();
    }

    private static PartnerId advertiser(ResultSet row) throws SQLException {
        return new PartnerId(Rows.uuid(row, "advertiser_id"));
    }

    /** The least that a thousand impressions may cost on a brand's surface. */
    record FloorPrice(BrandId brandId, Surface surface, Money cpm) {}

    List<FloorPrice> floorsOf(PartnerId maker) {
        return sql.asPartner(maker, BookStore::floorPrices);
    }

    /** Puts these floors in place of all that the maker had, and returns what it had. */
    List<FloorPrice> replaceFloors(PartnerId maker, List<FloorPrice> floors) {
        return sql.asPartner(
                maker,
                handle -> {
                    List<FloorPrice> before = floorPrices(handle);
                    handle.createUpdate(CLEAR_FLOORS).bind("maker", maker).execute();
                    if (!floors.isEmpty()) {
                        PreparedBatch batch = handle.prepareBatch(ADD_FLOOR);
                        floors.forEach(floor ->
                                batch.bind("maker", maker)
                                        .bind("brand", floor.brandId())
                                        .bind("surface", floor.surface().name())
                                        .bind("currency", floor.cpm().currency().getCurrencyCode())
                                        .bind("cpm", floor.cpm().minor())
                                        .add());
                        batch.execute();
                    }
                    return before;
                });
    }

    private static List<FloorPrice> floorPrices(Handle handle) {
        return handle.createQuery(FLOORS)
                .map((row, _) ->
                        new FloorPrice(
                                new BrandId(Rows.uuid(row, "brand_id")),
                                Surface.valueOf(row.getString("surface")),
                                money(row, "cpm_minor")))
                .list();
    }

    /** Reads in the name of a partner, or, without one, as the house. */
    static <T> T read(Sql sql, Optional<PartnerId> reader, Sql.Work<T> work) {
        return reader.isPresent() ? sql.asPartner(reader.get(), work) : sql.asHouse(work);
    }
}
