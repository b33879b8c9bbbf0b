package tv.foyer.catalog;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tv.foyer.catalog.Catalog.BrandKeys;
import tv.foyer.catalog.Feed.ChannelRecord;
import tv.foyer.catalog.Feed.TitleRecord;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.json.BadJson;
import tv.foyer.json.JsonItems;

/** Reads the house's own feed format, docs/feeds.md. Pure: bytes in, records out. */
final class FoyerJsonFeed implements JsonItems.Visitor {
    /** Part of each record's hash: a change of the reading itself makes every record new. */
    private static final String READING = "foyer-json/1\n";

    private final String provider;
    private final TitleReader reader;
    private final List<TitleRecord> titles = new ArrayList<>();
    private final List<ChannelRecord> channels = new ArrayList<>();
    private final List<Entry> rejected = new ArrayList<>();
    private Optional<String> saidProvider = Optional.empty();

    private FoyerJsonFeed(String provider, BrandKeys brands) {
        this.provider = provider;
        this.reader = new TitleReader(brands);
    }

    /**
     * Reads a document to its end.
     *
     * @param provider the key that the document must carry
     * @throws BrokenFeed if it cannot be read or is another provider's
     */
    static Feed parse(InputStream in, String provider, BrandKeys brands) {
        FoyerJsonFeed feed = new FoyerJsonFeed(provider, brands);
        try {
            JsonItems.read(in, feed);
        } catch (BadJson e) {
            throw new BrokenFeed(e.field(), e.rule());
        }
        if (feed.saidProvider.isEmpty()) {
            throw new BrokenFeed("provider", "must be given");
        }
        return new Feed(feed.titles, feed.channels, List.of(), feed.rejected);
    }

    @Override
    public void field(String name, JsonItems.Item value) {
        if (!name.equals("provider")) {
            throw new BrokenFeed(name, "unknown field");
        }
        String said = value.as(String.class);
        if (!said.equals(provider)) {
            throw new BrokenFeed("provider", "is not " + provider + ", whose feed this should be");
        }
        saidProvider = Optional.of(said);
    }

    @Override
    public void item(String name, int index, JsonItems.Item item) {
        if (titles.size() + channels.size() + rejected.size() >= Feed.MOST_RECORDS) {
            throw new BrokenFeed(name, "at most " + Feed.MOST_RECORDS + " records expected");
        }
        String named = item.textOf("key");
        String record = named.isBlank() ? name + "[" + index + "]" : clipped(named);
        try {
            switch (name) {
                case "titles" -> titles.add(reader.read(item.as(RawTitle.class), hash(item)));
                case "channels" -> channels.add(channel(item));
                default -> throw new BrokenFeed(name, "unknown field");
            }
        } catch (BadRecord e) {
            rejected.add(Entry.of(record, Outcome.REJECTED, e.field(), e.rule()));
        } catch (BadJson e) {
            rejected.add(Entry.of(record, Outcome.REJECTED, e.field(), e.rule()));
        }
    }

    private static ChannelRecord channel(JsonItems.Item item) {
        RawTitle.RawChannel raw = item.as(RawTitle.RawChannel.class);
        return new ChannelRecord(
                Rules.key("key", raw.key()),
                Optional.of(Rules.between("number", raw.number(), 1, 9_999)),
                Rules.text("name", raw.name(), 100),
                Optional.ofNullable(raw.logo()).map(logo -> Rules.words("logo", logo, 500)),
                hash(item));
    }

    private static String clipped(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }

    private static String hash(JsonItems.Item item) {
        return hash(READING, item.bytes());
    }

    static String hash(String reading, byte[] record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(reading.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(record));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
