package tv.foyer.sales;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL that takes delivered creatives into the books and tells what their reviews said. */
final class DeliveredStore {
    private static final String ATTACH =
            """
            insert into sales.creative (partner_id, creative_id, line_item_id, position, format,
                asset_key, seconds, surfaces, review, title_zh, title_en, comparative)
            select :advertiser, :id, :line, coalesce(max(c.position), -1) + 1, :format, :asset,
                :seconds, :surfaces, 'PENDING', :zh, :en, :comparative
            from sales.line_item l left join sales.creative c
                on (c.partner_id, c.line_item_id) = (l.partner_id, l.line_item_id)
            where l.line_item_id = :line and l.state <> 'ARCHIVED'
            group by l.line_item_id
            on conflict do nothing\
            """;

    private static final String THERE = "select 1 from sales.creative where creative_id = :id";

    private static final String DECIDED =
            """
            select creative_id, review, reason from sales.creative
            where creative_id = any(:ids) and review in ('APPROVED', 'REFUSED')\
            """;

    private final Sql sql;

    DeliveredStore(Sql sql) {
        this.sql = sql;
    }

    /** Returns whether the creative is in the books now: the same again changes nothing. */
    boolean attach(PartnerId advertiser, LineItemId line, LineItem.Creative creative) {
        return sql.asPartner(
                advertiser,
                h -> {
                    h.createUpdate(ATTACH)
                            .bind("advertiser", advertiser)
                            .bind("id", creative.id())
                            .bind("line", line)
                            .bind("format", creative.format().name())
                            .bind("asset", creative.assetKey())
                            .bind("seconds", creative.seconds())
                            .bind(
                                    "surfaces",
                                    creative.surfaces().stream()
                                            .map(Enum::name)
                                            .toArray(String[]::new))
                            .bind("zh", creative.title().zh())
                            .bind("en", creative.title().en())
                            .bind("comparative", creative.comparative())
                            .execute();
                    return h.createQuery(THERE)
                            .bind("id", creative.id())
                            .mapTo(Integer.class)
                            .findOne()
                            .isPresent();
                });
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
