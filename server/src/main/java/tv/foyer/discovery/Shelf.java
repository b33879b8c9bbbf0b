package tv.foyer.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Offer;
import tv.foyer.catalog.Rating;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Discovery.Providers;
import tv.foyer.json.Json;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/**
 * What one audience may see, from one instant until the next edge of any offer's window: the only
 * place that holds rights and ages against an audience. Holds the cards and the rows that are the
 * same for all of the audience, encoded.
 */
final class Shelf {
    private static final Text EDITION = new Text("本机专享", "Only on this set");
    private static final int HERO_CHOICE = 6;

    private final Audience audience;
    private final Cards cards;
    private final Providers providers;
    private final DiscoveryConfig config;
    private final Instant until;
    private final Map<TitleId, Offer> best = new HashMap<>();
    private final List<Title> lively;
    private final Map<TitleId, byte[]> encoded = new ConcurrentHashMap<>();
    private final Map<RowKind, byte[]> rows = new EnumMap<>(RowKind.class);
    private final Map<TitleId, List<Title>> similar = new ConcurrentHashMap<>();
    private final LiveRow live;

    Shelf(Audience audience, Cards cards, DiscoveryConfig config, Instant now) {
        this.audience = audience;
        this.cards = cards;
        this.providers = cards.providers();
        this.config = config;
        Instant edge = now.plus(Duration.ofDays(1));
        for (Title title : cards.catalog().titles()) {
            for (Offer offer : cards.catalog().offers(title.id())) {
                edge = earliest(edge, now, offer);
            }
            bestOffer(title, now).ifPresent(offer -> best.put(title.id(), offer));
        }
        this.until = edge;
        this.lively = arranged();
        this.live = new LiveRow(cards, audience.kids(), config.rowItems());
        rows.put(RowKind.HOUSEHOLD, popularRow());
        rows.put(RowKind.PROVIDER, providerRows());
        rows.put(RowKind.GENRE, genreRows());
        rows.put(RowKind.EDITION, editionRow());
    }

    Audience audience() {
        return audience;
    }

    CatalogSnapshot catalog() {
        return cards.catalog();
    }

    Cards cards() {
        return cards;
    }

    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    /** Tells whether the audience may see a title and learn that it exists. */
    boolean shows(TitleId title) {
        return best.containsKey(title);
    }

    /** Tells whether an age is fit for the audience. */
    boolean fits(Rating rating) {
        return !audience.kids() || rating.kidSafe();
    }

    /** Returns the films, series and clips that the audience may see, the liveliest first. */
    List<Title> lively() {
        return lively;
    }

    private List<Title> arranged() {
        return interleaved(
                cards.catalog().titles().stream()
                        .filter(title -> !title.kind().child() && shows(title.id()))
                        .sorted(
                                Comparator.<Title>comparingInt(Title::year)
                                        .reversed()
                                        .thenComparing(title -> title.id().value()))
                        .toList());
    }

    Optional<Card> card(Title title) {
        return Optional.ofNullable(best.get(title.id())).map(offer -> cards.of(title, offer));
    }

    /** Returns the card of a title that the audience may see, encoded without progress. */
    byte[] encoded(Title title) {
        return encoded.computeIfAbsent(title.id(), id -> Json.bytes(cards.of(title, shown(id))));
    }

    /** Returns the titles most like one, found once. */
    List<Title> similar(Title title) {
        return similar.computeIfAbsent(
                title.id(), _ -> Similar.to(title, lively, config.rowItems()));
    }

    /**
     * Returns the offers of a title on the audience's brand, whether they hold now or not, free
     * ones first; none where the age does not fit.
     */
    List<Offer> offers(Title title) {
        return fits(title.rating()) && fits(catalog().root(title).rating())
                ? catalog().offers(title.id()).stream()
                        .filter(offer -> offer.on(audience.brand()))
                        .toList()
                : List.of();
    }

    /** Returns the encoded rows of a kind that is the same for the whole audience; maybe none. */
    byte[] rows(RowKind kind, Instant now) {
        return kind == RowKind.LIVE ? live.at(now) : rows.getOrDefault(kind, new byte[0]);
    }

    /** Returns the card for the top of the screen: another one each day, the same all day. */
    Optional<byte[]> hero(Instant now) {
        int choice = Math.min(HERO_CHOICE, lively.size());
        if (choice == 0) {
            return Optional.empty();
        }
        long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
        return Optional.of(encoded(lively.get((int) Math.floorMod(day, (long) choice))));
    }

    private Offer shown(TitleId title) {
        return Optional.ofNullable(best.get(title))
                .orElseThrow(() -> new IllegalStateException("not on this shelf: " + title));
    }

    private Optional<Offer> bestOffer(Title title, Instant now) {
        return fits(title.rating()) && fits(cards.catalog().root(title).rating())
                ? cards.catalog().offers(title.id(), audience.brand(), now).stream().findFirst()
                : Optional.empty();
    }

    private static Instant earliest(Instant edge, Instant now, Offer offer) {
        Instant from = offer.from().filter(now::isBefore).orElse(edge);
        Instant until = offer.until().filter(now::isBefore).orElse(edge);
        Instant first = from.isBefore(until) ? from : until;
        return first.isBefore(edge) ? first : edge;
    }

    /** Takes turns between providers, so that none fills a row alone by its newer titles. */
    private static List<Title> interleaved(List<Title> titles) {
        Map<PartnerId, List<Title>> byProvider =
                titles.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Title::provider, LinkedHashMap::new, Collectors.toList()));
        List<Title> mixed = new ArrayList<>(titles.size());
        for (int round = 0; mixed.size() < titles.size(); round++) {
            for (List<Title> own : byProvider.values()) {
                if (round < own.size()) {
                    mixed.add(own.get(round));
                }
            }
        }
        return List.copyOf(mixed);
    }

    private byte[] popularRow() {
        List<byte[]> found = new ArrayList<>();
        row("household", RowKind.HOUSEHOLD, () -> HouseholdRow.NAME, lively, found);
        return joined(found);
    }

    private byte[] providerRows() {
        Map<PartnerId, List<Title>> byProvider =
                lively.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Title::provider, LinkedHashMap::new, Collectors.toList()));
        List<byte[]> found = new ArrayList<>();
        for (PartnerId provider : catalog().providers()) {
            row(
                    "provider-" + provider,
                    RowKind.PROVIDER,
                    () -> providers.name(provider),
                    byProvider.getOrDefault(provider, List.of()),
                    found);
        }
        return joined(found);
    }

    private byte[] genreRows() {
        Map<Genre, List<Title>> byGenre = new LinkedHashMap<>();
        for (Title title : lively) {
            for (Genre genre : title.genres()) {
                byGenre.computeIfAbsent(genre, _ -> new ArrayList<>()).add(title);
            }
        }
        List<byte[]> found = new ArrayList<>();
        byGenre.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<Genre, List<Title>>>comparingInt(
                                        each -> -each.getValue().size())
                                .thenComparing(each -> each.getKey().key()))
                .limit(config.genreRows())
                .forEach(each ->
                        row(
                                "genre-" + each.getKey().key(),
                                RowKind.GENRE,
                                each.getKey()::name,
                                each.getValue(),
                                found));
        return joined(found);
    }

    /** An edition is what providers offer to this brand by name. */
    private byte[] editionRow() {
        List<byte[]> found = new ArrayList<>();
        row(
                "edition",
                RowKind.EDITION,
                () -> EDITION,
                lively.stream().filter(title -> !shown(title.id()).brands().isEmpty()).toList(),
                found);
        return joined(found);
    }

    private void row(
            String id,
            RowKind kind,
            Supplier<Text> name,
            Collection<Title> titles,
            List<byte[]> found) {
        if (!titles.isEmpty()) {
            List<byte[]> pieces = new ArrayList<>();
            Piece.row(
                    pieces,
                    Piece.rowHead(id, kind, name.get()),
                    titles.stream().limit(config.rowItems()).map(this::encoded).toList());
            found.add(Piece.concat(pieces));
        }
    }

    private static byte[] joined(List<byte[]> rows) {
        List<byte[]> pieces = new ArrayList<>();
        Piece.joined(pieces, rows);
        return Piece.concat(pieces);
    }
}
