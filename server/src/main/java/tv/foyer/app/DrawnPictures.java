package tv.foyer.app;

import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Discovery.Pictures;
import tv.foyer.scenery.ArtSpec;
import tv.foyer.scenery.LogoSpec;

/** The pictures that are drawn for titles and channels; their paths are known before they are. */
final class DrawnPictures implements Pictures {
    @Override
    public Paths of(Title title) {
        ArtSpec art = artOf(title);
        return new Paths(art.posterPath(), art.backdropPath());
    }

    @Override
    public Paths of(Channel channel) {
        String logo = logoOf(channel).path();
        return new Paths(logo, logo);
    }

    /** Returns what is drawn for a title; known before it is drawn. */
    static ArtSpec artOf(Title title) {
        String genre =
                title.art()
                        .composition()
                        .orElse(
                                title.genres().isEmpty()
                                        ? "drama"
                                        : title.genres().getFirst().key());
        return new ArtSpec(
                title.art().key(),
                genre,
                title.name().zh(),
                title.name().en(),
                title.id().value().getLeastSignificantBits());
    }

    static LogoSpec logoOf(Channel channel) {
        return new LogoSpec("channel-" + channel.number(), Integer.toString(channel.number()));
    }
}
