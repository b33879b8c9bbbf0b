package tv.foyer.playback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * What one session was decided to see: the whole of it travels, signed, in the address of its
 * playlists, so that any node can print them. Bounded, so that the address stays short.
 *
 * @param asset the content's asset key
 * @param expires from this instant on the plan is refused; whole seconds
 * @param sale what its ads' impressions will be; absent if they cannot be said
 */
record PlayPlan(
        SessionId session,
        DeviceId device,
        HouseholdId household,
        TitleId title,
        String asset,
        List<Break> breaks,
        Instant expires,
        Optional<Sale> sale) {
    static final int MAX_BREAKS = 6;
    static final int MAX_ADS = 12;
    static final int MAX_KEY = 48;

    PlayPlan {
        breaks = List.copyOf(breaks);
        requireKey(asset);
        if (breaks.size() > MAX_BREAKS) {
            throw new IllegalArgumentException("breaks: at most " + MAX_BREAKS + " expected");
        }
        if (adsOf(breaks) > MAX_ADS) {
            throw new IllegalArgumentException("ads: at most " + MAX_ADS + " expected");
        }
        requireWhole(breaks, sale);
        if (!expires.equals(expires.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("expires: whole seconds expected");
        }
    }

    /** A plan that says nothing of its ads' impressions. */
    PlayPlan(
            SessionId session,
            DeviceId device,
            HouseholdId household,
            TitleId title,
            String asset,
            List<Break> breaks,
            Instant expires) {
        this(session, device, household, title, asset, breaks, expires, Optional.empty());
    }

    PlayPlan with(Sale sold) {
        return new PlayPlan(
                session, device, household, title, asset, breaks, expires, Optional.of(sold));
    }

    private static int adsOf(List<Break> breaks) {
        int ads = 0;
        for (Break one : breaks) {
            ads += one.ads().size();
        }
        return ads;
    }

    private static void requireWhole(List<Break> breaks, Optional<Sale> sale) {
        boolean whole =
                sale.isEmpty()
                        || (sale.get().decisions().size() == breaks.size()
                                && sale.get().ads().size() == adsOf(breaks));
        if (!whole) {
            throw new IllegalArgumentException("sale: one for each ad expected");
        }
    }

    /** A place in the content, in microseconds from its start, and the ads that stand there. */
    record Break(Surface surface, long contentMicros, List<Ad> ads) {
        Break {
            ads = List.copyOf(ads);
            if (contentMicros < 0) {
                throw new IllegalArgumentException("contentMicros: " + contentMicros);
            }
        }
    }

    /** One ad: its slot in the decision, its creative, and the key of the creative's asset. */
    record Ad(int slot, CreativeId creative, String asset) {
        Ad {
            requireKey(asset);
            if (slot < 0 || slot > 127) {
                throw new IllegalArgumentException("slot: 0 to 127 expected, was " + slot);
            }
        }
    }

    /** Tells whether an asset key can travel in a plan: 1 to 48 printable ASCII characters. */
    static boolean holds(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }

    private static void requireKey(String key) {
        if (!holds(key)) {
            throw new IllegalArgumentException(
                    "asset: 1 to " + MAX_KEY + " printable ASCII characters expected, was " + key);
        }
    }
}
