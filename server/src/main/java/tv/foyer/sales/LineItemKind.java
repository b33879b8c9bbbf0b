package tv.foyer.sales;

/** How a line item was sold; the first is served first where the plan cannot serve all. */
public enum LineItemKind {
    /** A share of voice on what it targets. */
    SPONSORSHIP,
    /** So many impressions, evenly over its flight. */
    GUARANTEED,
    /** As many impressions as its price wins and its budget pays. */
    PRICE_PRIORITY,
    /** Filled by the bids of a programmatic buyer; the price is the floor. */
    PROGRAMMATIC,
    /** The house's own: fills what nobody bought, for nothing. */
    HOUSE
}
