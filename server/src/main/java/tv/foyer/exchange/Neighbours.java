package tv.foyer.exchange;

/** What the market asks of other packages. */
public record Neighbours(
        Direct direct,
        Markup markup,
        KnownCreatives known,
        NewCreatives fresh,
        Members members,
        AuditTrail audit) {}
