package tv.foyer.channels;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tv.foyer.catalog.Rating;
import tv.foyer.channels.Schedule.Block;
import tv.foyer.channels.Schedule.Entry;
import tv.foyer.channels.Schedule.Listing;
import tv.foyer.channels.Schedule.Order;
import tv.foyer.channels.Schedule.Playlist;
import tv.foyer.kernel.Text;
import tv.foyer.media.Asset;

/**
 * Assets and schedules of any shape, made from a seed; an asset's key is its film's English name.
 */
final class Films {
    static final int TARGET = 6;
    private static final int[] HEIGHTS = {360, 720};

    final Map<String, Asset> assets = new TreeMap<>();

    static Films random(RandomGenerator random, int films) {
        Films all = new Films();
        for (int i = 0; i < films; i++) {
            all.add(random, "film-" + i, random.nextInt(20, 400));
        }
        for (int i = 0; i < 5; i++) {
            all.add(random, "spot-" + i, random.nextInt(1, 8));
        }
        return all;
    }

    Optional<Asset> find(String key) {
        return Optional.ofNullable(assets.get(key));
    }

    /** Segments of odd lengths, as 23.976 frames a second and cut scenes make them. */
    private void add(RandomGenerator random, String key, int segments) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            micros.add(random.nextInt(4) > 0 ? 4_004_000L : random.nextLong(1_000_000, 6_400_000));
        }
        assets.put(key, asset(key, micros));
    }

    static Asset asset(String key, List<Long> micros) {
        List<Asset.Rung> rungs = new ArrayList<>();
        for (int height : HEIGHTS) {
            String folder = "/media/assets/" + key + "/" + height + "p/";
            List<Asset.Segment> segments = new ArrayList<>();
            for (int i = 0; i < micros.size(); i++) {
                segments.add(new Asset.Segment(folder + i + ".m4s", micros.get(i)));
            }
            rungs.add(
                    new Asset.Rung(
                            height + "p",
                            height * 16 / 9,
                            height,
                            height * 3_000,
                            "avc1.64001f,mp4a.40.2",
                            folder + "init.mp4",
                            segments));
        }
        return new Asset(key, rungs);
    }

    Schedule schedule(RandomGenerator random, ZoneId zone) {
        return schedule(random, zone, Rating.ALL);
    }

    /** Blocks of hours, two playlists, breaks between films and inside them. */
    Schedule schedule(RandomGenerator random, ZoneId zone, Rating evening) {
        List<Entry> entries =
                assets.keySet().stream()
                        .filter(key -> key.startsWith("film-"))
                        .map(key -> entry(key, Rating.ALL, random))
                        .toList();
        List<Entry> late =
                entries.stream().map(entry -> entry(entry.key(), evening, random)).toList();
        List<Block> blocks = new ArrayList<>();
        for (int hour = 0; hour < 24; hour += random.nextInt(1, 4)) {
            boolean night = hour >= 20 || hour < 3;
            blocks.add(
                    new Block(
                            LocalTime.of(hour, hour == 0 ? 0 : random.nextInt(0, 30)),
                            Set.of(),
                            night ? "late" : "day",
                            Optional.empty(),
                            random.nextInt(0, 4),
                            random.nextInt(1, 3)));
        }
        return new Schedule(
                zone,
                TARGET,
                List.of(),
                blocks,
                List.of(
                        new Playlist("day", Order.SHUFFLE, random.nextLong(), 60, entries),
                        new Playlist("late", Order.IN_ORDER, 0, 0, late)),
                List.of("spot-0", "spot-1", "spot-2"),
                List.of("spot-3", "spot-4"));
    }

    /** The same, but each block is one programme of the guide. */
    static Schedule listed(Schedule schedule) {
        return new Schedule(
                schedule.zone(),
                schedule.targetSeconds(),
                schedule.brands(),
                schedule.blocks().stream()
                        .map(block ->
                                new Block(
                                        block.at(),
                                        block.days(),
                                        block.playlist(),
                                        Optional.of(
                                                new Listing(
                                                        text("block-" + block.at()),
                                                        text("about"))),
                                        block.breakAfter(),
                                        block.breakSpots()))
                        .toList(),
                schedule.playlists(),
                schedule.spots(),
                schedule.fillers());
    }

    private Entry entry(String key, Rating rating, RandomGenerator random) {
        int seconds = (int) (find(key).orElseThrow().durationMicros() / 1_000_000);
        List<Integer> breaks = random.nextBoolean() ? List.of(seconds / 3, seconds / 2) : List.of();
        return new Entry(key, key, text(key), text("about " + key), rating, breaks);
    }

    static Text text(String words) {
        return new Text("片 " + words, words);
    }
}
