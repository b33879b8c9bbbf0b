package tv.foyer.ads;

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
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of orders, line items, creatives and vetoes. */
final class AdStore {
    /** How long an ended line item is still named among the refusals. */
    private static final Duration AFTERLIFE = Duration.ofDays(7);

    private static final String ADD_ORDER =
            """
            insert into ads.orders (partner_id, order_id, name, booked_at)
            values (:advertiser, :id, :name, :now) on conflict do nothing\
            """;

    private static final String ADD_LINE =
            """
            insert into ads.line_item (partner_id, line_item_id, order_id, position, name, state,
                surfaces, brands, starts_at, ends_at, currency, budget_minor, cpm_minor,
                cap_per_day, category, kids_safe)
            values (:advertiser, :id, :order, :position, :name, 'ACTIVE', :surfaces, :brands,
                :start, :end, :currency, :budget, :cpm, :cap, :category, :kidsSafe)\
            """;

    private static final String ADD_CREATIVE =
            """
            insert into ads.creative (partner_id, creative_id, line_item_id, position, asset_key,
                seconds, review, title_zh, title_en)
            values (:advertiser, :id, :line, :position, :asset, :seconds, 'PENDING', :zh, :en)\
            """;

    private static final String REVIEW =
            "update ads.creative set review = :review where creative_id = :id";

    private static final String SET_STATE =
            "update ads.line_item set state = :state where line_item_id = :id";

    private static final String RUNNING =
            """
            select l.*, o.name as order_name from ads.line_item l
            join ads.orders o on (o.partner_id, o.order_id) = (l.partner_id, l.order_id)
            where l.ends_at > :since order by o.booked_at, l.order_id, l.position\
            """;

    private static final String APPROVED =
            """
            select line_item_id, creative_id, asset_key, seconds, title_zh, title_en
            from ads.creative where review = 'APPROVED'
            order by line_item_id, seconds, position\
            """;

    private static final String VETOES =
            "select partner_id, advertiser_id, since from ads.veto order by since, advertiser_id";

    private static final String ADD_VETO =
            """
            insert into ads.veto (partner_id, advertiser_id, since)
            values (:maker, :advertiser, :since) on conflict do nothing\
            """;

    private static final String LIFT_VETO =
            "delete from ads.veto where partner_id = :maker and advertiser_id = :advertiser";

    private final Sql sql;

    AdStore(Sql sql) {
        this.sql = sql;
    }

    /** Writes an order that broke no rule, in the name of its advertiser. */
    void book(OrderDraft draft, Instant now) {
        sql.asPartner(
                draft.advertiser(),
                handle -> {
                    int fresh =
                            handle.createUpdate(ADD_ORDER)
                                    .bind("advertiser", draft.advertiser())
                                    .bind("id", draft.id())
                                    .bind("name", draft.name())
                                    .bind("now", now.atOffset(ZoneOffset.UTC))
                                    .execute();
                    for (int i = 0; fresh == 1 && i < draft.lineItems().size(); i++) {
                        addLine(handle, draft, i);
                    }
                    return fresh;
                });
    }

    /** Returns whether there is such a creative. */
    boolean review(CreativeId creative, Review review) {
        return sql.asHouse(handle ->
                handle.createUpdate(REVIEW)
                                .bind("review", review.name())
                                .bind("id", creative)
                                .execute()
                        == 1);
    }

    /** Returns whether there is such a line item. */
    boolean setPaused(LineItemId lineItem, boolean paused) {
        return sql.asHouse(handle ->
                handle.createUpdate(SET_STATE)
                                .bind("state", paused ? "PAUSED" : "ACTIVE")
                                .bind("id", lineItem)
                                .execute()
                        == 1);
    }

    /** Reads all that runs, or ended lately, with the creatives that may be shown. */
    AdSnapshot load(PolicyPack policy, Predicate<String> encoded, Instant now) {
        return sql.asHouse(handle -> {
            Map<LineItemId, List<LineItem.Creative>> films = films(handle, encoded);
            List<LineItem> lines =
                    handle.createQuery(RUNNING)
                            .bind("since", now.minus(AFTERLIFE).atOffset(ZoneOffset.UTC))
                            .map((row, _) -> lineItem(row, films))
                            .list();
            return AdSnapshot.of(policy, lines, vetoes(handle));
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
    }

    void liftVeto(PartnerId maker, PartnerId advertiser) {
        sql.asPartner(
                maker,
                handle ->
                        handle.createUpdate(LIFT_VETO)
                                .bind("maker", maker)
                                .bind("advertiser", advertiser)
                                .execute());
    }

    /** Reads a text array column as surfaces. */
    static Set<Surface> surfaces(ResultSet row) throws SQLException {
        Set<Surface> surfaces = new HashSet<>();
        for (Object name : array(row.getArray("surfaces"))) {
            surfaces.add(Surface.valueOf((String) name));
        }
        return surfaces;
    }

    static Set<BrandId> brands(ResultSet row) throws SQLException {
        Set<BrandId> brands = new HashSet<>();
        for (Object id : array(row.getArray("brands"))) {
            brands.add(new BrandId((UUID) id));
        }
        return brands;
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getLong(column), row.getString("currency"));
    }

    private static Object[] array(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }

    private static void addLine(Handle handle, OrderDraft draft, int position) {
        OrderDraft.Line line = draft.lineItems().get(position);
        handle.createUpdate(ADD_LINE)
                .bind("advertiser", draft.advertiser())
                .bind("id", line.id())
                .bind("order", draft.id())
                .bind("position", position)
                .bind("name", line.name())
                .bind("surfaces", line.surfaces().stream().map(Enum::name).toArray(String[]::new))
                .bind("brands", line.brands().stream().map(BrandId::value).toArray(UUID[]::new))
                .bind("start", line.start().atOffset(ZoneOffset.UTC))
                .bind("end", line.end().atOffset(ZoneOffset.UTC))
                .bind("currency", line.budget().currency().getCurrencyCode())
                .bind("budget", line.budget().minor())
                .bind("cpm", line.cpm().minor())
                .bind("cap", line.capPerDay())
                .bind("category", line.category())
                .bind("kidsSafe", line.kidsSafe())
                .execute();
        for (int i = 0; i < line.creatives().size(); i++) {
            addFilm(handle, draft.advertiser(), line.id(), line.creatives().get(i), i);
        }
    }

    private static void addFilm(
            Handle handle, PartnerId advertiser, LineItemId line, OrderDraft.Film film, int n) {
        handle.createUpdate(ADD_CREATIVE)
                .bind("advertiser", advertiser)
                .bind("id", film.id())
                .bind("line", line)
                .bind("position", n)
                .bind("asset", film.assetKey())
                .bind("seconds", film.seconds())
                .bind("zh", film.title().zh())
                .bind("en", film.title().en())
                .execute();
    }

    private static LineItem lineItem(ResultSet row, Map<LineItemId, List<LineItem.Creative>> films)
            throws SQLException {
        LineItemId id = new LineItemId(Rows.uuid(row, "line_item_id"));
        return new LineItem(
                id,
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("state").equals("PAUSED"),
                surfaces(row),
                brands(row),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getString("currency"),
                Books.priceMicros(money(row, "cpm_minor")),
                Books.micros(money(row, "budget_minor")),
                row.getInt("cap_per_day"),
                row.getString("category"),
                row.getBoolean("kids_safe"),
                Optional.ofNullable(films.get(id)).orElse(List.of()));
    }

    private static Map<LineItemId, List<LineItem.Creative>> films(
            Handle handle, Predicate<String> encoded) {
        Map<LineItemId, List<LineItem.Creative>> films = new HashMap<>();
        handle.createQuery(APPROVED).map((row, _) -> film(row, films, encoded)).list();
        return films;
    }

    private static boolean film(
            ResultSet row,
            Map<LineItemId, List<LineItem.Creative>> films,
            Predicate<String> encoded)
            throws SQLException {
        String asset = row.getString("asset_key");
        if (!encoded.test(asset)) {
            return false;
        }
        return films.computeIfAbsent(
                        new LineItemId(Rows.uuid(row, "line_item_id")), _ -> new ArrayList<>())
                .add(
                        new LineItem.Creative(
                                new CreativeId(Rows.uuid(row, "creative_id")),
                                asset,
                                row.getInt("seconds"),
                                new Text(row.getString("title_zh"), row.getString("title_en"))));
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

    private static PartnerId advertiser(ResultSet row) throws SQLException {
        return new PartnerId(Rows.uuid(row, "advertiser_id"));
    }
}
