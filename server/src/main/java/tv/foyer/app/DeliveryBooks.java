package tv.foyer.app;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.creatives.Bookings;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;

/** The order book as those see it who take in what advertisers deliver. */
final class DeliveryBooks implements Bookings {
    private final House house;

    DeliveryBooks(House house) {
        this.house = house;
    }

    @Override
    public Optional<Target> target(LineItemId lineItem) {
        return house.sales().book().lineItems().stream()
                .filter(line -> line.id().equals(lineItem))
                .findFirst()
                .map(line ->
                        new Target(
                                line.advertiser(),
                                line.targeting().surfaces(),
                                OptionalInt.empty()));
    }

    @Override
    public boolean attach(Ready ready) {
        OrderDraft.Film film =
                new OrderDraft.Film(
                        ready.creative(),
                        switch (ready.kind()) {
                            case FILM -> LineItem.Format.VIDEO;
                            case PICTURE -> LineItem.Format.IMAGE;
                        },
                        ready.assetKey(),
                        ready.seconds(),
                        ready.surfaces(),
                        new Text(ready.name(), ready.name()),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return house.sales().attach(ready.advertiser(), ready.lineItem(), film)
                instanceof Booking.Booked;
    }

    @Override
    public Map<CreativeId, Decided> reviews(Collection<CreativeId> creatives) {
        return house.sales().decided(Set.copyOf(creatives)).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        new Decided(
                                                entry.getValue().review() == Review.APPROVED,
                                                entry.getValue().reason())));
    }
}
