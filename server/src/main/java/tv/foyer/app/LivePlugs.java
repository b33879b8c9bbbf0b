package tv.foyer.app;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.live.LiveNeighbours;

/**
 * What live channels need of their neighbours: the guide and the household's region. Nobody tells
 * rights for them yet, and no decision fills their breaks.
 */
final class LivePlugs {
    private final House house;

    LivePlugs(House house) {
        this.house = house;
    }

    LiveNeighbours neighbours() {
        LiveNeighbours none = LiveNeighbours.none();
        return new LiveNeighbours(none.rights(), this::on, none.breaks(), this::region);
    }

    private Optional<LiveNeighbours.Programme> on(ChannelId channel, Instant at) {
        return house.catalog()
                .snapshot()
                .programmeAt(channel, at)
                .map(on -> new LiveNeighbours.Programme(on.title(), on.start(), on.end()));
    }

    private Optional<String> region(Caller.TvSet set) {
        return house.devices().adAudience(set.household()).region();
    }
}
