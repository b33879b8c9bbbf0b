package tv.foyer.app;

import java.util.Optional;
import tv.foyer.channels.Channels;
import tv.foyer.devices.ProfileKind;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ProfileId;

/** What channels ask of their neighbours, answered from the house. */
final class ChannelPlugs {
    private final House house;

    ChannelPlugs(House house) {
        this.house = house;
    }

    Channels.Plugs neighbours() {
        DrawnPictures pictures = new DrawnPictures();
        return new Channels.Plugs(
                key -> house.media().asset(key),
                this::kids,
                channel -> pictures.of(channel).poster());
    }

    private Optional<Boolean> kids(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile).map(ProfileKind.KIDS::equals)
                : Optional.empty();
    }
}
