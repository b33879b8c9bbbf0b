package tv.foyer.channels;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tv.foyer.channels.Schedule.Block;
import tv.foyer.channels.Schedule.Entry;
import tv.foyer.channels.Schedule.Playlist;
import tv.foyer.media.Asset;

/** What a schedule must keep before it may be published. Pure; finds all faults at once. */
final class ScheduleRules {
    static final int MOST_BLOCKS = 336;
    static final int MOST_PLAYLISTS = 64;
    static final int MOST_ENTRIES = 2_000;
    static final int MOST_SPOTS = 256;
    static final int MOST_SEGMENTS = 20_000;
    private static final int MOST_BREAKS = 16;
    private static final int MOST_FAULTS = 50;
    private static final int DAY_MINUTES = 24 * 60;
    private static final long MICROS = 1_000_000;
    private static final long MINUTE = 60 * MICROS;
    private static final long LONGEST = Duration.ofHours(12).toMillis() * 1_000;

    /** Rungs of one asset may differ by rounding of the encoder's ticks, not by more. */
    private static final long ALIGNED_WITHIN_MICROS = 1_000;

    private final Schedule schedule;
    private final Optional<Published> before;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, String> codecKinds = new HashMap<>();

    private ScheduleRules(Schedule schedule, Optional<Published> before) {
        this.schedule = schedule;
        this.before = before;
    }

    /** What the rules found: faults, or the assets that the schedule names. */
    record Finding(List<Fault> faults, Map<String, Asset> assets) {}

    static Finding check(
            Schedule schedule, Function<String, Optional<Asset>> find, Optional<Published> before) {
        ScheduleRules rules = new ScheduleRules(schedule, before);
        rules.sizes();
        if (rules.faults.isEmpty()) {
            rules.assets(find);
            rules.playlists();
            rules.blocks();
        }
        return new Finding(rules.faults.stream().limit(MOST_FAULTS).toList(), rules.assets);
    }

    private void sizes() {
        between("blocks", schedule.blocks().size(), 1, MOST_BLOCKS);
        between("playlists", schedule.playlists().size(), 1, MOST_PLAYLISTS);
        between("spots", schedule.spots().size(), 0, MOST_SPOTS);
        between("fillers", schedule.fillers().size(), 1, MOST_SPOTS);
        between("targetSeconds", schedule.targetSeconds(), 1, 30);
        for (Playlist playlist : schedule.playlists()) {
            String field = "playlists." + playlist.key();
            between(field + ".entries", playlist.entries().size(), 1, MOST_ENTRIES);
            between(field + ".noRepeatMinutes", playlist.noRepeatMinutes(), 0, 31 * DAY_MINUTES);
        }
        before.filter(old -> old.schedule().targetSeconds() != schedule.targetSeconds())
                .ifPresent(old ->
                        fault(
                                "targetSeconds",
                                "must stay "
                                        + old.schedule().targetSeconds()
                                        + " for the channel's life"));
    }

    private void assets(Function<String, Optional<Asset>> find) {
        Set<String> named = new TreeSet<>(schedule.spots());
        named.addAll(schedule.fillers());
        schedule.playlists()
                .forEach(list -> list.entries().forEach(entry -> named.add(entry.asset())));
        Set<String> ladder = new TreeSet<>();
        before.ifPresent(old -> old.ladder().forEach(step -> ladder.add(step.name())));
        for (String key : named) {
            Optional<Asset> asset = find.apply(key);
            if (asset.isEmpty()) {
                fault("assets." + key, "is not there, or not encoded yet");
            } else {
                assets.put(key, asset.get());
                asset(asset.get(), ladder);
            }
        }
    }

    private void asset(Asset asset, Set<String> ladder) {
        String field = "assets." + asset.key();
        Set<String> rungs = new TreeSet<>();
        asset.rungs().forEach(rung -> rungs.add(rung.name()));
        if (ladder.isEmpty()) {
            ladder.addAll(rungs);
        }
        if (!rungs.equals(ladder)) {
            fault(field, "has the rungs " + rungs + ", the channel has " + ladder);
        }
        sound(field, asset);
        for (Asset.Rung rung : asset.rungs()) {
            String kinds = codecKinds(rung.codecs());
            if (!kinds.equals(codecKinds.computeIfAbsent(rung.name(), _ -> kinds))) {
                fault(field, "rung " + rung.name() + " has " + kinds + ", others have not");
            }
        }
        if (asset.durationMicros() > LONGEST) {
            fault(field, "is longer than 12 hours");
        }
        List<Asset.Segment> first = asset.rungs().getFirst().segments();
        between(field + ".segments", first.size(), 1, MOST_SEGMENTS);
        for (Asset.Rung rung : asset.rungs()) {
            if (!aligned(first, rung.segments())) {
                fault(field, "rung " + rung.name() + " is cut at other instants");
            }
        }
        for (Asset.Segment segment : first) {
            if ((segment.durationMicros() + MICROS / 2) / MICROS > schedule.targetSeconds()
                    || segment.durationMicros() <= 0) {
                fault(field, "has a segment of " + segment.durationMicros() + " us");
                return;
            }
        }
    }

    /**
     * A player that was told of a sound waits for it: all assets of a channel have one, or none.
     */
    private void sound(String field, Asset asset) {
        String has =
                asset.sounds().stream()
                        .limit(1)
                        .map(sound -> codecKinds(sound.codecs()))
                        .findFirst()
                        .orElse("none");
        String expected = codecKinds.computeIfAbsent(Lines.SOUND, _ -> has);
        if (!has.equals(expected)) {
            fault(field, "has the sound " + has + ", others have " + expected);
        }
        int segments = asset.rungs().getFirst().segments().size();
        if (asset.sounds().stream().anyMatch(each -> each.segments().size() != segments)) {
            fault(field, "has a sound that is cut at other instants");
        }
    }

    /** Returns the codecs without profile and level, which may differ: {@code [avc1, mp4a]}. */
    static String codecKinds(String codecs) {
        Set<String> kinds = new TreeSet<>();
        for (String name : codecs.split(",", -1)) {
            int dot = name.indexOf('.');
            kinds.add((dot < 0 ? name : name.substring(0, dot)).strip());
        }
        return kinds.toString();
    }

    private static boolean aligned(List<Asset.Segment> first, List<Asset.Segment> other) {
        if (first.size() != other.size()) {
            return false;
        }
        long apart = 0;
        for (int i = 0; i < first.size() - 1; i++) {
            apart += other.get(i).durationMicros() - first.get(i).durationMicros();
            if (Math.abs(apart) > ALIGNED_WITHIN_MICROS) {
                return false;
            }
        }
        return true;
    }

    private void playlists() {
        Set<String> keys = new HashSet<>();
        for (Playlist playlist : schedule.playlists()) {
            String field = "playlists." + playlist.key();
            if (!keys.add(playlist.key())) {
                fault(field, "stands twice");
            }
            Set<String> entries = new LinkedHashSet<>();
            long micros = 0;
            for (Entry entry : playlist.entries()) {
                if (!entries.add(entry.key())) {
                    fault(field + "." + entry.key(), "stands twice");
                }
                if (entry.breakSeconds().size() > MOST_BREAKS) {
                    fault(field + "." + entry.key(), "at most " + MOST_BREAKS + " breaks");
                }
                micros += length(entry);
            }
            if (micros < playlist.noRepeatMinutes() * MINUTE) {
                fault(
                        field + ".noRepeatMinutes",
                        "all entries together last " + micros / MINUTE + " minutes only");
            }
        }
    }

    private void blocks() {
        Set<String> known = new HashSet<>();
        schedule.playlists().forEach(playlist -> known.add(playlist.key()));
        List<Block> inOrder =
                schedule.blocks().stream().sorted(Comparator.comparing(Block::at)).toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Block block = inOrder.get(i);
            String field = "blocks." + block.at();
            if (!block.at().equals(block.at().truncatedTo(ChronoUnit.MINUTES))) {
                fault(field, "begins at a full minute");
            }
            between(field + ".breakAfter", block.breakAfter(), 0, 100);
            between(field + ".breakSpots", block.breakSpots(), 0, 20);
            if (block.breakSpots() > 0 && schedule.spots().isEmpty()) {
                fault(field + ".breakSpots", "there are no spots");
            }
            if (!known.contains(block.playlist())) {
                fault(field + ".playlist", "unknown " + block.playlist());
            } else {
                room(field, block, inOrder.get((i + 1) % inOrder.size()));
            }
        }
    }

    /** An entry that is longer than its block would never be seen. */
    private void room(String field, Block block, Block next) {
        int minutes = minutes(next.at()) - minutes(block.at());
        long room = (minutes > 0 ? minutes : minutes + DAY_MINUTES) * MINUTE;
        for (Entry entry : schedule.playlist(block.playlist()).entries()) {
            if (length(entry) > room) {
                fault(field, "is shorter than its entry " + entry.key());
            }
        }
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private long length(Entry entry) {
        Asset asset = assets.get(entry.asset());
        return asset == null ? 0 : asset.durationMicros();
    }

    private void between(String field, int value, int least, int most) {
        if (value < least || value > most) {
            fault(field, least + " to " + most + " expected, was " + value);
        }
    }

    private void fault(String field, String rule) {
        faults.add(new Fault(field, rule));
    }
}
