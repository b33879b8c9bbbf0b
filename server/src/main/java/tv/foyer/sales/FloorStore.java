package tv.foyer.sales;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of floors, always in the maker's name: nobody else ever sees them. */
final class FloorStore {
    private static final String LIST = "select * from sales.floor order by brand_id, surface";

    private static final String CLEAR = "delete from sales.floor where partner_id = :maker";

    private static final String ADD =
            """
            insert into sales.floor (partner_id, brand_id, surface, currency, cpm_minor)
            values (:maker, :brand, :surface, :currency, :cpm)\
            """;

    private final Sql sql;

    FloorStore(Sql sql) {
        this.sql = sql;
    }

    /** The least that a thousand impressions may cost on a brand's surface. */
    record Floor(BrandId brandId, Surface surface, Money cpm) {}

    List<Floor> of(PartnerId maker) {
        return sql.asPartner(maker, FloorStore::list);
    }

    /** Puts these floors in place of all that the maker had, and returns what it had. */
    List<Floor> replace(PartnerId maker, List<Floor> floors) {
        return sql.asPartner(
                maker,
                handle -> {
                    List<Floor> before = list(handle);
                    handle.createUpdate(CLEAR).bind("maker", maker).execute();
                    if (!floors.isEmpty()) {
                        PreparedBatch batch = handle.prepareBatch(ADD);
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

    private static List<Floor> list(Handle handle) {
        return handle.createQuery(LIST)
                .map((row, _) ->
                        new Floor(
                                new BrandId(Rows.uuid(row, "brand_id")),
                                Surface.valueOf(row.getString("surface")),
                                BookStore.money(row, "cpm_minor")))
                .list();
    }
}
