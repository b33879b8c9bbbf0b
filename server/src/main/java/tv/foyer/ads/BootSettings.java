package tv.foyer.ads;

import tv.foyer.http.Caller;

/** Knows what a set's maker allows when it is switched on. */
@FunctionalInterface
public interface BootSettings {
    BootSetting of(Caller.TvSet set);

    /** The maker's wish; the policy pack may be stricter and then wins. */
    record BootSetting(boolean ads, int maxSeconds, int closeMarkMillis) {}
}
