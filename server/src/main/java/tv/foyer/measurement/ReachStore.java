package tv.foyer.measurement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Adds whom line items reached, how often and in which hour, by the fold's transaction. */
final class ReachStore {
    private static final String LEVELS =
            """
            select 1 as times, households from measurement.reach where line_item_id = :lineItem
            union all
            select times, households from measurement.reach_times where line_item_id = :lineItem
            order by times\
            """;

    private static final String KEEP_REACH =
            """
            with kept as (
                insert into measurement.reach (line_item_id, advertiser_id, households)
                values (:lineItem, :advertiser, :households)
                on conflict (line_item_id) do update set households = excluded.households)
            insert into measurement.reach_count (advertiser_id, line_item_id, households)
            values (:advertiser, :lineItem, :size)
            on conflict (advertiser_id, line_item_id) do update set households = excluded.households\
            """;

    private static final String KEEP_TIMES =
            """
            with kept as (
                insert into measurement.reach_times (line_item_id, times, households)
                values (:lineItem, :times, :households)
                on conflict (line_item_id, times) do update set households = excluded.households)
            insert into measurement.frequency (advertiser_id, line_item_id, times, households)
            values (:advertiser, :lineItem, :times, :size)
            on conflict (advertiser_id, line_item_id, times)
            do update set households = excluded.households\
            """;

    private static final String HOURLY =
            """
            insert into measurement.hourly
                (advertiser_id, line_item_id, hour, impressions, new_households)
            values (:advertiser, :lineItem, :hour, :impressions, :fresh)
            on conflict (advertiser_id, line_item_id, hour)
            do update set impressions = hourly.impressions + excluded.impressions,
                new_households = hourly.new_households + excluded.new_households\
            """;

    private ReachStore() {}

    /** Adds the impressions of one line item, in the order of the log. */
    static void add(Handle handle, Tally.CampaignKey campaign, List<Tally.Seen> seen) {
        Map<UUID, Integer> numbers =
                CountStore.numbers(
                        handle,
                        "HOUSEHOLD",
                        seen.stream()
                                .map(Tally.Seen::household)
                                .collect(Collectors.toCollection(TreeSet::new)));
        Levels levels =
                Levels.of(
                        handle.createQuery(LEVELS)
                                .bind("lineItem", campaign.lineItem())
                                .map((row, _) -> row.getBytes("households"))
                                .list());
        Map<Instant, long[]> hours = new TreeMap<>();
        for (Tally.Seen one : seen) {
            boolean fresh = levels.add(numbers.getOrDefault(one.household(), 0));
            long[] sums = hours.computeIfAbsent(one.hour(), _ -> new long[2]);
            sums[0]++;
            sums[1] += fresh ? 1 : 0;
        }
        keep(handle, campaign, levels);
        hourly(handle, campaign, hours);
    }

    private static void keep(Handle handle, Tally.CampaignKey campaign, Levels levels) {
        for (int times : new ArrayList<>(levels.changed())) {
            Update update = handle.createUpdate(times == 1 ? KEEP_REACH : KEEP_TIMES);
            if (times > 1) {
                update.bind("times", times);
            }
            update.bind("lineItem", campaign.lineItem())
                    .bind("advertiser", campaign.advertiser())
                    .bind("households", levels.bytes(times))
                    .bind("size", levels.size(times))
                    .execute();
        }
    }

    private static void hourly(
            Handle handle, Tally.CampaignKey campaign, Map<Instant, long[]> hours) {
        PreparedBatch batch = handle.prepareBatch(HOURLY);
        hours.forEach((hour, sums) ->
                batch.bind("advertiser", campaign.advertiser())
                        .bind("lineItem", campaign.lineItem())
                        .bind("hour", hour.atOffset(ZoneOffset.UTC))
                        .bind("impressions", sums[0])
                        .bind("fresh", sums[1])
                        .add());
        batch.execute();
    }
}
