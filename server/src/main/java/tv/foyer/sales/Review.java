package tv.foyer.sales;

/** Where a creative stands in its review. */
public enum Review {
    PENDING,
    APPROVED,
    REFUSED
}
