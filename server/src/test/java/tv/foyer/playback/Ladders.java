package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tv.foyer.media.Asset;

/** Assets of any shape, made from a seed. */
final class Ladders {
    static final String CODECS = "avc1.64001f,mp4a.40.2";
    private static final int[] HEIGHTS = {240, 360, 480, 720, 1080, 2160};

    private Ladders() {}

    static Asset random(RandomGenerator random, String key) {
        int segments = random.nextInt(1, 40);
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            micros.add(random.nextLong(1, 10_500_000));
        }
        int rungs = random.nextInt(1, HEIGHTS.length + 1);
        List<Asset.Rung> ladder = new ArrayList<>();
        for (int i = 0; i < rungs; i++) {
            ladder.add(rung(key, HEIGHTS[i], random.nextInt(200_000, 9_000_000), micros));
        }
        return new Asset(key, ladder);
    }

    /** Returns an asset of equal segments in some rungs. */
    static Asset even(String key, int segments, long segmentMicros, int... heights) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            micros.add(segmentMicros);
        }
        List<Asset.Rung> ladder = new ArrayList<>();
        for (int height : heights) {
            ladder.add(rung(key, height, height * 3_000, micros));
        }
        return new Asset(key, ladder);
    }

    static Asset.Rung rung(String key, int height, int bandwidth, List<Long> micros) {
        String folder = "media/" + key + "/" + height + "p/";
        List<Asset.Segment> segments = new ArrayList<>();
        for (int i = 0; i < micros.size(); i++) {
            segments.add(new Asset.Segment(folder + i + ".m4s", micros.get(i)));
        }
        return new Asset.Rung(
                height + "p",
                height * 16 / 9,
                height,
                bandwidth,
                CODECS,
                folder + "init.mp4",
                segments);
    }

    static Asset withCodecs(Asset asset, String codecs) {
        return new Asset(
                asset.key(),
                asset.rungs().stream()
                        .map(rung ->
                                new Asset.Rung(
                                        rung.name(),
                                        rung.width(),
                                        rung.height(),
                                        rung.bandwidth(),
                                        codecs,
                                        rung.init(),
                                        rung.segments()))
                        .toList());
    }
}
