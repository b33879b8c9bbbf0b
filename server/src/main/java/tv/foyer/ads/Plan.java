package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.Book;

/** The delivery plan: how each line item is held to its promise. Immutable. */
@FunctionalInterface
public interface Plan {
    Pace paceOf(LineItemId lineItem);

    /** Every line item competes by its price. */
    Plan NEUTRAL = _ -> Pace.NEUTRAL;

    /** Returns the plan in which every line item competes by its price. */
    static Plan neutral() {
        return NEUTRAL;
    }

    /**
     * In the ranking for a break a line item is worth its price plus {@code valueAdjustMicros} less
     * a part of {@code spreadMicros} that is drawn anew for each decision. Not above zero, it
     * stands back.
     */
    record Pace(long valueAdjustMicros, long spreadMicros) {
        /** Competes by its price. */
        public static final Pace NEUTRAL = new Pace(0, 0);

        public Pace {
            if (spreadMicros < 0) {
                throw new IllegalArgumentException("spreadMicros: not negative: " + spreadMicros);
            }
        }

        boolean neutral() {
            return valueAdjustMicros == 0 && spreadMicros == 0;
        }

        /** Returns the worth of one decision. */
        static long worthMicros(long price, long adjust, long spread, long draw) {
            return price + adjust - (long) (spread * ((draw >>> 11) * 0x1p-53));
        }

        /** Mixes two ids to evenly spread bits: equal in every node (SplitMix64's finaliser). */
        static long draw(long decision, long lineItem) {
            long mixed = decision + lineItem * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            return mixed ^ (mixed >>> 31);
        }
    }

    /** Makes plans. Called every few minutes, from one thread; may take seconds. */
    @FunctionalInterface
    interface Planner {
        /**
         * Returns the plan from now on.
         *
         * @param supply what the screens offered in the last days
         * @param delivered impressions shown so far
         */
        Plan plan(Book book, List<Supply> supply, Map<LineItemId, Long> delivered, Instant now);

        /** Plans nothing. */
        static Planner none() {
            return (_, _, _, _) -> neutral();
        }
    }

    /**
     * A kind of break and how many there are of it in an hour of the week.
     *
     * @param ratingAge of the content, 0 for all ages
     * @param hourOfWeek in the business zone, 0 is Monday 00:00
     * @param perHour how many were offered in that hour of one week
     */
    record Supply(
            Surface surface,
            BrandId brand,
            String modelClass,
            String region,
            List<String> genres,
            int ratingAge,
            boolean kids,
            List<String> segments,
            int maxSeconds,
            int maxAds,
            int hourOfWeek,
            double perHour) {}
}
