package tv.foyer.catalog;

/** How a viewer pays; in the order in which offers are shown. */
public enum Terms {
    FREE,
    SUBSCRIPTION,
    RENTAL
}
