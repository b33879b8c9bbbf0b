package tv.foyer.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.media.Asset;

/** Assets of any shape, made from a seed. */
final class Ladders {
    static final String CODECS = "avc1.64001f";
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
        return with(
                new Asset(key, ladder),
                some(random, "zh en fr") + " zxx",
                some(random, "zh en fr"));
    }

    private static String some(RandomGenerator random, String languages) {
        return Stream.of(languages.split(" ", -1))
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.joining(" "));
    }

    /** Adds sounds, each cut a little after the picture, and captions, in languages. */
    static Asset with(Asset asset, String sounds, String captions) {
        List<Asset.Segment> cuts = asset.rungs().getFirst().segments();
        List<Long> picture = cuts.stream().map(Asset.Segment::durationMicros).toList();
        List<Long> heard = new ArrayList<>(picture);
        for (int i = 0; i + 1 < heard.size(); i++) {
            long late = Math.min(10_000, heard.get(i + 1) / 2);
            heard.set(i, heard.get(i) + late);
            heard.set(i + 1, heard.get(i + 1) - late);
        }
        return new Asset(
                asset.key(),
                asset.rungs(),
                Stream.of(sounds.strip().split(" +", -1))
                        .filter(language -> !language.isEmpty())
                        .map(language -> sound(asset.key(), language, heard))
                        .toList(),
                Stream.of(captions.strip().split(" +", -1))
                        .filter(language -> !language.isEmpty())
                        .map(language ->
                                new Asset.Caption(
                                        "text-" + language,
                                        language,
                                        "in " + language,
                                        segments(asset.key(), "text-" + language, picture)))
                        .toList());
    }

    private static Asset.Sound sound(String key, String language, List<Long> micros) {
        String name = "sound-" + language;
        return new Asset.Sound(
                name,
                language,
                "in " + language,
                2,
                48_000,
                130_000,
                "mp4a.40.2",
                "media/" + key + "/" + name + "/init",
                segments(key, name, micros));
    }

    private static List<Asset.Segment> segments(String key, String track, List<Long> micros) {
        List<Asset.Segment> segments = new ArrayList<>();
        for (int i = 0; i < micros.size(); i++) {
            segments.add(new Asset.Segment("media/" + key + "/" + track + "/" + i, micros.get(i)));
        }
        return segments;
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
        return new Asset.Rung(
                height + "p",
                height * 16 / 9,
                height,
                bandwidth,
                CODECS,
                "media/" + key + "/" + height + "p/init",
                segments(key, height + "p", micros));
    }

    static Asset.Rung named(String name, Asset.Rung rung) {
        return new Asset.Rung(
                name,
                rung.width(),
                rung.height(),
                rung.bandwidth(),
                rung.codecs(),
                rung.init(),
                rung.segments());
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
                        .toList(),
                asset.sounds(),
                asset.captions());
    }
}
