package tv.foyer.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Kind;
import tv.foyer.catalog.Offer;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Rating;
import tv.foyer.catalog.Terms;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Discovery.Lengths;
import tv.foyer.discovery.Discovery.Pictures;
import tv.foyer.discovery.Discovery.Playout;
import tv.foyer.discovery.Discovery.Providers;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Text;

/** Makes cards of titles and channels. */
record Cards(
        CatalogSnapshot catalog,
        Lengths lengths,
        Providers providers,
        Pictures pictures,
        Playout playout) {
    /** Returns what a channel shows: as it is played out, else as its provider says. */
    List<Programme> programmes(ChannelId channel, Instant from, Instant to) {
        return playout.programmes(channel, from, to)
                .orElseGet(() -> catalog.programmes(channel, from, to));
    }

    Optional<Programme> programmeAt(ChannelId channel, Instant now) {
        return programmes(channel, now, now.plusNanos(1_000)).stream().findFirst();
    }

    /** Tells whether the house itself plays a channel out, so that a set can open it. */
    boolean playable(ChannelId channel, Instant now) {
        return playout.programmes(channel, now, now.plusNanos(1_000)).isPresent();
    }

    /** Makes a title's card; {@code offer} is the one that its mark speaks of. */
    Card of(Title title, Offer offer) {
        Pictures.Paths art = pictures.of(title);
        return new Card(
                title.id().value(),
                label(title.kind()),
                name(title),
                title.year(),
                minutes(title),
                title.rating().label(),
                title.genres().stream().map(Genre::name).toList(),
                providers.name(title.provider()),
                label(offer.terms()),
                art.poster(),
                art.backdrop(),
                title.synopsis(),
                Optional.empty(),
                Optional.empty());
    }

    Card of(Channel channel, Optional<Programme> now) {
        Pictures.Paths art = pictures.of(channel);
        return new Card(
                channel.id().value(),
                "channel",
                channel.name(),
                0,
                0,
                now.map(Programme::rating).orElse(Rating.ALL).label(),
                List.of(),
                providers.name(channel.provider()),
                label(Terms.FREE),
                art.poster(),
                art.backdrop(),
                now.map(Programme::synopsis).orElse(channel.name()),
                Optional.empty(),
                now.map(each -> new Card.Now(each.title(), each.start(), each.end())));
    }

    /** Returns an episode's name behind its series'; on its own it would tell nothing. */
    private Text name(Title title) {
        if (title.kind() != Kind.EPISODE) {
            return title.name();
        }
        Text series = catalog.root(title).name();
        return new Text(
                series.zh() + " · " + title.name().zh(), series.en() + " · " + title.name().en());
    }

    int minutes(Title title) {
        Optional<Title> pictures =
                title.kind() == Kind.SERIES
                        ? catalog.episodes(title.id()).stream().findFirst()
                        : Optional.of(title);
        OptionalInt seconds =
                pictures.flatMap(Title::asset).map(lengths::seconds).orElse(OptionalInt.empty());
        return Math.ceilDiv(seconds.orElse(0), 60);
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
