package tv.foyer.ads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The rows that the log's facts leave behind. */
final class FoldStore {
    static final String NAME = "ads";

    /** A day of caps, the day before whose promises may reach into it, and some. */
    private static final Duration MEMORY = Duration.ofHours(49);

    private static final String ADD_SPEND =
            """
            insert into ads.spend (partner_id, line_item_id, shown_micros, impressions)
            values (:advertiser, :line, :micros, :n)
            on conflict (partner_id, line_item_id) do update
            set shown_micros = ads.spend.shown_micros + excluded.shown_micros,
                impressions = ads.spend.impressions + excluded.impressions\
            """;

    private static final String MARK_HOUR =
            """
            insert into ads.hour_mark (hour, before_first) values (:hour, :before)
            on conflict (hour) do nothing\
            """;

    private static final String MOVE =
            "update ads.fold_place set last_offset = :offset where name = :name";

    private static final String REFUSE_BOOT =
            """
            insert into ads.boot_refusal (household_id, since) values (:household, :since)
            on conflict (household_id) do nothing\
            """;

    private static final String REFUSED =
            "select count(*) from ads.boot_refusal where household_id = :household";

    /** One statement, so that place and sums are of one instant. */
    private static final String PLACE =
            """
            select p.last_offset, s.line_item_id, s.shown_micros, s.impressions,
                coalesce((select min(before_first) from ads.hour_mark where hour >= :since),
                    p.last_offset) as read_after
            from ads.fold_place p left join ads.spend s on true
            where p.name = :name\
            """;

    private final Sql sql;

    FoldStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Where the fold stands: the newest offset in the rows, what was shown until then, and the
     * offset after which facts still count for caps.
     */
    record Place(long folded, long readAfter, Map<LineItemId, Shown> shown) {}

    /** What was shown of a line item. */
    record Shown(long micros, long impressions) {}

    Place place(Instant now) {
        Instant since = now.minus(MEMORY).truncatedTo(ChronoUnit.HOURS);
        return sql.asHouse(handle ->
                handle.createQuery(PLACE)
                        .bind("since", since.atOffset(ZoneOffset.UTC))
                        .bind("name", NAME)
                        .reduceResultSet(
                                new Place(0, 0, Map.of()), (place, row, _) -> with(place, row)));
    }

    boolean refusedBootAds(HouseholdId household) {
        return sql.asHouse(handle ->
                handle.createQuery(REFUSED).bind("household", household).mapTo(Integer.class).one()
                        > 0);
    }

    void refuseBootAds(Event.BootAdsRefused refused) {
        sql.houseDo(handle -> refuseBootAds(handle, refused));
    }

    static void apply(Handle handle, List<Recorded> facts) {
        Map<LineItemId, Spend> spends = new LinkedHashMap<>();
        Instant marked = Instant.MIN;
        for (Recorded fact : facts) {
            Instant hour = fact.receivedAt().truncatedTo(ChronoUnit.HOURS);
            if (hour.isAfter(marked)) {
                marked = hour;
                markHour(handle, hour, fact.offset() - 1);
            }
            if (fact.event() instanceof Event.AdShown(_, _, var claim)) {
                spends.merge(
                        claim.lineItem(),
                        new Spend(claim.advertiser(), claim.priceMicros(), 1),
                        Spend::plus);
            } else if (fact.event() instanceof Event.BootAdsRefused refused) {
                refuseBootAds(handle, refused);
            }
        }
        spends.forEach((line, spend) -> addSpend(handle, line, spend));
        handle.createUpdate(MOVE)
                .bind("offset", facts.getLast().offset())
                .bind("name", NAME)
                .execute();
    }

    private record Spend(PartnerId advertiser, long micros, long impressions) {
        Spend plus(Spend other) {
            return new Spend(advertiser, micros + other.micros, impressions + other.impressions);
        }
    }

    private static Place with(Place place, ResultSet row) throws SQLException {
        Map<LineItemId, Shown> sums = new HashMap<>(place.shown());
        Shown shown = new Shown(row.getLong("shown_micros"), row.getLong("impressions"));
        Rows.optionalUuid(row, "line_item_id").ifPresent(id -> sums.put(new LineItemId(id), shown));
        return new Place(row.getLong("last_offset"), row.getLong("read_after"), sums);
    }

    private static void addSpend(Handle handle, LineItemId line, Spend spend) {
        handle.createUpdate(ADD_SPEND)
                .bind("advertiser", spend.advertiser())
                .bind("line", line)
                .bind("micros", spend.micros())
                .bind("n", spend.impressions())
                .execute();
    }

    private static void markHour(Handle handle, Instant hour, long before) {
        handle.createUpdate(MARK_HOUR)
                .bind("hour", hour.atOffset(ZoneOffset.UTC))
                .bind("before", before)
                .execute();
    }

    private static void refuseBootAds(Handle handle, Event.BootAdsRefused refused) {
        handle.createUpdate(REFUSE_BOOT)
                .bind("household", refused.household())
                .bind("since", refused.at().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
