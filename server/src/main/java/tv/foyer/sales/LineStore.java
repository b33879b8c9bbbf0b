package tv.foyer.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Rows;

/** The SQL of line items and their creatives, by the caller's transaction. */
final class LineStore {
    private static final String LINE = "select * from sales.line_item where line_item_id = :id";

    private static final String CREATIVES =
            "select * from sales.creative where line_item_id = :id order by position";

    private static final String ADD_LINE =
            """
            insert into sales.line_item (partner_id, line_item_id, order_id, position, name, state,
                kind, surfaces, brands, targeting, starts_at, ends_at, currency, budget_minor,
                goal_impressions, goal_share, cpm_minor, cap_per_day, category, kids_safe)
            values (:advertiser, :id, :order, :position, :name, 'ACTIVE', :kind, :surfaces,
                :brands, cast(:targeting as jsonb), :start, :end, :currency, :budget,
                :impressions, :share, :cpm, :cap, :category, :kidsSafe)\
            """;

    private static final String CHANGE_LINE =
            """
            update sales.line_item set version = version + 1, name = :name, kind = :kind,
                surfaces = :surfaces, brands = :brands, targeting = cast(:targeting as jsonb),
                starts_at = :start, ends_at = :end, currency = :currency, budget_minor = :budget,
                goal_impressions = :impressions, goal_share = :share, cpm_minor = :cpm,
                cap_per_day = :cap, category = :category, kids_safe = :kidsSafe
            where line_item_id = :id\
            """;

    private static final String SET_STATE =
            """
            update sales.line_item set version = version + 1, state = :state
            where line_item_id = :id\
            """;

    private static final String ADD_CREATIVE =
            """
            insert into sales.creative (partner_id, creative_id, line_item_id, position, format,
                asset_key, seconds, surfaces, review, title_zh, title_en, headline_zh,
                headline_en, link, comparative)
            values (:advertiser, :id, :line, :position, :format, :asset, :seconds, :surfaces,
                'PENDING', :zh, :en, :headlineZh, :headlineEn, :link, :comparative)\
            """;

    private static final String CHANGE_CREATIVE =
            """
            update sales.creative set version = version + 1, format = :format, asset_key = :asset,
                seconds = :seconds, surfaces = :surfaces, title_zh = :zh, title_en = :en,
                headline_zh = :headlineZh, headline_en = :headlineEn, link = :link,
                comparative = :comparative
            where creative_id = :id\
            """;

    private LineStore() {}

    /** Reads a line item, if the transaction's reader may. */
    static Optional<KeptLine> find(Handle handle, LineItemId id) {
        List<KeptLine.Reviewed> creatives =
                handle.createQuery(CREATIVES).bind("id", id).map((row, _) -> reviewed(row)).list();
        return handle.createQuery(LINE)
                .bind("id", id)
                .map((row, _) -> kept(row, creatives))
                .findOne();
    }

    static void add(Handle handle, OrderDraft draft, int position, Author author, Instant now) {
        OrderDraft.Line line = draft.lineItems().get(position);
        bind(handle.createUpdate(ADD_LINE), line)
                .bind("advertiser", draft.advertiser())
                .bind("order", draft.id())
                .bind("position", position)
                .execute();
        for (int i = 0; i < line.creatives().size(); i++) {
            addFilm(handle, draft.advertiser(), line.id(), line.creatives().get(i), i);
            ReviewStore.booked(handle, draft.advertiser(), line.creatives().get(i), author, now);
        }
        find(handle, line.id())
                .ifPresent(kept ->
                        VersionStore.add(handle, kept, VersionStore.Action.BOOKED, author, now));
    }

    /**
     * Gives a line item new terms, as its next version; changed creatives wait for review again.
     */
    static KeptLine change(
            Handle handle,
            KeptLine before,
            OrderDraft.Line after,
            VersionStore.Action action,
            Author author,
            Instant now) {
        bind(handle.createUpdate(CHANGE_LINE), after).execute();
        int position = before.reviews().size();
        for (OrderDraft.Film film : after.creatives()) {
            Optional<KeptLine.Reviewed> old =
                    before.reviews().stream().filter(r -> r.id().equals(film.id())).findFirst();
            if (old.isEmpty()) {
                addFilm(handle, before.advertiser(), after.id(), film, position++);
                ReviewStore.booked(handle, before.advertiser(), film, author, now);
            } else if (old.get().review() == Review.ARCHIVED || !old.get().film().equals(film)) {
                bind(handle.createUpdate(CHANGE_CREATIVE), film).execute();
                ReviewStore.booked(handle, before.advertiser(), film, author, now);
            }
        }
        before.terms().creatives().stream()
                .filter(film -> after.creatives().stream().noneMatch(f -> f.id().equals(film.id())))
                .forEach(film ->
                        ReviewStore.archived(handle, before.advertiser(), film, author, now));
        KeptLine kept = find(handle, before.terms().id()).orElseThrow();
        VersionStore.add(handle, kept, action, author, now);
        return kept;
    }

    /** Sets a line item's state, as its next version; an archived one takes its creatives along. */
    static KeptLine setState(
            Handle handle, KeptLine before, LineState state, Author author, Instant now) {
        handle.createUpdate(SET_STATE)
                .bind("state", state.name())
                .bind("id", before.terms().id())
                .execute();
        VersionStore.Action action =
                switch (state) {
                    case ACTIVE -> VersionStore.Action.RESUMED;
                    case PAUSED -> VersionStore.Action.PAUSED;
                    case ARCHIVED -> VersionStore.Action.ARCHIVED;
                };
        // Written before its creatives go, so that its last version still says what it was.
        KeptLine kept = find(handle, before.terms().id()).orElseThrow();
        VersionStore.add(handle, kept, action, author, now);
        if (state == LineState.ARCHIVED) {
            kept.terms()
                    .creatives()
                    .forEach(film ->
                            ReviewStore.archived(handle, kept.advertiser(), film, author, now));
        }
        return kept;
    }

    private static Update bind(Update update, OrderDraft.Line line) {
        Targeting targeting = line.targeting();
        return update.bind("id", line.id())
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
                .bind("kidsSafe", line.kidsSafe());
    }

    private static void addFilm(
            Handle handle, PartnerId advertiser, LineItemId line, OrderDraft.Film film, int n) {
        bind(handle.createUpdate(ADD_CREATIVE), film)
                .bind("advertiser", advertiser)
                .bind("line", line)
                .bind("position", n)
                .execute();
    }

    private static Update bind(Update update, OrderDraft.Film film) {
        return update.bind("id", film.id())
                .bind("format", film.format().name())
                .bind("asset", film.assetKey())
                .bind("seconds", film.seconds())
                .bind("surfaces", film.surfaces().stream().map(Enum::name).toArray(String[]::new))
                .bind("zh", film.title().zh())
                .bind("en", film.title().en())
                .bind("headlineZh", film.headline().map(Text::zh).orElse(null))
                .bind("headlineEn", film.headline().map(Text::en).orElse(null))
                .bind("link", film.link().orElse(null))
                .bind("comparative", film.comparative());
    }

    private static KeptLine kept(ResultSet row, List<KeptLine.Reviewed> creatives)
            throws SQLException {
        LineState state = LineState.valueOf(row.getString("state"));
        OrderDraft.Line terms =
                new OrderDraft.Line(
                        new LineItemId(Rows.uuid(row, "line_item_id")),
                        row.getString("name"),
                        LineItemKind.valueOf(row.getString("kind")),
                        BookStore.targeting(row),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "ends_at"),
                        new OrderDraft.Goal(
                                BookStore.money(row, "budget_minor"),
                                row.getLong("goal_impressions"),
                                row.getInt("goal_share")),
                        BookStore.money(row, "cpm_minor"),
                        row.getInt("cap_per_day"),
                        row.getString("category"),
                        row.getBoolean("kids_safe"),
                        creatives.stream()
                                .filter(c -> c.review() != Review.ARCHIVED)
                                .map(KeptLine.Reviewed::film)
                                .toList());
        return new KeptLine(
                new PartnerId(Rows.uuid(row, "partner_id")),
                new OrderId(Rows.uuid(row, "order_id")),
                row.getInt("version"),
                state,
                terms,
                creatives);
    }

    static KeptLine.Reviewed reviewed(ResultSet row) throws SQLException {
        LineItem.Creative creative = BookStore.creative(row);
        return new KeptLine.Reviewed(
                new OrderDraft.Film(
                        creative.id(),
                        creative.format(),
                        creative.assetKey(),
                        creative.seconds(),
                        creative.surfaces(),
                        creative.title(),
                        creative.headline(),
                        creative.link(),
                        creative.comparative()),
                row.getInt("version"),
                Review.valueOf(row.getString("review")),
                Optional.ofNullable(row.getString("reason")),
                Rows.optionalInstant(row, "reviewed_at"));
    }
}
