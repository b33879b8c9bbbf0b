package tv.foyer.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Offer;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Rating;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Card;
import tv.foyer.discovery.Discovery.Pictures;
import tv.foyer.discovery.Progress;
import tv.foyer.json.Json;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

/**
 * The plain way to the same home screen: filter, sort, group and encode everything anew for each
 * request, from titles in memory. It gives the same bytes as ours, which the benchmark checks.
 */
final class PlainHome {
    private static final int ITEMS = 20;
    private static final int GENRES = 5;
    private static final int HEROES = 6;

    private final CatalogSnapshot catalog;
    private final List<Progress.Position> recent;
    private final Pictures pictures = new HomeHouse.Drawn();

    record Screen(Optional<Card> hero, List<Row> rows, List<String> late) {}

    record Row(String id, String kind, Text title, List<Card> items) {}

    PlainHome(CatalogSnapshot catalog, List<Progress.Position> recent) {
        this.catalog = catalog;
        this.recent = recent;
    }

    byte[] screen(Instant now) {
        List<Title> lively = lively(now);
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row("continue", "continue", new Text("继续观看", "Continue watching"), begun(now)));
        rows.add(row("household", "household", new Text("全家推荐", "For the household"), lively, now));
        rows.add(new Row("live", "live", new Text("正在直播", "Live now"), channels(now)));
        for (PartnerId provider : catalog.providers()) {
            List<Title> own = lively.stream().filter(t -> t.provider().equals(provider)).toList();
            rows.add(row("provider-" + provider, "provider", HomeHouse.name(provider), own, now));
        }
        rows.addAll(genres(lively, now));
        List<Title> edition =
                lively.stream()
                        .filter(t -> !best(t, now).orElseThrow().brands().isEmpty())
                        .toList();
        rows.add(row("edition", "edition", new Text("本机专享", "Only on this set"), edition, now));
        long day = now.getEpochSecond() / 86_400;
        Card hero = card(lively.get((int) (day % HEROES)), now);
        return Json.bytes(new Screen(Optional.of(hero), rows, List.of()));
    }

    private List<Title> lively(Instant now) {
        List<Title> shown =
                catalog.titles().stream()
                        .filter(t -> !t.kind().child() && best(t, now).isPresent())
                        .sorted(
                                Comparator.<Title>comparingInt(Title::year)
                                        .reversed()
                                        .thenComparing(t -> t.id().value()))
                        .toList();
        Map<PartnerId, List<Title>> byProvider =
                shown.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Title::provider, LinkedHashMap::new, Collectors.toList()));
        List<Title> mixed = new ArrayList<>();
        for (int round = 0; mixed.size() < shown.size(); round++) {
            for (List<Title> own : byProvider.values()) {
                if (round < own.size()) {
                    mixed.add(own.get(round));
                }
            }
        }
        return mixed;
    }

    private List<Row> genres(List<Title> lively, Instant now) {
        Map<Genre, List<Title>> byGenre = new LinkedHashMap<>();
        for (Title title : lively) {
            for (Genre genre : title.genres()) {
                byGenre.computeIfAbsent(genre, _ -> new ArrayList<>()).add(title);
            }
        }
        return byGenre.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Genre, List<Title>>>comparingInt(
                                        each -> -each.getValue().size())
                                .thenComparing(each -> each.getKey().key()))
                .limit(GENRES)
                .map(each ->
                        row(
                                "genre-" + each.getKey().key(),
                                "genre",
                                each.getKey().name(),
                                each.getValue(),
                                now))
                .toList();
    }

    private Row row(String id, String kind, Text name, List<Title> titles, Instant now) {
        return new Row(
                id, kind, name, titles.stream().limit(ITEMS).map(t -> card(t, now)).toList());
    }

    private List<Card> begun(Instant now) {
        List<Card> cards = new ArrayList<>();
        for (Progress.Position position : recent) {
            Title title = catalog.title(position.title()).orElseThrow();
            Card.Bar bar = new Card.Bar(position.positionSeconds(), position.durationSeconds());
            cards.add(card(title, best(title, now).orElseThrow(), Optional.of(bar)));
        }
        return cards;
    }

    private List<Card> channels(Instant now) {
        return catalog.channels().stream()
                .map(channel -> card(channel, catalog.programmeAt(channel.id(), now)))
                .toList();
    }

    private Optional<Offer> best(Title title, Instant now) {
        return catalog.offers(title.id(), HomeHouse.BRAND, now).stream().findFirst();
    }

    private Card card(Title title, Instant now) {
        return card(title, best(title, now).orElseThrow(), Optional.empty());
    }

    private Card card(Title title, Offer offer, Optional<Card.Bar> bar) {
        Optional<Title> film =
                title.asset().isPresent()
                        ? Optional.of(title)
                        : catalog.episodes(title.id()).stream().findFirst();
        int seconds = HomeHouse.seconds(film.flatMap(Title::asset).orElseThrow()).orElse(0);
        Pictures.Paths art = pictures.of(title);
        return new Card(
                title.id().value(),
                title.kind().name().toLowerCase(Locale.ROOT),
                title.name(),
                title.year(),
                Math.ceilDiv(seconds, 60),
                title.rating().label(),
                title.genres().stream().map(Genre::name).toList(),
                HomeHouse.name(title.provider()),
                offer.terms().name().toLowerCase(Locale.ROOT),
                art.poster(),
                art.backdrop(),
                title.synopsis(),
                bar,
                Optional.empty());
    }

    private Card card(Channel channel, Optional<Programme> now) {
        Pictures.Paths art = pictures.of(channel);
        return new Card(
                channel.id().value(),
                "channel",
                channel.name(),
                0,
                0,
                now.map(Programme::rating).orElse(Rating.ALL).label(),
                List.of(),
                HomeHouse.name(channel.provider()),
                "free",
                art.poster(),
                art.backdrop(),
                now.map(Programme::synopsis).orElse(channel.name()),
                Optional.empty(),
                now.map(each -> new Card.Now(each.title(), each.start(), each.end())));
    }
}
