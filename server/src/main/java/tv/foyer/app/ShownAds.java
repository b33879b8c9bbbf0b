package tv.foyer.app;

import java.util.Optional;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;

/** What an ad is shown by: films that are encoded, pictures that are there. */
final class ShownAds implements Spots {
    private final House house;

    ShownAds(House house) {
        this.house = house;
    }

    @Override
    public Optional<Spots.SpotFilm> film(String assetKey) {
        return house.media()
                .asset(assetKey)
                .map(asset -> {
                    Asset.Rung best = asset.rungs().getLast();
                    return new Spots.SpotFilm(
                            Media.master(assetKey),
                            best.width(),
                            best.height(),
                            house.media().mezzanine(assetKey));
                });
    }

    @Override
    public Optional<Spots.SpotPicture> picture(String assetKey) {
        return house.media()
                .picture(assetKey)
                .map(p -> new Spots.SpotPicture(p.path(), p.width(), p.height()));
    }
}
