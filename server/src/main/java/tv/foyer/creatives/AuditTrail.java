package tv.foyer.creatives;

import tv.foyer.http.Caller;

/** Keeps what staff did. */
@FunctionalInterface
public interface AuditTrail {
    /** Records one action, for example {@code deliver-creative} on a creative's id. */
    void record(Caller.Staff who, String action, String subject, String detail);
}
