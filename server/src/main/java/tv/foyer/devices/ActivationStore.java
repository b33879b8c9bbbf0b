package tv.foyer.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Codes on screens. */
final class ActivationStore {
    private static final String INSERT =
            """
            insert into devices.activation (user_code, device_code_hash, activation_id, device_id,
                state, created_at, expires_at, interval_seconds)
            values (:code, :hash, :id, :device, 'PENDING', :now, :expires, :interval)
            on conflict do nothing\
            """;

    /** A device keeps its newest open codes; old ones stay known as expired for a day. */
    private static final String TRIM =
            """
            delete from devices.activation where device_id = :device and (
                expires_at < :forgotten or (state = 'PENDING' and user_code not in (
                    select user_code from devices.activation where device_id = :device
                    order by created_at desc, activation_id desc limit :most)))\
            """;

    private static final String COLUMNS =
            """
            select user_code, activation_id, device_id, state, expires_at, interval_seconds,
                   last_poll_at, approved_at, household_id, announced
            from devices.activation
            """;

    private static final String BY_CODE = COLUMNS + "where user_code = :key";

    private static final String BY_DEVICE_CODE = COLUMNS + "where device_code_hash = :key";

    private static final String POLLED =
            """
            update devices.activation set last_poll_at = :now, interval_seconds = :interval
            where user_code = :code\
            """;

    private static final String APPROVED =
            """
            update devices.activation
            set state = 'APPROVED', approved_at = :now, household_id = :household
            where user_code = :code\
            """;

    private static final String REDEEMED =
            "update devices.activation set state = 'REDEEMED' where user_code = :code";

    private static final String ANNOUNCED =
            "update devices.activation set announced = true where user_code = :code";

    private static final int MOST_OPEN = 3;
    private static final Duration KNOWN_AS_EXPIRED = Duration.ofDays(1);

    private final Sql sql;

    ActivationStore(Sql sql) {
        this.sql = sql;
    }

    /** Adds an activation; false if its user code is on another screen. */
    boolean insert(Activation activation, String deviceCodeHash, Instant now) {
        return sql.asHouse(h -> {
            int added =
                    h.createUpdate(INSERT)
                            .bind("code", activation.userCode())
                            .bind("hash", deviceCodeHash)
                            .bind("id", activation.id())
                            .bind("device", activation.device())
                            .bind("now", now)
                            .bind("expires", activation.expiresAt())
                            .bind("interval", activation.interval().toSeconds())
                            .execute();
            h.createUpdate(TRIM)
                    .bind("device", activation.device())
                    .bind("forgotten", now.minus(KNOWN_AS_EXPIRED))
                    .bind("most", MOST_OPEN)
                    .execute();
            return added == 1;
        });
    }

    Optional<Activation> find(String userCode) {
        return sql.asHouse(h -> one(h.createQuery(BY_CODE).bind("key", userCode)));
    }

    Optional<Activation> lock(Handle h, String userCode) {
        return one(h.createQuery(BY_CODE + " for update").bind("key", userCode));
    }

    Optional<Activation> findByDeviceCode(String deviceCodeHash) {
        return sql.asHouse(h -> one(h.createQuery(BY_DEVICE_CODE).bind("key", deviceCodeHash)));
    }

    Optional<Activation> lockByDeviceCode(Handle h, String deviceCodeHash) {
        return one(h.createQuery(BY_DEVICE_CODE + " for update").bind("key", deviceCodeHash));
    }

    void polled(Handle h, String userCode, Instant now, Duration interval) {
        h.createUpdate(POLLED)
                .bind("code", userCode)
                .bind("now", now)
                .bind("interval", interval.toSeconds())
                .execute();
    }

    void approved(Handle h, String userCode, HouseholdId household, Instant now) {
        h.createUpdate(APPROVED)
                .bind("code", userCode)
                .bind("household", household)
                .bind("now", now)
                .execute();
    }

    void redeemed(Handle h, String userCode) {
        h.createUpdate(REDEEMED).bind("code", userCode).execute();
    }

    void announced(String userCode) {
        sql.houseDo(h -> h.createUpdate(ANNOUNCED).bind("code", userCode).execute());
    }

    private static Optional<Activation> one(Query query) {
        return query.map((row, _) -> activation(row)).findOne();
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getString("user_code"),
                Rows.uuid(row, "activation_id"),
                new DeviceId(Rows.uuid(row, "device_id")),
                Activation.State.valueOf(row.getString("state")),
                Rows.instant(row, "expires_at"),
                Duration.ofSeconds(row.getInt("interval_seconds")),
                Rows.optionalInstant(row, "last_poll_at"),
                Rows.optionalInstant(row, "approved_at"),
                Rows.optionalUuid(row, "household_id").map(HouseholdId::new),
                row.getBoolean("announced"));
    }
}
