package tv.foyer.exchange;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Update;
import tv.foyer.events.Surface;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of bidders, deals and sellers. Rows of the house: no partner reads them. */
final class MarketStore {
    private static final String BIDDERS = "select * from exchange.bidder order by bidder";

    private static final String ADD_BIDDER =
            """
            insert into exchange.bidder (bidder, partner_id, name, endpoint, private_address,
                enabled, max_connections)
            values (:key, :partner, :name, :endpoint, :private, :enabled, :connections)
            on conflict (bidder) do nothing\
            """;

    private static final String CHANGE_BIDDER =
            """
            update exchange.bidder set partner_id = :partner, name = :name, endpoint = :endpoint,
                private_address = :private, enabled = :enabled, max_connections = :connections
            where bidder = :key\
            """;

    private static final String DEALS = "select * from exchange.deal order by deal";

    private static final String ADD_DEAL =
            """
            insert into exchange.deal (deal, bidder, line_item_id, floor_cpm_micros, surfaces,
                starts_at, ends_at, enabled)
            values (:id, :bidder, :line::uuid, :floor, :surfaces, :start, :end, :enabled)
            on conflict (deal) do nothing\
            """;

    private static final String CHANGE_DEAL =
            """
            update exchange.deal set bidder = :bidder, line_item_id = :line::uuid,
                floor_cpm_micros = :floor, surfaces = :surfaces, starts_at = :start,
                ends_at = :end, enabled = :enabled
            where deal = :id\
            """;

    private static final String DROP_DEAL = "delete from exchange.deal where deal = :id";

    private static final String SELLERS = "select * from exchange.seller order by seller";

    private static final String ADD_SELLER =
            """
            insert into exchange.seller (seller, name, domain, type, enabled, key_hash)
            values (:key, :name, :domain, :type, :enabled, :hash) on conflict (seller) do nothing\
            """;

    private static final String CHANGE_SELLER =
            """
            update exchange.seller set name = :name, domain = :domain, type = :type,
                enabled = :enabled where seller = :key\
            """;

    private final Sql sql;

    MarketStore(Sql sql) {
        this.sql = sql;
    }

    List<Bidder> bidders() {
        return sql.asHouse(h -> h.createQuery(BIDDERS).map((row, _) -> bidder(row)).list());
    }

    List<Deal> deals() {
        return sql.asHouse(h -> h.createQuery(DEALS).map((row, _) -> deal(row)).list());
    }

    /** Returns the sellers by the hash of their key, in the order of their names. */
    Map<String, Seller> sellers() {
        return sql.asHouse(h ->
                h.createQuery(SELLERS)
                        .reduceResultSet(
                                new LinkedHashMap<String, Seller>(),
                                (all, row, _) -> {
                                    all.put(row.getString("key_hash"), seller(row));
                                    return all;
                                }));
    }

    /** Returns false if there is one of this key. */
    boolean add(Bidder bidder) {
        return sql.asHouse(h -> bound(h.createUpdate(ADD_BIDDER), bidder).execute()) == 1;
    }

    /** Returns false if there is none of this key. */
    boolean change(Bidder bidder) {
        return sql.asHouse(h -> bound(h.createUpdate(CHANGE_BIDDER), bidder).execute()) == 1;
    }

    boolean add(Deal deal) {
        return sql.asHouse(h -> bound(h.createUpdate(ADD_DEAL), deal).execute()) == 1;
    }

    boolean change(Deal deal) {
        return sql.asHouse(h -> bound(h.createUpdate(CHANGE_DEAL), deal).execute()) == 1;
    }

    boolean dropDeal(String id) {
        return sql.asHouse(h -> h.createUpdate(DROP_DEAL).bind("id", id).execute()) == 1;
    }

    boolean add(Seller seller, String keyHash) {
        return sql.asHouse(h ->
                bound(h.createUpdate(ADD_SELLER), seller).bind("hash", keyHash).execute())
                == 1;
    }

    boolean change(Seller seller) {
        return sql.asHouse(h -> bound(h.createUpdate(CHANGE_SELLER), seller).execute()) == 1;
    }

    private static Update bound(Update update, Bidder bidder) {
        return update.bind("key", bidder.key())
                .bind("partner", bidder.partner())
                .bind("name", bidder.name())
                .bind("endpoint", bidder.endpoint().toString())
                .bind("private", bidder.privateAddress())
                .bind("enabled", bidder.enabled())
                .bind("connections", bidder.maxConnections());
    }

    private static Update bound(Update update, Deal deal) {
        return update.bind("id", deal.id())
                .bind("bidder", deal.bidder())
                .bind("line", deal.lineItem().map(LineItemId::value).orElse(null))
                .bind("floor", deal.floorCpmMicros())
                .bind("surfaces", deal.surfaces().stream().map(Enum::name).toArray(String[]::new))
                .bind("start", deal.start().atOffset(ZoneOffset.UTC))
                .bind("end", deal.end().atOffset(ZoneOffset.UTC))
                .bind("enabled", deal.enabled());
    }

    private static Update bound(Update update, Seller seller) {
        return update.bind("key", seller.key())
                .bind("name", seller.name())
                .bind("domain", seller.domain())
                .bind("type", seller.type().name())
                .bind("enabled", seller.enabled());
    }

    private static Bidder bidder(ResultSet row) throws SQLException {
        return new Bidder(
                row.getString("bidder"),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("name"),
                URI.create(row.getString("endpoint")),
                row.getBoolean("private_address"),
                row.getBoolean("enabled"),
                row.getInt("max_connections"));
    }

    private static Deal deal(ResultSet row) throws SQLException {
        return new Deal(
                row.getString("deal"),
                row.getString("bidder"),
                Rows.optionalUuid(row, "line_item_id").map(LineItemId::new),
                row.getLong("floor_cpm_micros"),
                surfaces(row.getArray("surfaces")),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getBoolean("enabled"));
    }

    private static Set<Surface> surfaces(Array column) throws SQLException {
        Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
        for (String name : (String[]) column.getArray()) {
            surfaces.add(Surface.valueOf(name));
        }
        return surfaces;
    }

    private static Seller seller(ResultSet row) throws SQLException {
        return new Seller(
                row.getString("seller"),
                row.getString("name"),
                row.getString("domain"),
                Seller.Type.valueOf(row.getString("type")),
                row.getBoolean("enabled"));
    }
}
