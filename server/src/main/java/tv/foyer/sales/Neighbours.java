package tv.foyer.sales;

/** What sales asks of other packages. */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Advertisers advertisers,
        Delivery delivery,
        AuditTrail audit) {}
