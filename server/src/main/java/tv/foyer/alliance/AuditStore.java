package tv.foyer.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Rows;
import tv.foyer.sql.Sql;

/** The trail of what staff did; written and read in the name of their partner. */
final class AuditStore {
    private static final String INSERT =
            """
            insert into alliance.audit (partner_id, audit_id, at, staff_id, action, subject, detail)
            values (:partner, :id, :at, :staff, :action, :subject, :detail)\
            """;

    private static final String PAGE =
            """
            select a.audit_id, a.at, a.staff_id, s.name, a.action, a.subject, a.detail
            from alliance.audit a join alliance.staff s using (partner_id, staff_id)
            where a.partner_id = :partner and (:before::uuid is null or a.audit_id < :before::uuid)
            order by a.audit_id desc limit :limit\
            """;

    private final Sql sql;

    AuditStore(Sql sql) {
        this.sql = sql;
    }

    /** One deed: what was done to what, and how. */
    record Deed(String action, String subject, String detail) {}

    /** One line of the trail. */
    record Entry(UUID id, Instant at, StaffId staff, String name, Deed deed) {}

    void insert(UUID id, Instant at, Caller.Staff staff, Deed deed) {
        sql.asPartner(
                staff.partner(),
                h ->
                        h.createUpdate(INSERT)
                                .bind("partner", staff.partner())
                                .bind("id", id)
                                .bind("at", at)
                                .bind("staff", staff.staff())
                                .bind("action", deed.action())
                                .bind("subject", deed.subject())
                                .bind("detail", deed.detail())
                                .execute());
    }

    /** Returns the newest entries before a cursor, newest first. */
    List<Entry> page(PartnerId reader, Optional<UUID> before, int limit) {
        return sql.asPartner(
                reader,
                h ->
                        h.createQuery(PAGE)
                                .bind("partner", reader)
                                .bind("before", before.map(UUID::toString).orElse(null))
                                .bind("limit", limit)
                                .map((row, _) -> entry(row))
                                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Rows.uuid(row, "audit_id"),
                Rows.instant(row, "at"),
                new StaffId(Rows.uuid(row, "staff_id")),
                row.getString("name"),
                new Deed(
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")));
    }
}
