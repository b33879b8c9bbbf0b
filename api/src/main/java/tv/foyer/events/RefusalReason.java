package tv.foyer.events;

/**
 * Why a line item did not fill a break: the first rule, in the order of the decision, that said no.
 */
public enum RefusalReason {
    /** The policy pack or the household's opt-out allows no ad on this surface. */
    SURFACE_NOT_ALLOWED,
    PAUSED,
    NOT_STARTED,
    ENDED,
    WRONG_SURFACE,
    WRONG_BRAND,
    NOT_FOR_KIDS,
    /** The maker of the set refuses this advertiser on its screens. */
    VETOED,
    /** No reviewed creative is encoded for this surface. */
    NO_CREATIVE,
    TOO_LONG,
    BELOW_FLOOR,
    BUDGET_SPENT,
    HOUSEHOLD_CAP,
    /** A competitor of the same category was chosen for the pod. */
    SEPARATION,
    /** Another line item of the same advertiser was chosen for the pod. */
    ADVERTISER_IN_POD,
    /** Eligible, but another set of ads was worth more in the time available. */
    OUTBID
}
