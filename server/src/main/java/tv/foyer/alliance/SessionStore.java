package tv.foyer.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** Sign-ins that are alive, by the hash of their token. */
final class SessionStore {
    private static final String INSERT =
            """
            insert into alliance.session (token_hash, partner_id, staff_id, created_at, expires_at)
            values (:token, :partner, :staff, :now, :expires)\
            """;

    /** Ends what has expired and all but the newest sessions of a person. */
    private static final String TRIM =
            """
            delete from alliance.session where staff_id = :staff and (
                expires_at <= :now or token_hash not in (
                    select token_hash from alliance.session
                    where staff_id = :staff order by created_at desc limit :most))\
            """;

    private static final String FIND =
            """
            select s.staff_id, s.partner_id, s.created_at, s.expires_at, p.state,
                   array_to_string(st.roles, ',') as roles, array_to_string(p.kinds, ',') as kinds
            from alliance.session s
            join alliance.staff st using (partner_id, staff_id)
            join alliance.partner p using (partner_id)
            where s.token_hash = :token and s.expires_at > :now\
            """;

    private static final String EXTEND =
            "update alliance.session set expires_at = :expires where token_hash = :token";

    private static final String DELETE = "delete from alliance.session where token_hash = :token";

    private final Sql sql;

    SessionStore(Sql sql) {
        this.sql = sql;
    }

    /** A live session. */
    record Session(
            Caller.Staff staff, PartnerState partnerState, Instant createdAt, Instant expiresAt) {}

    void insert(String tokenHash, Staff staff, Instant now, Instant expires, int most) {
        sql.houseDo(h -> {
            h.createUpdate(INSERT)
                    .bind("token", tokenHash)
                    .bind("partner", staff.partner())
                    .bind("staff", staff.id())
                    .bind("now", now)
                    .bind("expires", expires)
                    .execute();
            h.createUpdate(TRIM)
                    .bind("staff", staff.id())
                    .bind("now", now)
                    .bind("most", most)
                    .execute();
        });
    }

    Optional<Session> find(String tokenHash, Instant now) {
        return sql.asHouse(h ->
                h.createQuery(FIND)
                        .bind("token", tokenHash)
                        .bind("now", now)
                        .map((row, _) -> session(row))
                        .findOne());
    }

    void extend(String tokenHash, Instant expires) {
        sql.houseDo(h ->
                h.createUpdate(EXTEND).bind("token", tokenHash).bind("expires", expires).execute());
    }

    void delete(String tokenHash) {
        sql.houseDo(h -> h.createUpdate(DELETE).bind("token", tokenHash).execute());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new Caller.Staff(
                        new StaffId(Rows.uuid(row, "staff_id")),
                        new PartnerId(Rows.uuid(row, "partner_id")),
                        PartnerStore.split(row.getString("kinds"), PartnerKind::valueOf),
                        PartnerStore.split(row.getString("roles"), Role::valueOf)),
                PartnerState.valueOf(row.getString("state")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"));
    }
}
