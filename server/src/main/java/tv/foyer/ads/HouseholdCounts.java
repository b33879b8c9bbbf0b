package tv.foyer.ads;

import tv.foyer.kernel.LineItemId;

/** What is already promised at the instant of a decision. */
interface HouseholdCounts {
    /** Returns how many impressions of today this household has seen or may still see. */
    int times(LineItemId lineItem);

    /** Returns the micro-units that were spent by impressions or may still be. */
    long committedMicros(LineItemId lineItem);

    /** Returns how many impressions were shown to anyone or may still be. */
    long committedImpressions(LineItemId lineItem);

    /** Returns how many ads its home screens got in the last hour. */
    int homeAds();
}
