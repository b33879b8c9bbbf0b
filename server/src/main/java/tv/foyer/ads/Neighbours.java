package tv.foyer.ads;

/** What the ad house asks of other packages. */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Advertisers advertisers,
        Spots spots,
        BootSettings boot,
        Delivery delivery,
        DecidedBreak breaks,
        AuditTrail audit) {}
