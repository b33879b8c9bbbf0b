package tv.foyer.channels;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of published schedules. */
final class ScheduleStore {
    private static final String KEEP =
            """
            insert into channels.schedule
                (partner_id, channel_id, version, valid_from, body, published_at, published_by)
            values (:provider, :channel, :version, :from, :body, :now, :by)
            on conflict do nothing\
            """;

    private static final String NEWEST =
            """
            select channel_id, max(version) as version from channels.schedule group by channel_id\
            """;

    /** The version that was on air then, and all after it: however many are still to come. */
    private static final String OF_CHANNEL =
            """
            select body from channels.schedule
            where channel_id = :channel and version >= coalesce(
                (select max(version) from channels.schedule
                 where channel_id = :channel and valid_from <= :then), 0)
            order by version\
            """;

    /** No guide and no start-over asks further back. */
    private static final Duration PAST = Duration.ofDays(8);

    private static final String HISTORY =
            """
            select version, valid_from, published_at, published_by from channels.schedule
            where channel_id = :channel order by version desc limit :most\
            """;

    private static final String VERSION =
            "select body from channels.schedule where channel_id = :channel and version = :version";

    private final Sql sql;

    ScheduleStore(Sql sql) {
        this.sql = sql;
    }

    /** Whose channel. */
    record Place(PartnerId provider, ChannelId channel) {}

    /** A version as it stands in the history. */
    record Kept(int version, Instant from, Instant publishedAt, Optional<UUID> by) {}

    /** Returns the newest versions, the newest first. */
    List<Kept> history(ChannelId channel, int most) {
        return sql.asHouse(handle ->
                handle.createQuery(HISTORY)
                        .bind("channel", channel)
                        .bind("most", most)
                        .map((row, _) ->
                                new Kept(
                                        row.getInt("version"),
                                        Rows.instant(row, "valid_from"),
                                        Rows.instant(row, "published_at"),
                                        Rows.optionalUuid(row, "published_by")))
                        .list());
    }

    Optional<Published> version(ChannelId channel, int version) {
        return sql.asHouse(handle ->
                handle.createQuery(VERSION)
                        .bind("channel", channel)
                        .bind("version", version)
                        .map((row, _) -> body(row))
                        .findOne());
    }

    /** Keeps a version; false if another of the same number was kept meanwhile. */
    boolean keep(Place place, Published published, Optional<StaffId> by, Instant now) {
        return sql.asHouse(handle ->
                handle.createUpdate(KEEP)
                        .bind("provider", place.provider())
                        .bind("channel", place.channel())
                        .bind("version", published.version())
                        .bind("from", published.validFrom().atOffset(ZoneOffset.UTC))
                        .bind("body", Json.text(published))
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("by", by.map(StaffId::value))
                        .execute())
                == 1;
    }

    /** Returns the number of each channel's newest version. */
    Map<ChannelId, Integer> newest() {
        Map<ChannelId, Integer> newest = new HashMap<>();
        sql.houseDo(handle ->
                handle.createQuery(NEWEST)
                        .map((row, _) -> Map.entry(channel(row), row.getInt("version")))
                        .forEach(each -> newest.put(each.getKey(), each.getValue())));
        return newest;
    }

    List<Published> of(ChannelId channel, Instant now) {
        return sql.asHouse(handle ->
                handle.createQuery(OF_CHANNEL)
                        .bind("channel", channel)
                        .bind("then", now.minus(PAST).atOffset(ZoneOffset.UTC))
                        .map((row, _) -> body(row))
                        .list());
    }

    private static Published body(ResultSet row) throws SQLException {
        return Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Published.class);
    }

    private static ChannelId channel(ResultSet row) throws SQLException {
        return new ChannelId(Rows.uuid(row, "channel_id"));
    }
}
