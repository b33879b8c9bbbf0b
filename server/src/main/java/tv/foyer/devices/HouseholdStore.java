package tv.foyer.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Homes, their viewers, the sets that stand in them, and the tokens of their phones. */
final class HouseholdStore {
    private static final String INSERT =
            """
            insert into devices.household (household_id, name, language, created_at)
            values (:id, :name, :language, :now) on conflict do nothing\
            """;

    private static final String NAME =
            "select name from devices.household where household_id = :id";

    private static final String INSERT_PROFILE =
            """
            insert into devices.profile
                (household_id, profile_id, name, kind, avatar, created_at)
            select :household, :id, :name, :kind, :avatar, :now
            where (select count(*) from devices.profile where household_id = :household) < :most\
            """;

    private static final String PROFILES =
            """
            select profile_id, household_id, name, kind, avatar from devices.profile
            where household_id = :household order by created_at, profile_id\
            """;

    private static final String PROFILE =
            """
            select profile_id, household_id, name, kind, avatar from devices.profile
            where profile_id = :id\
            """;

    private static final String JOIN =
            """
            insert into devices.membership (device_id, household_id, room, activated_at)
            values (:device, :household, :room, :now)
            on conflict (device_id) do update set household_id = excluded.household_id,
                room = excluded.room, language = null, activated_at = excluded.activated_at\
            """;

    private static final String PLACE =
            """
            select d.serial, d.config, m.room, h.name, coalesce(m.language, h.language) as language
            from devices.membership m
            join devices.device d using (device_id)
            join devices.household h using (household_id)
            where m.device_id = :device and m.household_id = :household\
            """;

    private static final String SETTLE =
            """
            update devices.membership
            set language = coalesce(:language, language), room = coalesce(:room, room)
            where device_id = :device and household_id = :household\
            """;

    private static final String SETS =
            """
            select m.device_id, d.model_id, m.room, m.activated_at
            from devices.membership m join devices.device d using (device_id)
            where m.household_id = :household and d.state = 'ACTIVE'
            order by m.activated_at, m.device_id limit 200\
            """;

    private static final String INSERT_TOKEN =
            """
            insert into devices.household_token (token_hash, household_id, created_at, expires_at)
            values (:token, :household, :now, :expires)\
            """;

    private static final String TRIM_TOKENS =
            """
            delete from devices.household_token where household_id = :household and (
                expires_at <= :now or token_hash not in (
                    select token_hash from devices.household_token
                    where household_id = :household order by created_at desc limit :most))\
            """;

    private static final String BY_TOKEN =
            """
            select household_id from devices.household_token
            where token_hash = :token and expires_at > :now\
            """;

    private static final String CONSENT =
            """
            select targeting, region, interests, since from devices.consent
            where household_id = :household\
            """;

    private static final String SAY =
            """
            insert into devices.consent as old
                (household_id, targeting, region, interests, since, changed_at)
            values (:household, :targeting, :region, :interests, :now, :now)
            on conflict (household_id) do update set
                targeting = excluded.targeting, region = excluded.region,
                interests = excluded.interests, changed_at = excluded.changed_at,
                since = case when old.targeting = excluded.targeting
                    then old.since else excluded.since end\
            """;

    /**
     * Only a yes after a no, or a no after a yes, is a change; a household without a row said no.
     */
    private static final String CHANGED =
            """
            insert into devices.consent_change (household_id, changed_at, targeting, phone_hash)
            select :household, :now, :targeting, :phone
            where :targeting is distinct from coalesce((
                select targeting from devices.consent_change where household_id = :household
                order by changed_at desc limit 1), false)
            on conflict (household_id, changed_at) do update set targeting = excluded.targeting\
            """;

    private static final String CHANGED_SINCE =
            "select household_id from devices.consent where changed_at > :since";

    private final Sql sql;

    HouseholdStore(Sql sql) {
        this.sql = sql;
    }

    /** One viewer. */
    record Profile(
            ProfileId id, HouseholdId household, String name, ProfileKind kind, String avatar) {}

    /** Where a set stands, and how it is set up there. */
    record Place(
            String serial, Settings settings, String room, String household, String language) {}

    /** One set of a home. */
    record Standing(DeviceId device, ModelId model, String room, Instant activatedAt) {}

    void insert(Handle h, HouseholdId id, Wish wish, Instant now) {
        h.createUpdate(INSERT)
                .bind("id", id)
                .bind("name", wish.householdName())
                .bind("language", wish.language())
                .bind("now", now)
                .execute();
    }

    Optional<String> name(HouseholdId id) {
        return sql.asHouse(h -> h.createQuery(NAME).bind("id", id).mapTo(String.class).findOne());
    }

    /** Adds a viewer; false if the household has as many as it may have. */
    boolean insert(Profile profile, Instant now, int most) {
        return sql.asHouse(h -> insert(h, profile, now, most));
    }

    boolean insert(Handle h, Profile profile, Instant now, int most) {
        return h.createUpdate(INSERT_PROFILE)
                        .bind("household", profile.household())
                        .bind("id", profile.id())
                        .bind("name", profile.name())
                        .bind("kind", profile.kind().name())
                        .bind("avatar", profile.avatar())
                        .bind("now", now)
                        .bind("most", most)
                        .execute()
                == 1;
    }

    List<Profile> profiles(HouseholdId household) {
        return sql.asHouse(h ->
                h.createQuery(PROFILES)
                        .bind("household", household)
                        .map((row, _) -> profile(row))
                        .list());
    }

    Optional<Profile> profile(ProfileId id) {
        return sql.asHouse(
                h -> h.createQuery(PROFILE).bind("id", id).map((row, _) -> profile(row)).findOne());
    }

    void join(Handle h, DeviceId device, HouseholdId household, String room, Instant now) {
        h.createUpdate(JOIN)
                .bind("device", device)
                .bind("household", household)
                .bind("room", room)
                .bind("now", now)
                .execute();
    }

    Optional<Place> place(DeviceId device, HouseholdId household) {
        return sql.asHouse(h ->
                h.createQuery(PLACE)
                        .bind("device", device)
                        .bind("household", household)
                        .map((row, _) ->
                                new Place(
                                        row.getString("serial"),
                                        RangeStore.settings(row),
                                        row.getString("room"),
                                        row.getString("name"),
                                        row.getString("language")))
                        .findOne());
    }

    void settle(
            DeviceId device,
            HouseholdId household,
            Optional<String> language,
            Optional<String> room) {
        sql.houseDo(h ->
                h.createUpdate(SETTLE)
                        .bind("device", device)
                        .bind("household", household)
                        .bind("language", language.orElse(null))
                        .bind("room", room.orElse(null))
                        .execute());
    }

    List<Standing> sets(HouseholdId household) {
        return sql.asHouse(h ->
                h.createQuery(SETS)
                        .bind("household", household)
                        .map((row, _) ->
                                new Standing(
                                        new DeviceId(Rows.uuid(row, "device_id")),
                                        new ModelId(Rows.uuid(row, "model_id")),
                                        row.getString("room"),
                                        Rows.instant(row, "activated_at")))
                        .list());
    }

    /** A phone's token to keep, until it expires or newer ones push it out. */
    record Held(String tokenHash, HouseholdId household, Instant expires, int most) {}

    void insert(Handle h, Held held, Instant now) {
        h.createUpdate(INSERT_TOKEN)
                .bind("token", held.tokenHash())
                .bind("household", held.household())
                .bind("now", now)
                .bind("expires", held.expires())
                .execute();
        h.createUpdate(TRIM_TOKENS)
                .bind("household", held.household())
                .bind("now", now)
                .bind("most", held.most())
                .execute();
    }

    Optional<HouseholdId> byToken(String tokenHash, Instant now) {
        return sql.asHouse(h ->
                h.createQuery(BY_TOKEN)
                        .bind("token", tokenHash)
                        .bind("now", now)
                        .mapTo(HouseholdId.class)
                        .findOne());
    }

    /** What a household said of its ads; empty if it said nothing yet. */
    Optional<Consents.Said> consent(HouseholdId household) {
        return sql.asHouse(h -> consent(h, household));
    }

    /** Keeps a household's word, and from which phone it came; returns what holds now. */
    Consents.Said consent(HouseholdId household, AdAudience word, String phoneHash, Instant now) {
        return sql.asHouse(h -> {
            h.createUpdate(SAY)
                    .bind("household", household)
                    .bind("targeting", word.targeting())
                    .bind("region", word.region().orElse(null))
                    .bindArray("interests", String.class, List.copyOf(word.interests()))
                    .bind("now", now)
                    .execute();
            h.createUpdate(CHANGED)
                    .bind("household", household)
                    .bind("targeting", word.targeting())
                    .bind("phone", phoneHash)
                    .bind("now", now)
                    .execute();
            return consent(h, household).orElseThrow();
        });
    }

    List<HouseholdId> consentsChangedSince(Instant since) {
        return sql.asHouse(h ->
                h.createQuery(CHANGED_SINCE).bind("since", since).mapTo(HouseholdId.class).list());
    }

    private static Optional<Consents.Said> consent(Handle h, HouseholdId household) {
        return h.createQuery(CONSENT)
                .bind("household", household)
                .map((row, _) ->
                        new Consents.Said(
                                new AdAudience(
                                        Optional.ofNullable(row.getString("region")),
                                        row.getBoolean("targeting"),
                                        Set.of((String[]) row.getArray("interests").getArray())),
                                Optional.of(Rows.instant(row, "since"))))
                .findOne();
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                new ProfileId(Rows.uuid(row, "profile_id")),
                new HouseholdId(Rows.uuid(row, "household_id")),
                row.getString("name"),
                ProfileKind.valueOf(row.getString("kind")),
                row.getString("avatar"));
    }
}
