package tv.foyer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.media.Asset;
import tv.foyer.playback.PlaybackConfig;
import tv.foyer.playback.PlaybackConfig.BreakRule;

/**
 * What ours and the peer stitch: two hours in six rungs of 1,200 segments of 6 s, four breaks of
 * two ads of 15 s in five segments. One playlist has 1,240 segments and 12 discontinuities.
 */
final class ManifestShape {
    static final int SEGMENTS = 1_200;
    static final int SEGMENTS_WITH_ADS = SEGMENTS + 4 * 2 * 5;
    static final int ADS = 40;
    static final List<String> RUNGS = List.of("240p", "360p", "480p", "720p", "1080p", "1440p");

    private static final long MICROS = 1_000_000;

    private ManifestShape() {}

    static PlaybackConfig config() {
        List<BreakRule> breaks = new ArrayList<>();
        for (int place = 200; place <= 800; place += 200) {
            breaks.add(new BreakRule(Surface.MID_ROLL, place, 0, 30, 2));
        }
        return new PlaybackConfig(
                breaks, Duration.ofHours(24), Duration.ofSeconds(30), 64L << 20, 25);
    }

    static Asset film() {
        return asset("film", SEGMENTS, 6 * MICROS);
    }

    static Asset ad(int number) {
        return asset("ad-" + number, 5, 3 * MICROS);
    }

    private static Asset asset(String key, int segments, long segmentMicros) {
        List<Asset.Rung> rungs = new ArrayList<>();
        for (String name : RUNGS) {
            int height = Integer.parseInt(name.substring(0, name.length() - 1));
            String folder = "media/" + key + "/" + name + "/";
            List<Asset.Segment> list = new ArrayList<>();
            for (int i = 0; i < segments; i++) {
                list.add(
                        new Asset.Segment(
                                "%ssegment-%04d.m4s".formatted(folder, i), segmentMicros));
            }
            rungs.add(
                    new Asset.Rung(
                            name,
                            height * 16 / 9,
                            height,
                            height * 4_000,
                            "avc1.64001f,mp4a.40.2",
                            folder + "init.mp4",
                            list));
        }
        return new Asset(key, rungs);
    }
}
