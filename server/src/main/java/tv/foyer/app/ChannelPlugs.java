package tv.foyer.app;

import java.util.List;
import java.util.Optional;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.PlacedAd;
import tv.foyer.ads.Viewers;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.channels.AdBreaks;
import tv.foyer.channels.Channels;
import tv.foyer.devices.ProfileKind;
import tv.foyer.discovery.Discovery;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.StaffId;
import tv.foyer.media.Asset;

/** What channels ask of their neighbours, answered from the house. */
final class ChannelPlugs {
    private final House house;
    private final Viewers viewers;

    ChannelPlugs(House house, Viewers viewers) {
        this.house = house;
        this.viewers = viewers;
    }

    Channels.Plugs neighbours() {
        DrawnPictures pictures = new DrawnPictures();
        return new Channels.Plugs(
                key -> house.media().asset(key),
                this::kids,
                channel -> pictures.of(channel).poster(),
                new Breaks(),
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

    /** What a set can open: channels of the house by their playout, live ones by their guide. */
    static Discovery.Playout playout(House house) {
        return (channel, from, to) ->
                house.channels()
                        .programmes(channel, from, to)
                        .or(() -> {
                            CatalogSnapshot catalog = house.catalog().snapshot();
                            return house.live().follows(channel)
                                    ? Optional.of(catalog.programmes(channel, from, to))
                                    : Optional.empty();
                        });
    }

    private Optional<Boolean> kids(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile).map(ProfileKind.KIDS::equals)
                : Optional.empty();
    }

    /** Channels' breaks, sold by the ad house as a film's are. */
    private final class Breaks implements AdBreaks {
        @Override
        public List<Ad> fill(Viewing viewing, Room room) {
            return viewers
                    .profile(viewing.household(), viewing.profile())
                    .map(viewer -> request(viewing, viewer, room))
                    .map(request -> house.ads().decideBreaks(request).getFirst())
                    .orElse(List.of())
                    .stream()
                    .map(this::placed)
                    .toList();
        }

        @Override
        public void giveUp(HouseholdId household, List<Ad> ads) {
            ads.forEach(ad -> house.ads().giveUp(household, ad.decision(), ad.slot()));
        }

        private AdRequest request(Viewing viewing, AdRequest.Viewer viewer, Room room) {
            return new AdRequest(
                    viewing.device(),
                    viewing.household(),
                    viewing.brand(),
                    viewing.maker(),
                    viewers.screen(viewing.model()),
                    viewer,
                    viewing.title(),
                    Optional.of(viewing.provider()),
                    List.of(
                            new AdRequest.Room(
                                    Surface.MID_ROLL, room.maxSeconds(), room.maxAds())));
        }

        private Ad placed(PlacedAd ad) {
            return new Ad(
                    ad.decision(),
                    ad.slot(),
                    ad.creative(),
                    ad.assetKey(),
                    ad.title(),
                    house.alliance().name(ad.advertiser()),
                    ad.token());
        }
    }
}
