package tv.foyer.sales;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Sql;

/** The SQL that books and reviews. */
final class OrderStore {
    private static final String ADD_ORDER =
            """
            insert into sales.orders (partner_id, order_id, name, booked_at)
            values (:advertiser, :id, :name, :now) on conflict do nothing\
            """;

    private static final String ADD_LINE =
            """
            insert into sales.line_item (partner_id, line_item_id, order_id, position, name, state,
                kind, surfaces, brands, targeting, starts_at, ends_at, currency, budget_minor,
                goal_impressions, goal_share, cpm_minor, cap_per_day, category, kids_safe)
            values (:advertiser, :id, :order, :position, :name, 'ACTIVE', :kind, :surfaces,
                :brands, cast(:targeting as jsonb), :start, :end, :currency, :budget,
                :impressions, :share, :cpm, :cap, :category, :kidsSafe)\
            """;

    private static final String ADD_CREATIVE =
            """
            insert into sales.creative (partner_id, creative_id, line_item_id, position, format,
                asset_key, seconds, surfaces, review, title_zh, title_en, headline_zh,
                headline_en, link, comparative)
            values (:advertiser, :id, :line, :position, :format, :asset, :seconds, :surfaces,
                'PENDING', :zh, :en, :headlineZh, :headlineEn, :link, :comparative)\
            """;

    private static final String REVIEW =
            "update sales.creative set review = :review, reviewed_at = :now where creative_id = :id";

    private static final String SET_STATE =
            "update sales.line_item set state = :state where line_item_id = :id";

    private final Sql sql;

    OrderStore(Sql sql) {
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
    boolean review(CreativeId creative, Review review, Instant now) {
        return sql.asHouse(handle ->
                handle.createUpdate(REVIEW)
                                .bind("review", review.name())
                                .bind("now", now.atOffset(ZoneOffset.UTC))
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

    private static void addLine(Handle handle, OrderDraft draft, int position) {
        OrderDraft.Line line = draft.lineItems().get(position);
        Targeting targeting = line.targeting();
        handle.createUpdate(ADD_LINE)
                .bind("advertiser", draft.advertiser())
                .bind("id", line.id())
                .bind("order", draft.id())
                .bind("position", position)
                .bind("name", line.name())
                .bind("kind", line.kind().name())
                .bind(
                        "surfaces",
                        targeting.surfaces().stream().map(Enum::name).toArray(String[]::new))
                .bind(
                        "brands",
                        targeting.brands().stream().map(BrandId::value).toArray(UUID[]::new))
                .bind("targeting", Json.text(targeting))
                .bind("start", line.start().atOffset(ZoneOffset.UTC))
                .bind("end", line.end().atOffset(ZoneOffset.UTC))
                .bind("currency", line.cpm().currency().getCurrencyCode())
                .bind("budget", line.goal().budget().minor())
                .bind("impressions", line.goal().impressions())
                .bind("share", line.goal().sharePercent())
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
                .bind("format", film.format().name())
                .bind("asset", film.assetKey())
                .bind("seconds", film.seconds())
                .bind("surfaces", film.surfaces().stream().map(Enum::name).toArray(String[]::new))
                .bind("zh", film.title().zh())
                .bind("en", film.title().en())
                .bind("headlineZh", film.headline().map(Text::zh).orElse(null))
                .bind("headlineEn", film.headline().map(Text::en).orElse(null))
                .bind("link", film.link().orElse(null))
                .bind("comparative", film.comparative())
                .execute();
    }
}
