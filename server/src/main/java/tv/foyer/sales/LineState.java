package tv.foyer.sales;

/** Where a line item stands; an archived one stays so. */
enum LineState {
    ACTIVE,
    PAUSED,
    ARCHIVED
}
