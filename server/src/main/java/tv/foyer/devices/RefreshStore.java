package tv.foyer.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.DeviceId;
import tv.foyer.sql.Rows;

/** Refresh tokens, by their hash. */
final class RefreshStore {
    private static final String INSERT =
            """
            insert into devices.refresh (token_hash, family, device_id, expires_at)
            values (:token, :family, :device, :expires)\
            """;

    private static final String LOCK =
            """
            select token_hash, family, device_id, expires_at, used_at
            from devices.refresh where token_hash = :token for update\
            """;

    private static final String USED =
            "update devices.refresh set used_at = :now where token_hash = :token";

    private static final String END_FAMILY = "delete from devices.refresh where family = :family";

    private static final String END_DEVICE =
            "delete from devices.refresh where device_id = :device";

    /** A token long used is forgotten: who brings it then is a stranger. */
    private static final String TRIM =
            """
            delete from devices.refresh where device_id = :device
            and (expires_at < :now or used_at < :forgotten)\
            """;

    /** A refresh token; {@code usedAt} is when it was changed for its successor. */
    record Token(
            String hash,
            UUID family,
            DeviceId device,
            Instant expiresAt,
            Optional<Instant> usedAt) {}

    void insert(Handle h, Token token) {
        h.createUpdate(INSERT)
                .bind("token", token.hash())
                .bind("family", token.family())
                .bind("device", token.device())
                .bind("expires", token.expiresAt())
                .execute();
    }

    Optional<Token> lock(Handle h, String hash) {
        return h.createQuery(LOCK)
                .bind("token", hash)
                .map((row, _) ->
                        new Token(
                                row.getString("token_hash"),
                                Rows.uuid(row, "family"),
                                new DeviceId(Rows.uuid(row, "device_id")),
                                Rows.instant(row, "expires_at"),
                                Rows.optionalInstant(row, "used_at")))
                .findOne();
    }

    void used(Handle h, Token token, Instant now, Instant forgotten) {
        h.createUpdate(USED).bind("token", token.hash()).bind("now", now).execute();
        h.createUpdate(TRIM)
                .bind("device", token.device())
                .bind("now", now)
                .bind("forgotten", forgotten)
                .execute();
    }

    void endFamily(Handle h, UUID family) {
        h.createUpdate(END_FAMILY).bind("family", family).execute();
    }

    void endAll(Handle h, DeviceId device) {
        h.createUpdate(END_DEVICE).bind("device", device).execute();
    }
}
