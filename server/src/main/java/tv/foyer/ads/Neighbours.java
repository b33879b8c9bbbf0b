package tv.foyer.ads;

/** What the ad house asks of other packages. */
public record Neighbours(
        PartnerNames partners,
        BrandNames brands,
        Spots spots,
        BootSettings boot,
        DecidedBreak breaks,
        Viewers viewers,
        QrCodes qr,
        Demand demand) {

    /** Where the demand beyond the order book's prices comes from. */
    public record Demand(Market market, Plan.Planner planner, PastBooks past) {
        /** The order book alone. */
        public static Demand none() {
            return new Demand(Market.none(), Plan.Planner.none(), PastBooks.none());
        }
    }
}
