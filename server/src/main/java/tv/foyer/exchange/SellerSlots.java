package tv.foyer.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tv.foyer.openrtb.App;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.Imp;
import tv.foyer.openrtb.Video;

/** The places of a seller's request in the house's own words. */
final class SellerSlots {
    private SellerSlots() {}

    static List<SlotFacts> of(BidRequest request, List<Place> places, Seller seller) {
        return places.stream().map(place -> slot(request, place, seller)).toList();
    }

    private static SlotFacts slot(BidRequest request, Place place, Seller seller) {
        Imp imp = place.imp();
        boolean film = imp.video().isPresent();
        Optional<Video> video = imp.video();
        return new SlotFacts(
                seller.key(),
                BreakRequest.surfaceOf(imp),
                Optional.empty(),
                request.regs().coppa(),
                new SlotFacts.Room(
                        film ? place.maxSeconds() : 0,
                        place.maxAds(),
                        video.map(Video::minduration).orElse(0),
                        video.map(Video::maxduration).orElse(0),
                        video.map(Video::rqddurs).orElse(List.of()),
                        imp.floorCpmMicros()),
                around(request),
                refused(request, imp));
    }

    private static SlotFacts.Around around(BidRequest request) {
        Optional<App.Content> content = request.app().flatMap(App::content);
        return new SlotFacts.Around(
                content.map(App.Content::genre).orElse(""),
                content.map(App.Content::contentrating).orElse(""),
                content.map(App.Content::language).orElse(""),
                content.map(App.Content::len).orElse(0),
                content.map(App.Content::livestream).orElse(false),
                request.app().map(App::inventorypartnerdomain).orElse(""),
                request.device().country(),
                request.device().region());
    }

    private static SlotFacts.Refused refused(BidRequest request, Imp imp) {
        Set<String> advertisers = new HashSet<>();
        request.badv().forEach(domain -> advertisers.add(domain.toLowerCase(Locale.ROOT)));
        return new SlotFacts.Refused(
                Set.copyOf(request.bcat()),
                advertisers,
                imp.video().map(v -> Set.copyOf(v.battr())).orElse(Set.of()));
    }
}
