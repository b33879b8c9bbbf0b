package tv.foyer.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tv.foyer.catalog.FeedPlan.ChannelChange;
import tv.foyer.catalog.FeedPlan.TitleChange;
import tv.foyer.catalog.FeedPlan.Window;
import tv.foyer.catalog.Title.Art;
import tv.foyer.catalog.Title.Person;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.OfferId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The catalogue's tables. */
final class CatalogStore {
    private static final int BATCH = 1_000;

    private static final String UPSERT_TITLE =
            """
            insert into catalog.title (title_id, partner_id, external_key, kind, name_zh, name_en,
                synopsis_zh, synopsis_en, year, rating, genres, people, parent_id, number, asset,
                art_key, composition, palette, record_hash)
            values (:id, :provider, :key, :kind, :nameZh, :nameEn, :synopsisZh, :synopsisEn, :year,
                :rating, :genres, :people, cast(:parent as uuid), cast(:number as integer), :asset, :artKey, :composition,
                :palette, :hash)
            on conflict (title_id) do update set kind = excluded.kind, name_zh = excluded.name_zh,
                name_en = excluded.name_en, synopsis_zh = excluded.synopsis_zh,
                synopsis_en = excluded.synopsis_en, year = excluded.year, rating = excluded.rating,
                genres = excluded.genres, people = excluded.people, parent_id = excluded.parent_id,
                number = excluded.number, asset = excluded.asset, art_key = excluded.art_key,
                composition = excluded.composition, palette = excluded.palette,
                record_hash = excluded.record_hash\
            """;

    private static final String DROP_OFFERS =
            "delete from catalog.offer where partner_id = :provider and title_id = :title";

    private static final String INSERT_OFFER =
            """
            insert into catalog.offer (partner_id, offer_id, title_id, terms, brands, starts, ends)
            values (:provider, :id, :title, :terms, :brands,
                cast(:starts as timestamptz), cast(:ends as timestamptz))\
            """;

    private static final String UPSERT_CHANNEL =
            """
            insert into catalog.channel (channel_id, partner_id, external_key, number, name_zh,
                name_en, logo, record_hash)
            values (:id, :provider, :key, :number, :nameZh, :nameEn, :logo, :hash)
            on conflict (channel_id) do update set number = excluded.number,
                name_zh = excluded.name_zh, name_en = excluded.name_en, logo = excluded.logo,
                record_hash = excluded.record_hash\
            """;

    private static final String DROP_WINDOW =
            """
            delete from catalog.programme
            where channel_id = :channel and starts < :to and ends > :from\
            """;

    private static final String INSERT_PROGRAMME =
            """
            insert into catalog.programme (channel_id, starts, ends, title_zh, title_en,
                synopsis_zh, synopsis_en, rating)
            values (:channel, :starts, :ends, :titleZh, :titleEn, :synopsisZh, :synopsisEn,
                :rating)\
            """;

    private static final String INSERT_RUN =
            """
            insert into catalog.feed_run (partner_id, run_id, format, received_at, state, accepted,
                unchanged, rejected, report)
            values (:provider, :id, :format, :at, :state, :accepted, :unchanged, :rejected,
                :report)\
            """;

    private static final String HASHES =
            """
            select 'title/' || external_key as name, record_hash from catalog.title
            where partner_id = :provider
            union all
            select 'channel/' || external_key, record_hash from catalog.channel
            where partner_id = :provider\
            """;

    private final Sql sql;

    CatalogStore(Sql sql) {
        this.sql = sql;
    }

    /** One feed that came: its id, whose it was, what became of it. */
    record Run(
            PartnerId provider,
            UUID id,
            Format format,
            Instant at,
            String state,
            IngestReport report) {}

    /** Carries out a plan and keeps its report, all or nothing. */
    void apply(FeedPlan plan, Run run, Instant forgetBefore) {
        sql.houseDo(handle -> {
            handle.registerArrayType(String.class, "text");
            handle.registerArrayType(UUID.class, "uuid");
            putTitles(handle, plan.titles());
            putOffers(handle, run.provider(), plan.titles());
            putChannels(handle, plan.channels());
            plan.windows().forEach(window -> putWindow(handle, window));
            handle.createUpdate("delete from catalog.programme where ends < :before")
                    .bind("before", utc(forgetBefore))
                    .execute();
            putRun(handle, run);
        });
    }

    /** Keeps the report of a feed that changed nothing. */
    void keep(Run run) {
        sql.houseDo(handle -> putRun(handle, run));
    }

    /** Returns the hashes of a provider's records as they were last taken in. */
    Map<String, String> hashes(PartnerId provider) {
        return sql.asHouse(handle -> {
            Map<String, String> hashes = new HashMap<>();
            handle.createQuery(HASHES)
                    .bind("provider", provider)
                    .map((row, _) -> Map.entry(row.getString("name"), row.getString("record_hash")))
                    .forEach(each -> hashes.put(each.getKey(), each.getValue()));
            return hashes;
        });
    }

    /** Reads everything, programmes from an instant on, in one moment's state. */
    CatalogSnapshot.Rows load(Instant programmesFrom) {
        return sql.asHouse(handle ->
                new CatalogSnapshot.Rows(
                        handle.createQuery(
                                        "select * from catalog.title order by partner_id, external_key")
                                .map((row, _) -> title(row))
                                .list(),
                        handle.createQuery("select * from catalog.offer")
                                .map((row, _) -> offer(row))
                                .list(),
                        handle.createQuery("select * from catalog.channel")
                                .map((row, _) -> channel(row))
                                .list(),
                        handle.createQuery("select * from catalog.programme where ends > :from")
                                .bind("from", utc(programmesFrom))
                                .map((row, _) -> programme(row))
                                .list()));
    }

    private static void putTitles(Handle handle, List<TitleChange> changes) {
        inBatches(
                handle,
                UPSERT_TITLE,
                changes,
                batch ->
                        change -> {
                            Title title = change.title();
                            batch.bind("id", title.id())
                                    .bind("provider", title.provider())
                                    .bind("key", title.key())
                                    .bind("kind", title.kind().name())
                                    .bind("nameZh", title.name().zh())
                                    .bind("nameEn", title.name().en())
                                    .bind("synopsisZh", title.synopsis().zh())
                                    .bind("synopsisEn", title.synopsis().en())
                                    .bind("year", title.year())
                                    .bind("rating", title.rating().label())
                                    .bindArray("genres", String.class, genreKeys(title))
                                    .bind("people", Json.text(title.people()))
                                    .bind("parent", title.parent().map(TitleId::value).orElse(null))
                                    .bind("number", title.number().orElse(null))
                                    .bind("asset", title.asset().orElse(null))
                                    .bind("artKey", title.art().key())
                                    .bind("composition", title.art().composition().orElse(null))
                                    .bind("palette", title.art().palette().orElse(null))
                                    .bind("hash", change.hash())
                                    .add();
                        });
    }

    private static List<String> genreKeys(Title title) {
        return title.genres().stream().map(Genre::key).toList();
    }

    private static void putOffers(Handle handle, PartnerId provider, List<TitleChange> changes) {
        inBatches(
                handle,
                DROP_OFFERS,
                changes,
                batch ->
                        change ->
                                batch.bind("provider", provider)
                                        .bind("title", change.title().id())
                                        .add());
        inBatches(
                handle,
                INSERT_OFFER,
                changes.stream().flatMap(change -> change.offers().stream()).toList(),
                batch ->
                        offer ->
                                batch.bind("provider", offer.provider())
                                        .bind("id", offer.id())
                                        .bind("title", offer.title())
                                        .bind("terms", offer.terms().name())
                                        .bindArray(
                                                "brands",
                                                UUID.class,
                                                offer.brands().stream()
                                                        .map(BrandId::value)
                                                        .toList())
                                        .bind("starts", utcOrNull(offer.from()))
                                        .bind("ends", utcOrNull(offer.until()))
                                        .add());
    }

    private static void putChannels(Handle handle, List<ChannelChange> changes) {
        inBatches(
                handle,
                UPSERT_CHANNEL,
                changes,
                batch ->
                        change ->
                                batch.bind("id", change.channel().id())
                                        .bind("provider", change.channel().provider())
                                        .bind("key", change.channel().key())
                                        .bind("number", change.channel().number())
                                        .bind("nameZh", change.channel().name().zh())
                                        .bind("nameEn", change.channel().name().en())
                                        .bind("logo", change.channel().logo().orElse(null))
                                        .bind("hash", change.hash())
                                        .add());
    }

    private static void putWindow(Handle handle, Window window) {
        handle.createUpdate(DROP_WINDOW)
                .bind("channel", window.channel())
                .bind("from", utc(window.from()))
                .bind("to", utc(window.to()))
                .execute();
        inBatches(
                handle,
                INSERT_PROGRAMME,
                window.programmes(),
                batch ->
                        programme ->
                                batch.bind("channel", programme.channel())
                                        .bind("starts", utc(programme.start()))
                                        .bind("ends", utc(programme.end()))
                                        .bind("titleZh", programme.title().zh())
                                        .bind("titleEn", programme.title().en())
                                        .bind("synopsisZh", programme.synopsis().zh())
                                        .bind("synopsisEn", programme.synopsis().en())
                                        .bind("rating", programme.rating().label())
                                        .add());
    }

    private static void putRun(Handle handle, Run run) {
        handle.createUpdate(INSERT_RUN)
                .bind("provider", run.provider())
                .bind("id", run.id())
                .bind("format", run.format().label())
                .bind("at", utc(run.at()))
                .bind("state", run.state())
                .bind("accepted", run.report().accepted())
                .bind("unchanged", run.report().unchanged())
                .bind("rejected", run.report().rejected())
                .bind("report", Json.text(run.report().records()))
                .execute();
    }

    /** Sends rows in batches of bounded size, so that a large feed needs little memory. */
    private static <T> void inBatches(
            Handle handle,
            String statement,
            List<T> rows,
            Function<PreparedBatch, Consumer<T>> bind) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            try (PreparedBatch batch = handle.prepareBatch(statement)) {
                Consumer<T> binding = bind.apply(batch);
                rows.subList(from, Math.min(from + BATCH, rows.size())).forEach(binding);
                batch.execute();
            }
        }
    }

    private static Title title(ResultSet row) throws SQLException {
        return new Title(
                new TitleId(Rows.uuid(row, "title_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("external_key"),
                Kind.valueOf(row.getString("kind")),
                text(row, "name"),
                text(row, "synopsis"),
                row.getInt("year"),
                rating(row),
                texts(row, "genres").stream().map(Genre::of).toList(),
                List.of(Json.read(row.getString("people"), Person[].class)),
                Rows.optionalUuid(row, "parent_id").map(TitleId::new),
                Optional.ofNullable(row.getObject("number", Integer.class)),
                Optional.ofNullable(row.getString("asset")),
                new Art(
                        row.getString("art_key"),
                        Optional.ofNullable(row.getString("composition")),
                        Optional.ofNullable(row.getString("palette"))));
    }

    private static Offer offer(ResultSet row) throws SQLException {
        Array brands = row.getArray("brands");
        return new Offer(
                new OfferId(Rows.uuid(row, "offer_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                new TitleId(Rows.uuid(row, "title_id")),
                Terms.valueOf(row.getString("terms")),
                Arrays.stream((UUID[]) brands.getArray())
                        .map(BrandId::new)
                        .collect(Collectors.toSet()),
                Rows.optionalInstant(row, "starts"),
                Rows.optionalInstant(row, "ends"));
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                new ChannelId(Rows.uuid(row, "channel_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("external_key"),
                row.getInt("number"),
                text(row, "name"),
                Optional.ofNullable(row.getString("logo")));
    }

    private static Programme programme(ResultSet row) throws SQLException {
        return new Programme(
                new ChannelId(Rows.uuid(row, "channel_id")),
                Rows.instant(row, "starts"),
                Rows.instant(row, "ends"),
                text(row, "title"),
                text(row, "synopsis"),
                rating(row));
    }

    private static Rating rating(ResultSet row) throws SQLException {
        return Rating.of(row.getString("rating")).orElseThrow();
    }

    private static Text text(ResultSet row, String column) throws SQLException {
        return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(Optional<Instant> instant) {
        return instant.map(CatalogStore::utc).orElse(null);
    }
}
