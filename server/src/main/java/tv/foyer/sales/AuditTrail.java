package tv.foyer.sales;

import tv.foyer.http.Caller;

/** Keeps what staff changed. */
public interface AuditTrail {
    /** Records one action, for example {@code pause-line-item} on a line item's id. */
    void record(Caller.Staff who, String action, String subject, String detail);
}
