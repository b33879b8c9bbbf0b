package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tv.foyer.media.Asset;

/** Makes a version of a channel out of a schedule. Pure. */
final class Publishing {
    /**
     * A new version begins no sooner than this: longer than anything was printed ahead, and than
     * any node takes to hear of it.
     */
    static final Duration HORIZON = Duration.ofMinutes(5);

    /** A version, or why there is none. */
    sealed interface Draft {
        record Good(Published published) implements Draft {}

        record Bad(List<Fault> faults) implements Draft {}
    }

    private Publishing() {}

    static Draft draft(
            Schedule schedule,
            Instant validFrom,
            Instant now,
            Optional<Timeline> before,
            Function<String, Optional<Asset>> find) {
        Optional<Published> old = before.map(timeline -> timeline.newest().published());
        ScheduleRules.Finding finding = ScheduleRules.check(schedule, find, old);
        List<Fault> faults = new ArrayList<>(finding.faults());
        if (old.isPresent() && validFrom.isBefore(now.plus(HORIZON))) {
            faults.add(
                    new Fault(
                            "validFrom",
                            "at least " + HORIZON.toMinutes() + " minutes from now expected"));
        }
        if (old.isPresent() && !validFrom.isAfter(old.get().validFrom())) {
            faults.add(new Fault("validFrom", "after " + old.get().validFrom() + " expected"));
        }
        if (!faults.isEmpty()) {
            return new Draft.Bad(faults);
        }
        long from = Timeline.micros(validFrom);
        Map<String, Reel> reels = new TreeMap<>();
        finding.assets().forEach((key, asset) -> reels.put(key, Reel.of(asset.rungs().getFirst())));
        return new Draft.Good(
                new Published(
                        old.map(Published::version).orElse(0) + 1,
                        validFrom,
                        schedule,
                        reels,
                        ladder(new TreeMap<>(finding.assets())),
                        sound(new TreeMap<>(finding.assets())),
                        before.map(timeline -> timeline.openingAt(from))
                                .orElseGet(() -> Carry.first(from))));
    }

    /** A rung says the peak and the codecs of all that is played in it. */
    private static List<Published.Step> ladder(Map<String, Asset> assets) {
        Map<String, List<Asset.Rung>> byName = new LinkedHashMap<>();
        for (Asset asset : assets.values()) {
            for (Asset.Rung rung : asset.rungs()) {
                byName.computeIfAbsent(rung.name(), _ -> new ArrayList<>()).add(rung);
            }
        }
        List<Published.Step> ladder = new ArrayList<>();
        byName.forEach((name, rungs) -> ladder.add(step(name, rungs)));
        return ladder;
    }

    private static Published.Step step(String name, List<Asset.Rung> rungs) {
        return new Published.Step(
                name,
                rungs.stream().mapToInt(Asset.Rung::width).max().orElseThrow(),
                rungs.stream().mapToInt(Asset.Rung::height).max().orElseThrow(),
                rungs.stream().mapToInt(Asset.Rung::bandwidth).max().orElseThrow(),
                union(rungs.stream().map(Asset.Rung::codecs).toList()));
    }

    private static Optional<Published.Sound> sound(Map<String, Asset> assets) {
        List<Asset.Sound> sounds =
                assets.values().stream().flatMap(each -> each.sounds().stream().limit(1)).toList();
        return sounds.stream()
                .max(Comparator.comparingInt(Asset.Sound::bandwidth))
                .map(peak ->
                        new Published.Sound(
                                peak.bandwidth(),
                                union(sounds.stream().map(Asset.Sound::codecs).toList())));
    }

    private static String union(List<String> lists) {
        Set<String> codecs = new LinkedHashSet<>();
        for (String list : lists) {
            for (String codec : list.split(",", -1)) {
                codecs.add(codec.strip());
            }
        }
        return String.join(",", codecs);
    }
}
