package tv.foyer.app;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.alliance.Partner;
import tv.foyer.catalog.Genre;
import tv.foyer.devices.Brand;
import tv.foyer.devices.DeviceKind;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.measurement.Measurement.LineItemCourse;
import tv.foyer.sales.Curves;
import tv.foyer.sales.Delivery;
import tv.foyer.sales.Known;
import tv.foyer.sales.Plans;

/** What the order book asks of its neighbours, answered from the house. */
final class SalesPlugs {
    private final House house;

    SalesPlugs(House house) {
        this.house = house;
    }

    tv.foyer.sales.Neighbours neighbours(
            tv.foyer.sales.Neighbours.BrandNames brandName, Plans plans) {
        return new tv.foyer.sales.Neighbours(
                partner -> house.alliance().name(partner),
                brandName,
                this::advertisers,
                this::delivered,
                (who, action, subject, detail) ->
                        house.alliance().record(who, action, subject, detail),
                this::known,
                this::course,
                plans);
    }

    private List<PartnerId> advertisers() {
        return house.alliance().partners().stream()
                .filter(partner -> partner.kinds().contains(PartnerKind.ADVERTISER))
                .map(Partner::id)
                .toList();
    }

    private Map<LineItemId, Delivery.Delivered> delivered(Collection<LineItemId> wanted) {
        Set<LineItemId> asked = Set.copyOf(wanted);
        Map<LineItemId, Long> spent = house.ads().shownMicros();
        return house.measurement().lineItemsOfHouse().stream()
                .filter(numbers -> asked.contains(numbers.lineItem()))
                .collect(
                        Collectors.toMap(
                                numbers -> numbers.lineItem(),
                                numbers ->
                                        new Delivery.Delivered(
                                                numbers.impressions(),
                                                spent.getOrDefault(numbers.lineItem(), 0L),
                                                numbers.reach(),
                                                numbers.byDay().stream()
                                                        .map(d ->
                                                                new Delivery.DayCount(
                                                                        d.day(), d.impressions()))
                                                        .toList())));
    }

    /** What a booking may name. */
    private Known known() {
        return new Known(
                house.alliance().partners().stream()
                        .filter(partner -> partner.kinds().contains(PartnerKind.OPERATOR))
                        .map(Partner::id)
                        .findFirst(),
                house.devices().brands().stream()
                        .collect(Collectors.toMap(Brand::id, Brand::maker)),
                Arrays.stream(DeviceKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                house.catalog().snapshot().titles().stream()
                        .flatMap(title -> title.genres().stream())
                        .distinct()
                        .collect(Collectors.toMap(Genre::key, Genre::name)),
                house.devices().interests(),
                house.devices().regions());
    }

    private Curves.Curve course(PartnerId advertiser, LineItemId lineItem) {
        LineItemCourse course = house.measurement().course(advertiser, lineItem);
        return new Curves.Curve(
                course.hours().stream()
                        .map(h -> new Curves.HourCount(h.at(), h.impressions(), h.newHouseholds()))
                        .toList(),
                course.households().stream()
                        .map(t -> new Curves.Times(t.times(), t.households()))
                        .toList());
    }
}
