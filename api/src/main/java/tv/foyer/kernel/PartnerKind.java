package tv.foyer.kernel;

/** What a partner is in the alliance; one partner may be several. */
public enum PartnerKind {
    /** Sells sets. */
    MAKER,
    /** Brings films, series and channels. */
    PROVIDER,
    ADVERTISER,
    MERCHANT,
    /** The joint company itself. */
    OPERATOR,
    /** Holds the broadcast-control licence. */
    LICENSEE,
    /** The internet company: equity, content and advertisers, no sets. */
    INTERNET
}
