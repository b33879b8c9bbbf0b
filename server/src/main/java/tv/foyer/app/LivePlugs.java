package tv.foyer.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.foyer.ads.Viewers;
import tv.foyer.catalog.Programme;
import tv.foyer.devices.Brand;
import tv.foyer.devices.ProfileKind;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.live.LiveNeighbours;
import tv.foyer.live.LiveNeighbours.Question;
import tv.foyer.live.LiveNeighbours.Verdict;

/**
 * What live channels need of their neighbours: the guide, the brands, regions and ages that may see
 * them, the household's profiles, and the ads of their breaks.
 */
final class LivePlugs {
    private final House house;
    private final Viewers viewers;
    private final Map<ChannelId, LiveLine> lines;

    LivePlugs(House house, Viewers viewers, List<LiveLine> lines) {
        this.house = house;
        this.viewers = viewers;
        this.lines =
                lines.stream()
                        .collect(
                                Collectors.toMap(line -> line.channel().id(), Function.identity()));
    }

    LiveNeighbours neighbours() {
        return new LiveNeighbours(
                this::rights,
                this::on,
                new LiveBreaks(house, viewers)::fill,
                this::region,
                this::kids);
    }

    private Verdict rights(Question question) {
        LiveLine line = lines.get(question.channel());
        if (line == null) {
            return new Verdict.Refused("It is not live here.");
        }
        if (!line.brands().isEmpty() && !line.brands().contains(brand(question))) {
            return new Verdict.Refused("It is not offered on this brand.");
        }
        if (!line.regions().isEmpty()
                && question.region().filter(line.regions()::contains).isEmpty()) {
            return new Verdict.Refused("It may not be shown in this region.");
        }
        boolean fit =
                !question.kids()
                        || programme(question.channel(), question.at())
                                .filter(on -> on.rating().kidSafe())
                                .isPresent();
        return fit ? new Verdict.Shown() : new Verdict.Refused("It is not for children.");
    }

    private String brand(Question question) {
        return house.devices().brand(question.brand()).map(Brand::key).orElse("");
    }

    private Optional<Programme> programme(ChannelId channel, Instant at) {
        return house.catalog().snapshot().programmeAt(channel, at);
    }

    private Optional<LiveNeighbours.Programme> on(ChannelId channel, Instant at) {
        return programme(channel, at)
                .map(on -> new LiveNeighbours.Programme(on.title(), on.start(), on.end()));
    }

    private Optional<String> region(Caller.TvSet set) {
        return house.devices().adAudience(set.household()).region();
    }

    private Optional<Boolean> kids(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile).map(ProfileKind.KIDS::equals)
                : Optional.empty();
    }
}
