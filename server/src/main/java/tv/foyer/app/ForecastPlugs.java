package tv.foyer.app;

import java.util.BitSet;
import java.util.List;
import tv.foyer.ads.PastBreak;
import tv.foyer.forecast.Chance;
import tv.foyer.forecast.Forecast;
import tv.foyer.forecast.Forecast.Rehearsal;
import tv.foyer.forecast.Forecast.Terms;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.OrderDraft;

/** The order book and the decisions as the forecast asks for them. */
final class ForecastPlugs implements Terms, Rehearsal {
    private final House house;

    ForecastPlugs(House house) {
        this.house = house;
    }

    Forecast.Neighbours neighbours() {
        return new Forecast.Neighbours(
                this,
                this,
                (who, rule) -> house.alliance().record(who, "forecast-not-told", "forecast", rule));
    }

    @Override
    public List<Booking.Fault> faults(PartnerId advertiser, OrderDraft.Line draft) {
        return house.sales().draftFaults(advertiser, draft);
    }

    @Override
    public LineItem lineItem(PartnerId advertiser, OrderDraft.Line draft) {
        return house.sales().asBooked(advertiser, draft);
    }

    @Override
    public BitSet filled(LineItem draft, List<Chance> breaks) {
        return house.ads()
                .rehearse(
                        draft,
                        breaks.stream()
                                .map(b ->
                                        new PastBreak(
                                                b.at(),
                                                b.household(),
                                                b.surface(),
                                                b.brand(),
                                                b.maker(),
                                                b.provider().isPresent(),
                                                b.opportunity()))
                                .toList());
    }
}
