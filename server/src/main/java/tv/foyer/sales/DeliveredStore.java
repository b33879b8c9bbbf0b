package tv.foyer.sales;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.CreativeId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL that tells what became of delivered creatives. */
final class DeliveredStore {
    private static final String DECIDED =
            """
            select creative_id, review, reason from sales.creative
            where creative_id = any(:ids) and review in ('APPROVED', 'REFUSED')\
            """;

    private final Sql sql;

    DeliveredStore(Sql sql) {
        this.sql = sql;
    }

    Map<CreativeId, Sales.Decided> decided(Collection<CreativeId> creatives) {
        Map<CreativeId, Sales.Decided> decided = new HashMap<>();
        sql.houseDo(h ->
                h.createQuery(DECIDED)
                        .bind("ids", creatives.stream().map(CreativeId::value).toArray(UUID[]::new))
                        .map((row, _) ->
                                decided.put(
                                        new CreativeId(Rows.uuid(row, "creative_id")),
                                        new Sales.Decided(
                                                Review.valueOf(row.getString("review")),
                                                Optional.ofNullable(row.getString("reason")))))
                        .list());
        return decided;
    }
}
