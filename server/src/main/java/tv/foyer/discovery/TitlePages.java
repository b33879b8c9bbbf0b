package tv.foyer.discovery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Kind;
import tv.foyer.catalog.Offer;
import tv.foyer.catalog.Title;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/** Makes the pages of titles. A page without the viewer's progress is better than no page. */
final class TitlePages {
    private static final int RECENT = 100;

    private final Progress progress;
    private final Patience patience;

    TitlePages(Progress progress, Patience patience) {
        this.progress = progress;
        this.patience = patience;
    }

    /** What a viewer watched of a title, and last of all. */
    private record Watched(
            Map<TitleId, Progress.Position> positions, List<Progress.Position> recent) {
        static final Watched NOTHING = new Watched(Map.of(), List.of());
    }

    /** Returns the page, or empty when there is no such title for this audience. */
    Optional<TitlePage> page(Shelf shelf, TitleId id, ProfileId profile, Instant now) {
        Optional<Title> found =
                shelf.catalog()
                        .title(id)
                        .map(title ->
                                title.kind() == Kind.SEASON ? shelf.catalog().root(title) : title);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Offer> offers = shelf.offers(found.get());
        return offers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        page(
                                shelf,
                                found.get(),
                                offers,
                                watched(shelf, found.get(), profile),
                                now));
    }

    private Watched watched(Shelf shelf, Title title, ProfileId profile) {
        Set<TitleId> asked = new HashSet<>();
        asked.add(title.id());
        shelf.catalog().episodes(title.id()).forEach(episode -> asked.add(episode.id()));
        return patience.ask(() ->
                        new Watched(
                                progress.positions(profile, asked),
                                title.kind() == Kind.SERIES
                                        ? progress.recent(profile, RECENT)
                                        : List.of()))
                .answer()
                .orElse(Watched.NOTHING);
    }

    private static TitlePage page(
            Shelf shelf, Title title, List<Offer> offers, Watched watched, Instant now) {
        Optional<Card.Bar> own = bar(watched, title);
        Card plain = shelf.card(title).orElseGet(() -> shelf.cards().of(title, offers.getFirst()));
        return new TitlePage(
                own.map(plain::with).orElse(plain),
                title.synopsis(),
                title.genres().stream().map(Genre::name).toList(),
                title.people().stream()
                        .map(each -> new TitlePage.Credit(each.name(), Cards.label(each.role())))
                        .toList(),
                title.rating().label(),
                offers.stream().map(offer -> line(shelf, offer, now)).toList(),
                seasons(shelf, title, watched),
                shelf.similar(title).stream().flatMap(each -> shelf.card(each).stream()).toList(),
                resume(shelf.catalog(), title, watched),
                seriesOf(shelf.catalog(), title));
    }

    private static TitlePage.OfferLine line(Shelf shelf, Offer offer, Instant now) {
        return new TitlePage.OfferLine(
                offer.id().value(),
                shelf.cards().providers().name(offer.provider()),
                Cards.label(offer.terms()),
                offer.at(now));
    }

    private static List<TitlePage.Season> seasons(Shelf shelf, Title title, Watched watched) {
        if (title.kind() != Kind.SERIES) {
            return List.of();
        }
        return shelf.catalog().children(title.id()).stream()
                .map(season ->
                        new TitlePage.Season(
                                season.number().orElse(0),
                                shelf.catalog().children(season.id()).stream()
                                        .filter(episode -> shelf.shows(episode.id()))
                                        .map(episode -> episode(shelf, episode, watched))
                                        .toList()))
                .filter(season -> !season.episodes().isEmpty())
                .toList();
    }

    private static TitlePage.Episode episode(Shelf shelf, Title episode, Watched watched) {
        return new TitlePage.Episode(
                episode.id().value(),
                episode.number().orElse(0),
                episode.name(),
                episode.synopsis(),
                shelf.cards().minutes(episode),
                shelf.cards().pictures().of(episode).backdrop(),
                bar(watched, episode));
    }

    private static Optional<Card.Bar> bar(Watched watched, Title title) {
        return Optional.ofNullable(watched.positions().get(title.id()))
                .map(each -> new Card.Bar(each.positionSeconds(), each.durationSeconds()));
    }

    private static Optional<TitlePage.Resume> resume(
            CatalogSnapshot catalog, Title title, Watched watched) {
        return switch (title.kind()) {
            case FILM, CLIP, EPISODE ->
                    Optional.ofNullable(watched.positions().get(title.id()))
                            .filter(each -> !each.done() && each.positionSeconds() > 0)
                            .map(each -> resumeAt(title, each.positionSeconds()));
            case SERIES -> resumeSeries(catalog, title, watched.recent());
            case SEASON -> Optional.empty();
        };
    }

    /** A series goes on where it was left last; after an episode's end with the next one. */
    private static Optional<TitlePage.Resume> resumeSeries(
            CatalogSnapshot catalog, Title series, List<Progress.Position> recent) {
        for (Progress.Position position : recent) {
            Optional<Title> episode = catalog.title(position.title());
            if (episode.map(each -> catalog.root(each).equals(series)).orElse(false)) {
                return position.done()
                        ? episode.flatMap(catalog::next).map(next -> resumeAt(next, 0))
                        : episode.map(each -> resumeAt(each, position.positionSeconds()));
            }
        }
        return Optional.empty();
    }

    private static TitlePage.Resume resumeAt(Title title, int seconds) {
        return new TitlePage.Resume(title.id().value(), seconds);
    }

    private static Optional<TitlePage.SeriesRef> seriesOf(CatalogSnapshot catalog, Title title) {
        return title.kind() == Kind.EPISODE
                ? Optional.of(catalog.root(title))
                        .map(series -> new TitlePage.SeriesRef(series.id().value(), series.name()))
                : Optional.empty();
    }
}
