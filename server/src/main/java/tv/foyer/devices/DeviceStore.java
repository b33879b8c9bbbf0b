package tv.foyer.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Single sets and how they prove themselves. */
final class DeviceStore {
    private static final String INSERT =
            """
            insert into devices.device
                (partner_id, device_id, model_id, serial, state, config, registered_at)
            values (:maker, :id, :model, :serial, 'ACTIVE', cast(:config as jsonb), :now)
            on conflict (model_id, serial) do nothing\
            """;

    private static final String INSERT_CREDENTIAL =
            """
            insert into devices.credential (device_id, secret_hash, generation, changed_at)
            values (:id, :hash, 0, :now)\
            """;

    private static final String FIND =
            """
            select d.device_id, d.partner_id, d.model_id, d.state, c.secret_hash, c.generation,
                   m.household_id
            from devices.device d
            join devices.credential c using (device_id)
            left join devices.membership m using (device_id)
            """;

    private static final String BY_SERIAL = FIND + "where model_id = :model and serial = :serial";

    private static final String BY_ID = FIND + "where d.device_id = :id";

    private static final String REVOKE =
            """
            update devices.device set state = 'REVOKED'
            where partner_id = :maker and device_id = :id\
            """;

    private static final String ACTIVATED =
            "update devices.device set activated_at = :now where device_id = :id";

    private static final String RAISE =
            """
            update devices.credential set generation = generation + 1, changed_at = :now
            where device_id = :id returning generation\
            """;

    /** Generation 0 had no tokens, so a set in its first one ended nothing. */
    private static final String RAISED =
            """
            select device_id, generation from devices.credential
            where changed_at > :since and generation > 1\
            """;

    private static final String FLEET =
            """
            select m.brand_id, count(*) as sets
            from devices.device d join devices.model m using (partner_id, model_id)
            where d.partner_id = :reader and d.state = 'ACTIVE' and d.activated_at is not null
            group by m.brand_id\
            """;

    private final Sql sql;

    DeviceStore(Sql sql) {
        this.sql = sql;
    }

    /** A set as the house knows it. */
    record Known(
            DeviceId id,
            PartnerId maker,
            ModelId model,
            boolean active,
            String secretHash,
            int generation,
            Optional<HouseholdId> household) {}

    /** A set to register. */
    record Fresh(DeviceId id, PartnerId maker, ModelId model, String serial, String secretHash) {}

    /** Registers a set; false if the serial is taken. */
    boolean insert(Fresh set, Instant now) {
        return sql.asHouse(h -> {
            int added =
                    h.createUpdate(INSERT)
                            .bind("maker", set.maker())
                            .bind("id", set.id())
                            .bind("model", set.model())
                            .bind("serial", set.serial())
                            .bind("config", Json.text(Settings.NONE))
                            .bind("now", now)
                            .execute();
            if (added == 1) {
                h.createUpdate(INSERT_CREDENTIAL)
                        .bind("id", set.id())
                        .bind("hash", set.secretHash())
                        .bind("now", now)
                        .execute();
            }
            return added == 1;
        });
    }

    Optional<Known> find(ModelId model, String serial) {
        return sql.asHouse(h ->
                h.createQuery(BY_SERIAL)
                        .bind("model", model)
                        .bind("serial", serial)
                        .map((row, _) -> known(row))
                        .findOne());
    }

    Optional<Known> find(DeviceId id) {
        return sql.asHouse(h -> find(h, id));
    }

    Optional<Known> find(Handle h, DeviceId id) {
        return h.createQuery(BY_ID).bind("id", id).map((row, _) -> known(row)).findOne();
    }

    /** Revokes a set of this maker; returns its new generation, or empty if it is not its set. */
    Optional<Integer> revoke(PartnerId maker, DeviceId id, Instant now) {
        return sql.asHouse(h -> {
            int revoked = h.createUpdate(REVOKE).bind("maker", maker).bind("id", id).execute();
            return revoked == 1 ? Optional.of(raise(h, id, now)) : Optional.empty();
        });
    }

    /** Notes that a set joined a household; ends the tokens it had. Returns its generation. */
    int activated(Handle h, DeviceId id, Instant now) {
        h.createUpdate(ACTIVATED).bind("id", id).bind("now", now).execute();
        return raise(h, id, now);
    }

    /** Ends the access tokens of a set; returns its new generation. */
    int raise(Handle h, DeviceId id, Instant now) {
        return h.createQuery(RAISE).bind("id", id).bind("now", now).mapTo(Integer.class).one();
    }

    /** Returns the generations that changed since an instant. */
    Map<DeviceId, Integer> raisedSince(Instant since) {
        return sql.asHouse(h ->
                h.createQuery(RAISED)
                        .bind("since", since)
                        .reduceRows(
                                new HashMap<DeviceId, Integer>(),
                                (raised, row) -> {
                                    raised.put(
                                            row.getColumn("device_id", DeviceId.class),
                                            row.getColumn("generation", Integer.class));
                                    return raised;
                                }));
    }

    /** How many sets of one brand stand in homes. */
    record Count(BrandId brand, long sets) {}

    List<Count> fleet(PartnerId reader) {
        return sql.asPartner(
                reader,
                h ->
                        h.createQuery(FLEET)
                                .bind("reader", reader)
                                .map((row, _) ->
                                        new Count(
                                                new BrandId(Rows.uuid(row, "brand_id")),
                                                row.getLong("sets")))
                                .list());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new DeviceId(Rows.uuid(row, "device_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                new ModelId(Rows.uuid(row, "model_id")),
                row.getString("state").equals("ACTIVE"),
                row.getString("secret_hash"),
                row.getInt("generation"),
                Rows.optionalUuid(row, "household_id").map(HouseholdId::new));
    }
}
