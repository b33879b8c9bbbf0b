package tv.foyer.quality;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Adds a tally to the rows, by the fold's transaction. */
final class QualityStore {
    private static final String VALUES =
            """
            :started, :failed, :abandoned, :startMillis, :startBuckets::bigint[], :stalls, :stallMillis,
            :playedMillis, :ratedMillis, :kilobits, :droppedFrames, :errors\
            """;

    private static final String COLUMNS =
            """
            started, failed, abandoned, start_millis, start_buckets, stalls, stall_millis,
            played_millis, rated_millis, kilobits, dropped_frames, errors\
            """;

    private static final String ADD =
            """
            do update set started = old.started + excluded.started,
                failed = old.failed + excluded.failed,
                abandoned = old.abandoned + excluded.abandoned,
                start_millis = old.start_millis + excluded.start_millis,
                start_buckets = quality.plus(old.start_buckets, excluded.start_buckets),
                stalls = old.stalls + excluded.stalls,
                stall_millis = old.stall_millis + excluded.stall_millis,
                played_millis = old.played_millis + excluded.played_millis,
                rated_millis = old.rated_millis + excluded.rated_millis,
                kilobits = old.kilobits + excluded.kilobits,
                dropped_frames = old.dropped_frames + excluded.dropped_frames,
                errors = old.errors + excluded.errors\
            """;

    private static final String SETS =
            """
            insert into quality.played as old (maker_id, hour, brand_id, model_id, host, live,
            """
                    + COLUMNS
                    + ") values (:maker, :hour, :brand, :model, :host, :live, "
                    + VALUES
                    + ") on conflict (maker_id, hour, brand_id, model_id, host, live) "
                    + ADD;

    private static final String TITLES =
            """
            insert into quality.title as old (provider_id, day, title_id,
            """
                    + COLUMNS
                    + ") values (:provider, :day, :title, "
                    + VALUES
                    + ") on conflict (provider_id, day, title_id) "
                    + ADD;

    private static final String ERRORS =
            """
            insert into quality.error as old
                (maker_id, hour, brand_id, model_id, host, live, code, n)
            values (:maker, :hour, :brand, :model, :host, :live, :code, :n)
            on conflict (maker_id, hour, brand_id, model_id, host, live, code)
            do update set n = old.n + excluded.n\
            """;

    private static final String MISREAD =
            """
            insert into quality.misread as old (day, field, n) values (:day, :field, :n)
            on conflict (day, field) do update set n = old.n + excluded.n\
            """;

    private QualityStore() {}

    static void add(Handle handle, QualityTally tally) {
        sets(handle, tally.sets());
        titles(handle, tally.titles());
        errors(handle, tally.errors());
        misread(handle, tally.misread());
    }

    private static void sets(Handle handle, Map<QualityTally.SetKey, Sums> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(SETS);
        rows.forEach((key, sums) -> {
            bind(batch, key);
            bind(batch, sums);
            batch.add();
        });
        batch.execute();
    }

    private static void titles(Handle handle, Map<QualityTally.TitleKey, Sums> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(TITLES);
        rows.forEach((key, sums) -> {
            batch.bind("provider", key.provider())
                    .bind("day", key.day())
                    .bind("title", key.title());
            bind(batch, sums);
            batch.add();
        });
        batch.execute();
    }

    private static void errors(Handle handle, Map<QualityTally.ErrorKey, Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ERRORS);
        rows.forEach((key, n) -> {
            bind(batch, key.set());
            batch.bind("code", key.code()).bind("n", n).add();
        });
        batch.execute();
    }

    private static void misread(Handle handle, Map<QualityTally.MisreadKey, Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(MISREAD);
        rows.forEach((key, n) ->
                batch.bind("day", key.day()).bind("field", key.field()).bind("n", n).add());
        batch.execute();
    }

    private static void bind(PreparedBatch batch, QualityTally.SetKey key) {
        batch.bind("maker", key.maker())
                .bind("hour", key.hour().atOffset(ZoneOffset.UTC))
                .bind("brand", key.brand())
                .bind("model", key.model())
                .bind("host", key.host())
                .bind("live", key.live());
    }

    private static void bind(PreparedBatch batch, Sums sums) {
        batch.bind("started", sums.started())
                .bind("failed", sums.failed())
                .bind("abandoned", sums.abandoned())
                .bind("startMillis", sums.startMillis())
                .bind(
                        "startBuckets",
                        Arrays.toString(sums.startBuckets()).replace("[", "{").replace("]", "}"))
                .bind("stalls", sums.stalls())
                .bind("stallMillis", sums.stallMillis())
                .bind("playedMillis", sums.playedMillis())
                .bind("ratedMillis", sums.ratedMillis())
                .bind("kilobits", sums.kilobits())
                .bind("droppedFrames", sums.droppedFrames())
                .bind("errors", sums.errors());
    }
}
