package tv.foyer.exchange;

import tv.foyer.http.Caller;

/** Keeps what staff changed. */
@FunctionalInterface
public interface AuditTrail {
    void record(Caller.Staff who, String action, String subject, String detail);
}
