package tv.foyer.events;

/** Why a beacon is not a fact. Duplicates are not here: the log itself counts them. */
public enum BeaconFault {
    /** The token's signature does not verify, or it belongs to another set. */
    FORGED,
    /** The token had expired when the beacon arrived. */
    LATE,
    /** A field breaks a rule, for example more seconds than the clock allows. */
    IMPLAUSIBLE
}
