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
    WRONG_DAYPART,
    WRONG_SURFACE,
    WRONG_BRAND,
    WRONG_MODEL_CLASS,
    WRONG_REGION,
    WRONG_GENRE,
    /** The content's age rating is above what the line item allows. */
    WRONG_RATING,
    /** It targets interests, and the household did not consent to that. */
    NO_CONSENT,
    WRONG_SEGMENT,
    NOT_FOR_KIDS,
    /** The policy pack allows no ad of this category, or no comparative ad, here. */
    POLICY_CATEGORY,
    /** The home screen has shown as many ads in this hour as the policy pack allows. */
    HOME_BUDGET,
    /** The maker of the set refuses this advertiser on its screens. */
    VETOED,
    /** No reviewed creative is encoded for this surface. */
    NO_CREATIVE,
    TOO_LONG,
    BELOW_FLOOR,
    BUDGET_SPENT,
    /** All impressions that were owed are delivered or promised. */
    GOAL_REACHED,
    HOUSEHOLD_CAP,
    /** The delivery plan spreads it over its flight and passes this opportunity on. */
    PACED,
    /** No programmatic buyer made an acceptable bid in time. */
    NO_BID,
    /** A competitor of the same category was chosen for the pod. */
    SEPARATION,
    /** Another line item of the same advertiser was chosen for the pod. */
    ADVERTISER_IN_POD,
    /** Eligible, but another set of ads was worth more in the time available. */
    OUTBID
}
