package tv.foyer.channels;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Rating;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.media.Asset;
import tv.foyer.sql.Database;

/**
 * Many channels, each with a schedule of its own, on the real channels and a database of their own,
 * at an instant that stands; and viewers who saw a break decided for them that is still in the
 * playlist. In this package because schedules are kept here without being edited by anybody.
 */
public final class ChannelHouse implements AutoCloseable {
    public static final List<String> RUNGS = List.of("360p", "720p", "1080p");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T16:00:00Z");
    private static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/terntide"));
    private static final ProfileId PROFILE = new ProfileId(Ids.named("profile"));
    private static final int TARGET = 6;
    private static final int FILMS = 60;
    private static final int SPOTS = 8;

    /** Nobody is late in a house that only gets ready. */
    private static final Deal.Patience PATIENCE =
            new Deal.Patience(Duration.ofMinutes(2), Duration.ofMinutes(2));

    private final Path folder;
    private final Database database;
    private final Catalog catalog;
    private final Map<String, Asset> assets = new HashMap<>();
    private final List<ChannelId> ids;
    private final Channels channels;
    private volatile Instant now = NOW;

    private ChannelHouse(Path folder, int size) {
        this.folder = folder;
        this.database = Database.embedded(folder.resolve("database"));
        database.migrate(List.of("catalog", "channels"));
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < FILMS; i++) {
            assets.put("film-" + i, asset("film-" + i, films(random)));
        }
        for (int i = 0; i < 2 * SPOTS; i++) {
            String key = i < SPOTS ? "spot-" + i : "ad-" + (i - SPOTS);
            assets.put(key, asset(key, List.of(6_000_000L, 6_000_000L, 3_000_000L)));
        }
        this.catalog =
                Catalog.open(
                        database.sql(),
                        () -> now,
                        _ -> Optional.of(PROVIDER),
                        _ -> Optional.empty());
        ingest(size);
        this.ids =
                catalog.snapshot().channels().stream()
                        .sorted(Comparator.comparingInt(Channel::number))
                        .map(Channel::id)
                        .toList();
        keep();
        Keys keys = Keys.open(folder.resolve("keys"));
        this.channels =
                Channels.open(
                        new Channels.Ground(
                                database.sql(), keys, keys.signer("viewing"), () -> now, catalog),
                        new Channels.Plugs(
                                key -> Optional.ofNullable(assets.get(key)),
                                (_, _) -> Optional.of(false),
                                channel -> "/media/art/" + channel.key() + ".png",
                                new Sold(),
                                new Nobody()),
                        PATIENCE);
    }

    /** Opens so many channels. */
    public static ChannelHouse open(int size) throws IOException {
        return new ChannelHouse(Files.createTempDirectory("foyer-bench"), size);
    }

    public Routes routes() {
        return channels.routes();
    }

    public int size() {
        return ids.size();
    }

    /** Returns the folder of a channel's addresses for a set that nobody decides anything for. */
    public String plain(int channel) {
        String master = channels.master(ids.get(channel), set("plain"), false);
        return master.substring(0, master.lastIndexOf('/') + 1);
    }

    /**
     * Returns the folder of a viewer's addresses in whose playlist now there is a break that was
     * decided; empty if the channel has no break on now that began a while ago.
     */
    public Optional<String> personal(int channel, int viewer) {
        ChannelId id = ids.get(channel);
        long live = Timeline.micros(NOW);
        Optional<Timeline.Break> one =
                channels.timeline(id).orElseThrow().breaks(live - 20_000_000, live).stream()
                        .findFirst();
        if (one.isEmpty()) {
            return Optional.empty();
        }
        try {
            now = NOW.minus(Duration.ofMinutes(10));
            Opened opened = channels.open(set("viewer-" + viewer), id, PROFILE);
            String master = ((Opened.Playing) opened).play().master();
            String token = master.split("/", -1)[3];
            now = Timeline.instant(one.get().pod().startMicros() - 2_000_000);
            channels.print(token, RUNGS.getFirst(), Optional.empty());
            now = NOW;
            String text = new String(live(token, RUNGS.getFirst()), StandardCharsets.US_ASCII);
            return text.contains("/ad-")
                    ? Optional.of(master.substring(0, master.lastIndexOf('/') + 1))
                    : Optional.empty();
        } finally {
            now = NOW;
        }
    }

    /** Returns what the plain generator prints, after a look that ours is the same. */
    public byte[] same(int channel, String rung) {
        byte[] plain = peer(channel, rung);
        String token = plain(channel).split("/", -1)[3];
        if (!Arrays.equals(plain, live(token, rung))) {
            throw new IllegalStateException("the two print otherwise: channel " + channel);
        }
        return plain;
    }

    /** Has the plain generator print a playlist. */
    public byte[] peer(int channel, String rung) {
        Published published =
                channels.timeline(ids.get(channel)).orElseThrow().newest().published();
        return new PlainChannel(assets).print(published, rung, Timeline.micros(NOW));
    }

    private byte[] live(String token, String rung) {
        if (channels.print(token, rung, Optional.empty()) instanceof Printed.Found(var bytes)) {
            return bytes;
        }
        throw new IllegalStateException("no playlist of " + rung);
    }

    private void ingest(int size) {
        StringBuilder feed = new StringBuilder("<tv>");
        for (int i = 1; i <= size; i++) {
            feed.append("<channel id=\"c").append(i).append("\"><display-name>Channel ").append(i);
            feed.append("</display-name><display-name>").append(i);
            feed.append("</display-name></channel>");
        }
        byte[] bytes = feed.append("</tv>").toString().getBytes(StandardCharsets.UTF_8);
        IngestOutcome outcome =
                catalog.ingest(PROVIDER, "terntide", Format.XMLTV, new ByteArrayInputStream(bytes));
        if (!(outcome instanceof IngestOutcome.Applied(var report)) || report.rejected() > 0) {
            throw new IllegalStateException("the channels were not taken: " + outcome);
        }
    }

    /** Keeps a first version of every channel, as publishing does. */
    private void keep() {
        ScheduleStore store = new ScheduleStore(database.sql());
        IntStream.range(0, ids.size())
                .parallel()
                .forEach(i -> {
                    Publishing.Draft draft =
                            Publishing.draft(
                                    schedule(new SplittableRandom(i)),
                                    MIDNIGHT,
                                    NOW,
                                    Optional.empty(),
                                    key -> Optional.ofNullable(assets.get(key)));
                    if (!(draft instanceof Publishing.Draft.Good(var published))) {
                        throw new IllegalStateException(draft.toString());
                    }
                    store.keep(
                            new ScheduleStore.Place(PROVIDER, ids.get(i)),
                            published,
                            Optional.empty(),
                            NOW);
                });
    }

    /** Twelve films in a mixed order, a break between any two and two inside each. */
    private static Schedule schedule(SplittableRandom random) {
        List<Schedule.Entry> entries = new ArrayList<>();
        int first = random.nextInt(FILMS);
        for (int i = 0; i < 12; i++) {
            String key = "film-" + (first + 7 * i) % FILMS;
            entries.add(
                    new Schedule.Entry(
                            key,
                            key,
                            new Text(key, key),
                            new Text(key, key),
                            Rating.ALL,
                            List.of(400 + random.nextInt(60), 800 + random.nextInt(60))));
        }
        List<Schedule.Block> blocks = new ArrayList<>();
        for (int hour = 0; hour < 24; hour += 6) {
            blocks.add(
                    new Schedule.Block(
                            LocalTime.of(hour, random.nextInt(30)),
                            Set.of(),
                            "films",
                            Optional.empty(),
                            1,
                            2));
        }
        return new Schedule(
                ZoneId.of("Asia/Shanghai"),
                TARGET,
                List.of(),
                blocks,
                List.of(
                        new Schedule.Playlist(
                                "films", Schedule.Order.SHUFFLE, random.nextLong(), 60, entries)),
                List.of("spot-0", "spot-1", "spot-2", "spot-3"),
                List.of("spot-4", "spot-5"));
    }

    private static List<Long> films(SplittableRandom random) {
        List<Long> micros = new ArrayList<>();
        for (int i = random.nextInt(200, 400); i > 0; i--) {
            micros.add(6_000_000L);
        }
        micros.add(random.nextLong(1_000_000, 6_000_000));
        return micros;
    }

    private static Asset asset(String key, List<Long> micros) {
        List<Asset.Rung> rungs = new ArrayList<>();
        for (String name : RUNGS) {
            int height = Integer.parseInt(name.substring(0, name.length() - 1));
            String folder = "media/" + key + "/" + name + "/";
            List<Asset.Segment> segments = new ArrayList<>();
            for (int i = 0; i < micros.size(); i++) {
                String path = "%ssegment-%04d.m4s".formatted(folder, i);
                segments.add(new Asset.Segment(path, micros.get(i)));
            }
            rungs.add(
                    new Asset.Rung(
                            name,
                            height * 16 / 9,
                            height,
                            height * 4_000,
                            "avc1.64001f,mp4a.40.2",
                            folder + "init.mp4",
                            segments));
        }
        return new Asset(key, rungs);
    }

    private static Caller.TvSet set(String name) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("bench/device/" + name)),
                new HouseholdId(Ids.named("bench/household/" + name)),
                new ModelId(Ids.named("bench/model")),
                new BrandId(Ids.named("bench/brand")),
                new PartnerId(Ids.named("bench/maker")));
    }

    /** Sells every place of a break, to another creative for another session. */
    private static final class Sold implements AdBreaks {
        @Override
        public List<Ad> fill(Viewing viewing, Room room) {
            List<Ad> ads = new ArrayList<>();
            for (int i = 0; i < room.maxAds(); i++) {
                String key = "ad-" + Math.floorMod(viewing.session().hashCode() + i, SPOTS);
                ads.add(
                        new Ad(
                                new DecisionId(viewing.session().value()),
                                i,
                                new CreativeId(Ids.named(key)),
                                key,
                                new Text(key, key),
                                new Text("某广告主", "an advertiser"),
                                "token"));
            }
            return ads;
        }

        @Override
        public void giveUp(HouseholdId household, List<Ad> ads) {}
    }

    /** Nobody edits anything here. */
    private static final class Nobody implements Channels.Desk {
        @Override
        public List<Asset> assets() {
            return List.of();
        }

        @Override
        public Optional<String> staffName(PartnerId reader, StaffId staff) {
            return Optional.empty();
        }

        @Override
        public void record(Caller.Staff staff, String action, String subject, String detail) {}
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
