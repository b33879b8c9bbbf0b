package tv.foyer.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/** All there is to watch, as it stood at one moment. Immutable; read it once per request. */
public final class CatalogSnapshot {
    private static final Comparator<Title> IN_ORDER =
            Comparator.<Title, Integer>comparing(title -> title.number().orElse(0))
                    .thenComparing(Title::key);

    private final Map<TitleId, Title> titles = new LinkedHashMap<>();
    private final Map<TitleId, List<Title>> children = new HashMap<>();
    private final Map<TitleId, List<Offer>> offers = new HashMap<>();
    private final List<Channel> channels;
    private final Map<ChannelId, Channel> channelsById = new HashMap<>();
    private final Map<ChannelId, NavigableMap<Instant, Programme>> guide = new HashMap<>();

    /** The rows that a snapshot is made of, in any order. */
    record Rows(
            List<Title> titles,
            List<Offer> offers,
            List<Channel> channels,
            List<Programme> programmes) {}

    CatalogSnapshot(Rows rows) {
        for (Title title : rows.titles()) {
            titles.put(title.id(), title);
            title.parent()
                    .ifPresent(
                            id -> children.computeIfAbsent(id, _ -> new ArrayList<>()).add(title));
        }
        children.values().forEach(each -> each.sort(IN_ORDER));
        for (Offer offer : rows.offers()) {
            offers.computeIfAbsent(offer.title(), _ -> new ArrayList<>()).add(offer);
        }
        offers.values()
                .forEach(each ->
                        each.sort(
                                Comparator.comparing(Offer::terms)
                                        .thenComparing(offer -> offer.id().value())));
        channels =
                rows.channels().stream()
                        .sorted(
                                Comparator.comparingInt(Channel::number)
                                        .thenComparing(channel -> channel.id().value()))
                        .toList();
        channels.forEach(channel -> channelsById.put(channel.id(), channel));
        for (Programme programme : rows.programmes()) {
            guide.computeIfAbsent(programme.channel(), _ -> new TreeMap<>())
                    .put(programme.start(), programme);
        }
    }

    static CatalogSnapshot empty() {
        return new CatalogSnapshot(new Rows(List.of(), List.of(), List.of(), List.of()));
    }

    /** Returns all titles, seasons and episodes too, ordered by provider and key. */
    public Collection<Title> titles() {
        return Collections.unmodifiableCollection(titles.values());
    }

    public Optional<Title> title(TitleId id) {
        return Optional.ofNullable(titles.get(id));
    }

    /** Returns the seasons of a series or the episodes of a season, by number. */
    public List<Title> children(TitleId id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /** Returns the episodes of a series, season after season. */
    public List<Title> episodes(TitleId series) {
        return children(series).stream().flatMap(season -> children(season.id()).stream()).toList();
    }

    /** Returns the series to which a season or episode belongs; else the title itself. */
    public Title root(Title title) {
        return title.parent().flatMap(this::title).map(this::root).orElse(title);
    }

    /** Returns the episode that comes after one, also over the end of a season. */
    public Optional<Title> next(Title episode) {
        if (episode.kind() != Kind.EPISODE) {
            return Optional.empty();
        }
        List<Title> all = episodes(root(episode).id());
        int at = all.indexOf(episode);
        return at < 0 || at + 1 == all.size() ? Optional.empty() : Optional.of(all.get(at + 1));
    }

    /**
     * Returns a title's offers, free ones first; a season or episode without its own has its
     * parent's.
     */
    public List<Offer> offers(TitleId id) {
        List<Offer> own = offers.get(id);
        if (own != null) {
            return List.copyOf(own);
        }
        return title(id).flatMap(Title::parent).map(this::offers).orElse(List.of());
    }

    /** Returns the offers that hold on a brand at an instant, free ones first. */
    public List<Offer> offers(TitleId id, BrandId brand, Instant now) {
        return offers(id).stream().filter(offer -> offer.on(brand) && offer.at(now)).toList();
    }

    /** Returns the channels by number. */
    public List<Channel> channels() {
        return channels;
    }

    public Optional<Channel> channel(ChannelId id) {
        return Optional.ofNullable(channelsById.get(id));
    }

    public Optional<Programme> programmeAt(ChannelId channel, Instant now) {
        return Optional.ofNullable(guideOf(channel).floorEntry(now))
                .map(Map.Entry::getValue)
                .filter(programme -> now.isBefore(programme.end()));
    }

    /** Returns what a channel shows between two instants, also what only reaches into them. */
    public List<Programme> programmes(ChannelId channel, Instant from, Instant to) {
        NavigableMap<Instant, Programme> all = guideOf(channel);
        Instant first = Optional.ofNullable(all.floorKey(from)).orElse(from);
        return all.subMap(first, true, to, false).values().stream()
                .filter(programme -> programme.end().isAfter(from))
                .toList();
    }

    /** Returns the providers that have titles, in a fixed order. */
    public List<PartnerId> providers() {
        return titles.values().stream()
                .map(Title::provider)
                .distinct()
                .sorted(Comparator.comparing(PartnerId::value))
                .toList();
    }

    private NavigableMap<Instant, Programme> guideOf(ChannelId channel) {
        return guide.getOrDefault(channel, new TreeMap<>());
    }
}
