package tv.foyer.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Staff and the hashes of their passwords. */
final class StaffStore {
    private static final String INSERT =
            """
            insert into alliance.staff (partner_id, staff_id, email, name, roles, hired_at)
            values (:partner, :id, :email, :name, string_to_array(:roles, ','), :now)
            on conflict do nothing\
            """;

    private static final String INSERT_PASSWORD =
            """
            insert into alliance.password (partner_id, staff_id, hash)
            values (:partner, :id, :hash)\
            """;

    private static final String BY_EMAIL =
            """
            select s.partner_id, s.staff_id, s.email, s.name,
                   array_to_string(s.roles, ',') as roles, p.hash
            from alliance.staff s join alliance.password p using (partner_id, staff_id)
            where lower(s.email) = lower(:email)\
            """;

    private static final String BY_ID =
            """
            select partner_id, staff_id, email, name, array_to_string(roles, ',') as roles
            from alliance.staff where partner_id = :partner and staff_id = :id\
            """;

    private final Sql sql;

    StaffStore(Sql sql) {
        this.sql = sql;
    }

    /** A person and the hash of the password. */
    record Known(Staff staff, String hash) {}

    Optional<Known> byEmail(String email) {
        return sql.asHouse(h ->
                h.createQuery(BY_EMAIL)
                        .bind("email", email)
                        .map((row, _) -> new Known(staff(row), row.getString("hash")))
                        .findOne());
    }

    Optional<Staff> byId(PartnerId reader, StaffId id) {
        return sql.asPartner(
                reader,
                h ->
                        h.createQuery(BY_ID)
                                .bind("partner", reader)
                                .bind("id", id)
                                .map((row, _) -> staff(row))
                                .findOne());
    }

    /** Adds a person; an address that is taken changes nothing. */
    void insert(Staff staff, String hash, Instant now) {
        sql.houseDo(h -> {
            if (insertStaff(h, staff, now) == 1) {
                h.createUpdate(INSERT_PASSWORD)
                        .bind("partner", staff.partner())
                        .bind("id", staff.id())
                        .bind("hash", hash)
                        .execute();
            }
        });
    }

    private static int insertStaff(Handle h, Staff staff, Instant now) {
        return h.createUpdate(INSERT)
                .bind("partner", staff.partner())
                .bind("id", staff.id())
                .bind("email", staff.email())
                .bind("name", staff.name())
                .bind("roles", PartnerStore.joined(staff.roles()))
                .bind("now", now)
                .execute();
    }

    private static Staff staff(ResultSet row) throws SQLException {
        return new Staff(
                new StaffId(Rows.uuid(row, "staff_id")),
                new PartnerId(Rows.uuid(row, "partner_id")),
                row.getString("email"),
                row.getString("name"),
                PartnerStore.split(row.getString("roles"), Role::valueOf));
    }
}
