package tv.foyer.app;

import java.util.List;
import java.util.Optional;
import tv.foyer.channels.Channels;
import tv.foyer.devices.ProfileKind;
import tv.foyer.http.Caller;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.StaffId;
import tv.foyer.media.Asset;

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
                channel -> pictures.of(channel).poster(),
                new Desk());
    }

    private final class Desk implements Channels.Desk {
        @Override
        public List<Asset> assets() {
            return house.media().assets();
        }

        @Override
        public Optional<String> staffName(PartnerId reader, StaffId staff) {
            return house.alliance().staffName(reader, staff);
        }

        @Override
        public void record(Caller.Staff staff, String action, String subject, String detail) {
            house.alliance().record(staff, action, subject, detail);
        }
    }

    private Optional<Boolean> kids(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile).map(ProfileKind.KIDS::equals)
                : Optional.empty();
    }
}
