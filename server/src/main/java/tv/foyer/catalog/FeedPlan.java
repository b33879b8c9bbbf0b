package tv.foyer.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.catalog.Feed.ChannelRecord;
import tv.foyer.catalog.Feed.OfferRecord;
import tv.foyer.catalog.Feed.ProgrammeRecord;
import tv.foyer.catalog.Feed.TitleRecord;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.OfferId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/**
 * What a feed changes: its records held against each other and against what is there. Pure; the
 * store carries it out in one transaction.
 */
final class FeedPlan {
    private final Source source;
    private final Known known;
    private final Map<String, Kind> kinds;
    private final Map<String, Channel> channelsByKey;
    private final List<TitleChange> titles = new ArrayList<>();
    private final List<ChannelChange> channels = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Whose feed it is. */
    record Source(PartnerId provider, String key) {}

    /**
     * What is there already.
     *
     * @param titles the provider's titles by their own keys
     * @param channels all channels of the house
     * @param hashes of the provider's titles and channels, by {@code title/key}, {@code
     *     channel/key}
     */
    record Known(
            Map<String, Title> titles,
            List<Channel> channels,
            Map<String, String> hashes,
            CatalogSnapshot guide) {}

    record TitleChange(Title title, List<Offer> offers, String hash) {}

    record ChannelChange(Channel channel, String hash) {}

    /** All that a channel shows between two instants, in place of what was there. */
    record Window(ChannelId channel, Instant from, Instant to, List<Programme> programmes) {}

    private FeedPlan(Source source, Known known) {
        this.source = source;
        this.known = known;
        this.kinds = new HashMap<>();
        known.titles().forEach((key, title) -> kinds.put(key, title.kind()));
        this.channelsByKey = new HashMap<>();
        for (Channel channel : known.channels()) {
            if (channel.provider().equals(source.provider())) {
                channelsByKey.put(channel.key(), channel);
            }
        }
    }

    static FeedPlan of(Feed feed, Source source, Known known) {
        FeedPlan plan = new FeedPlan(source, known);
        plan.entries.addAll(feed.remarks());
        plan.addTitles(feed.titles());
        plan.addChannels(feed.channels());
        plan.addProgrammes(feed.programmes());
        return plan;
    }

    List<TitleChange> titles() {
        return titles;
    }

    List<ChannelChange> channels() {
        return channels;
    }

    List<Window> windows() {
        return windows;
    }

    /** Returns the report: problems first, then the others, up to the bound. */
    IngestReport report() {
        return new IngestReport(
                count(Outcome.ACCEPTED),
                count(Outcome.UNCHANGED),
                count(Outcome.REJECTED),
                entries.stream()
                        .sorted(Comparator.comparing(entry -> entry.rule().isEmpty()))
                        .limit(IngestReport.MOST_LISTED)
                        .toList());
    }

    private int count(Outcome outcome) {
        return (int) entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /** Parents come before their children, whatever their order in the document. */
    private void addTitles(List<TitleRecord> records) {
        Map<String, TitleRecord> seen = new LinkedHashMap<>();
        for (TitleRecord record : records) {
            if (seen.putIfAbsent(record.key(), record) != null) {
                reject(record.key(), "key", "stands twice in this feed");
            }
        }
        seen.values().stream().sorted(Comparator.comparing(TitleRecord::kind)).forEach(this::add);
    }

    private void add(TitleRecord record) {
        Kind before = kinds.getOrDefault(record.key(), record.kind());
        if (before != record.kind()) {
            reject(record.key(), "kind", "was " + before + "; a key keeps its kind");
        } else if (record.hash().equals(known.hashes().get("title/" + record.key()))) {
            entries.add(Entry.of(record.key(), Outcome.UNCHANGED));
        } else if (!parentFits(record)) {
            reject(record.key(), "parent", "no " + parentKind(record.kind()) + " has this key");
        } else {
            kinds.put(record.key(), record.kind());
            titles.add(change(record));
            entries.add(Entry.of(record.key(), Outcome.ACCEPTED));
        }
    }

    private boolean parentFits(TitleRecord record) {
        return record.parent()
                .map(parent -> kinds.get(parent) == parentKind(record.kind()))
                .orElse(true);
    }

    private static Kind parentKind(Kind kind) {
        return kind == Kind.EPISODE ? Kind.SEASON : Kind.SERIES;
    }

    private TitleChange change(TitleRecord record) {
        TitleId id = Title.id(source.key(), record.key());
        Title title =
                new Title(
                        id,
                        source.provider(),
                        record.key(),
                        record.kind(),
                        record.name(),
                        record.synopsis(),
                        record.year(),
                        record.rating(),
                        record.genres(),
                        record.people(),
                        record.parent().map(parent -> Title.id(source.key(), parent)),
                        record.number(),
                        record.asset(),
                        record.art());
        List<Offer> offers = new ArrayList<>();
        for (OfferRecord offer : record.offers()) {
            offers.add(offer(title, offers.size(), offer));
        }
        return new TitleChange(title, List.copyOf(offers), record.hash());
    }

    private Offer offer(Title title, int index, OfferRecord offer) {
        String name = "offer/" + source.key() + "/" + title.key() + "/" + index;
        return new Offer(
                new OfferId(Ids.named(name)),
                source.provider(),
                title.id(),
                offer.terms(),
                offer.brands(),
                offer.from(),
                offer.until());
    }

    private void addChannels(List<ChannelRecord> records) {
        Map<String, ChannelRecord> seen = new LinkedHashMap<>();
        for (ChannelRecord record : records) {
            if (seen.putIfAbsent(record.key(), record) != null) {
                reject(record.key(), "id", "stands twice in this feed");
            }
        }
        seen.values().forEach(this::add);
    }

    private void add(ChannelRecord record) {
        if (record.hash().equals(known.hashes().get("channel/" + record.key()))) {
            entries.add(Entry.of(record.key(), Outcome.UNCHANGED));
            return;
        }
        Channel channel =
                new Channel(
                        new ChannelId(Ids.named("channel/" + source.key() + "/" + record.key())),
                        source.provider(),
                        record.key(),
                        record.number().orElseGet(() -> numberOf(record.key())),
                        record.name(),
                        record.logo());
        channelsByKey.put(record.key(), channel);
        channels.add(new ChannelChange(channel, record.hash()));
        entries.add(Entry.of(record.key(), Outcome.ACCEPTED));
    }

    /** A channel keeps its number; a new one without a number comes after all others. */
    private int numberOf(String key) {
        Channel before = channelsByKey.get(key);
        if (before != null) {
            return before.number();
        }
        int last = 0;
        for (Channel channel : known.channels()) {
            last = Math.max(last, channel.number());
        }
        for (Channel channel : channelsByKey.values()) {
            last = Math.max(last, channel.number());
        }
        return last + 1;
    }

    private void addProgrammes(List<ProgrammeRecord> records) {
        Map<String, List<ProgrammeRecord>> byChannel = new LinkedHashMap<>();
        for (ProgrammeRecord record : records) {
            byChannel.computeIfAbsent(record.channel(), _ -> new ArrayList<>()).add(record);
        }
        byChannel.forEach((key, programmes) ->
                Optional.ofNullable(channelsByKey.get(key))
                        .ifPresentOrElse(
                                channel -> addWindow(channel, programmes),
                                () -> rejectAll(programmes)));
    }

    private void rejectAll(List<ProgrammeRecord> programmes) {
        for (ProgrammeRecord programme : programmes) {
            reject(name(programme), "channel", "no channel has this id");
        }
    }

    private void addWindow(Channel channel, List<ProgrammeRecord> records) {
        Instant from = records.getFirst().start();
        Instant to = records.getLast().end();
        List<Programme> before = known.guide().programmes(channel.id(), from, to);
        Set<Programme> same = Set.copyOf(before);
        List<Programme> after = new ArrayList<>();
        for (ProgrammeRecord record : records) {
            Programme programme =
                    new Programme(
                            channel.id(),
                            record.start(),
                            record.end(),
                            record.title(),
                            record.synopsis(),
                            record.rating());
            after.add(programme);
            Outcome outcome = same.contains(programme) ? Outcome.UNCHANGED : Outcome.ACCEPTED;
            entries.add(Entry.of(name(record), outcome));
        }
        if (!after.equals(before)) {
            windows.add(new Window(channel.id(), from, to, List.copyOf(after)));
        }
    }

    private static String name(ProgrammeRecord programme) {
        return programme.channel() + "@" + programme.start();
    }

    private void reject(String record, String field, String rule) {
        entries.add(Entry.of(record, Outcome.REJECTED, field, rule));
    }
}
