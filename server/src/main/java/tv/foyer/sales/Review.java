package tv.foyer.sales;

/** Where a creative stands in its review; only an approved one is ever shown. */
public enum Review {
    PENDING,
    APPROVED,
    REFUSED,
    /** No longer of its line item; kept to be read. */
    ARCHIVED
}
