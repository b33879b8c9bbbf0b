package tv.foyer.forecast;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tv.foyer.events.Event;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.log.Fold;

/** Keeps the breaks of sampled households, and forgets those that are older than the window. */
final class SampleFold implements Fold {
    private final ForecastConfig config;

    SampleFold(ForecastConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public void apply(Handle transaction, List<Recorded> facts) {
        List<Event.AdDecided> sampled = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (Recorded fact : facts) {
            if (fact.event() instanceof Event.AdDecided decided
                    && decided.opportunity().isPresent()) {
                newest = decided.at().isAfter(newest) ? decided.at() : newest;
                if (sampled(decided.household(), config.oneIn())) {
                    sampled.add(decided);
                }
            }
        }
        if (newest.isAfter(Instant.MIN)) {
            ForecastStore.add(transaction, sampled, zone());
            ForecastStore.forgetBefore(transaction, newest.minus(config.window()), zone());
        }
    }

    /** Whole households, so that what a cap does to the sample is what it does to all. */
    static boolean sampled(HouseholdId household, int oneIn) {
        int mixed = household.hashCode() * 0x9E3779B9;
        return Integer.remainderUnsigned(mixed ^ (mixed >>> 16), oneIn) == 0;
    }

    private ZoneId zone() {
        return config.zone();
    }
}
