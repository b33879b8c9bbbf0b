package tv.foyer.ads;

/** What the ad house asks of other packages. */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Spots spots,
        BootSettings boot,
        DecidedBreak breaks) {}
