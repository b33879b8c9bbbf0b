package tv.foyer.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The SQL of the sample. */
final class ForecastStore {
    private static final String ADD =
            """
            insert into forecast.chance (day, at, decision_id, household_id, surface, brand_id,
                maker_id, provider_id, opportunity)
            values (:day, :at, :decision, :household, :surface, :brand, :maker, cast(:provider as uuid),
                cast(:opportunity as jsonb))
            on conflict do nothing\
            """;

    private static final String FORGET = "delete from forecast.chance where day < :day";

    private static final String BEGIN =
            """
            insert into forecast.since (at) values (:at)
            on conflict (one) do update
            set at = least(forecast.since.at, excluded.at)\
            """;

    private static final String MOVE_BEGIN = "update forecast.since set at = greatest(at, :at)";

    private static final String READ =
            """
            select * from forecast.chance where at >= :since and surface = any(:surfaces)
            order by at desc limit :most\
            """;

    private static final String SINCE = "select at from forecast.since";

    private final Sql sql;

    ForecastStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * What was sampled, the oldest first.
     *
     * @param since when the sample, as far as it was read, begins
     */
    record Sample(List<Chance> breaks, Optional<Instant> since) {}

    Sample read(Instant since, List<Surface> surfaces, int most) {
        return sql.asHouse(handle -> {
            List<Chance> breaks =
                    new ArrayList<>(
                            handle.createQuery(READ)
                                    .bind("since", since.atOffset(ZoneOffset.UTC))
                                    .bind(
                                            "surfaces",
                                            surfaces.stream()
                                                    .map(Enum::name)
                                                    .toArray(String[]::new))
                                    .bind("most", most)
                                    .map((row, _) -> chance(row))
                                    .list());
            Collections.reverse(breaks);
            Optional<Instant> begin =
                    handle.createQuery(SINCE)
                            .map((row, _) -> Rows.instant(row, "at"))
                            .findOne()
                            .map(at -> at.isBefore(since) ? since : at);
            boolean cut = breaks.size() == most;
            return new Sample(breaks, cut ? Optional.of(breaks.getFirst().at()) : begin);
        });
    }

    static void add(Handle handle, List<Event.AdDecided> decided, ZoneId zone) {
        if (decided.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ADD);
        Instant first = Instant.MAX;
        for (Event.AdDecided one : decided) {
            first = one.at().isBefore(first) ? one.at() : first;
            batch.bind("day", day(one.at(), zone))
                    .bind("at", one.at().atOffset(ZoneOffset.UTC))
                    .bind("decision", one.decision())
                    .bind("household", one.household())
                    .bind("surface", one.surface().name())
                    .bind("brand", one.brand())
                    .bind("maker", one.maker())
                    .bind("provider", one.provider().map(PartnerId::value).orElse(null))
                    .bind("opportunity", Json.text(one.opportunity().orElseThrow()))
                    .add();
        }
        batch.execute();
        handle.createUpdate(BEGIN).bind("at", first.atOffset(ZoneOffset.UTC)).execute();
    }

    static void forgetBefore(Handle handle, Instant oldest, ZoneId zone) {
        handle.createUpdate(FORGET).bind("day", day(oldest, zone)).execute();
        handle.createUpdate(MOVE_BEGIN).bind("at", oldest.atOffset(ZoneOffset.UTC)).execute();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    private static Chance chance(ResultSet row) throws SQLException {
        return new Chance(
                Rows.instant(row, "at"),
                new HouseholdId(Rows.uuid(row, "household_id")),
                Surface.valueOf(row.getString("surface")),
                new BrandId(Rows.uuid(row, "brand_id")),
                new PartnerId(Rows.uuid(row, "maker_id")),
                Rows.optionalUuid(row, "provider_id").map(PartnerId::new),
                Json.read(row.getString("opportunity"), Event.Opportunity.class));
    }
}
