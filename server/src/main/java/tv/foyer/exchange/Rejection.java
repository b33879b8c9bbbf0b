package tv.foyer.exchange;

/** Why a bid did not win: the first rule, in this order, that said no. */
enum Rejection {
    UNKNOWN_PLACE,
    WRONG_CURRENCY,
    NO_PRICE,
    WRONG_FORMAT,
    NO_MARKUP,
    UNKNOWN_DEAL,
    /** The place is for deals only. */
    NO_DEAL,
    BLOCKED_ADVERTISER,
    BLOCKED_CATEGORY,
    BLOCKED_ATTRIBUTE,
    /** A dynamic pod cannot place a film of unknown length. */
    NO_DURATION,
    WRONG_DURATION,
    WRONG_SLOT,
    BELOW_FLOOR,
    /** The film was not fetched and approved yet. */
    UNKNOWN_CREATIVE,
    /** More bids than are looked at. */
    TOO_MANY,
    /** Another set of ads was worth more, or shares something that a pod may hold once. */
    OUTBID
}
