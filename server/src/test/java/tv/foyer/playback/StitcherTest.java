package tv.foyer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tv.foyer.media.Asset;

/** The invariants of stitching, over random ladders, breaks and ads. */
class StitcherTest {
    private static final int SHAPES = 400;

    private record Shape(ManifestChunks content, List<Stitcher.Pod> pods) {
        static Shape random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            ManifestChunks content = ManifestChunks.cut(Ladders.random(random, "film"));
            TreeSet<Integer> places = new TreeSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                places.add(random.nextInt(content.segments() + 1));
            }
            List<Stitcher.Pod> pods = new ArrayList<>();
            int made = 0;
            for (int place : places) {
                List<Stitcher.Fitted> ads = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    Asset ad = Ladders.random(random, "ad-" + made++);
                    ads.add(Stitcher.fit(content, ManifestChunks.cut(ad)).orElseThrow());
                }
                pods.add(new Stitcher.Pod(place, ads));
            }
            return new Shape(content, pods);
        }

        StrictPlaylist stitched(Asset.Rung rung) {
            return StrictPlaylist.parse(bytes(rung));
        }

        byte[] bytes(Asset.Rung rung) {
            return new Stitcher(content, pods).media(rung.name()).orElseThrow();
        }

        StrictPlaylist original(Asset.Rung rung) {
            return StrictPlaylist.parse(
                    new Stitcher(content, List.of()).media(rung.name()).orElseThrow());
        }
    }

    @Test
    void everyRungHasTheSameBreaksAndDiscontinuityNumbers() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            List<List<String>> rungs = new ArrayList<>();
            for (Asset.Rung rung : shape.content().rungs()) {
                rungs.add(
                        shape.stitched(rung).entries().stream()
                                .filter(entry -> content(entry))
                                .map(entry -> number(entry) + "@" + entry.discontinuity())
                                .toList());
            }
            assertThat(new HashSet<>(rungs)).as("seed %d", seed).hasSize(1);
        }
    }

    @Test
    void theLengthIsExactlyThatOfContentAndAds() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            long ads =
                    shape.pods().stream()
                            .flatMap(pod -> pod.ads().stream())
                            .mapToLong(ad -> ad.ad().durationMicros())
                            .sum();
            for (Asset.Rung rung : shape.content().rungs()) {
                assertThat(shape.stitched(rung).micros())
                        .as("seed %d", seed)
                        .isEqualTo(shape.content().durationMicros() + ads);
            }
        }
    }

    @Test
    void withoutItsAdsAPlaylistIsTheOriginalAgain() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            for (Asset.Rung rung : shape.content().rungs()) {
                List<String> left = new ArrayList<>();
                for (StrictPlaylist.Entry entry : shape.stitched(rung).entries()) {
                    if (content(entry)) {
                        left.add(entry.map() + " " + entry.address() + " " + entry.micros());
                    }
                }
                assertThat(left)
                        .as("seed %d", seed)
                        .isEqualTo(
                                shape.original(rung).entries().stream()
                                        .map(e -> e.map() + " " + e.address() + " " + e.micros())
                                        .toList());
            }
        }
    }

    @Test
    void cuttingTheAdBlocksOutOfTheTextLeavesTheOriginalBytes() {
        ManifestChunks content = ManifestChunks.cut(Ladders.even("film", 20, 6_000_000, 720));
        ManifestChunks ad = ManifestChunks.cut(Ladders.even("spot", 5, 3_000_000, 720));
        Stitcher.Fitted fitted = Stitcher.fit(content, ad).orElseThrow();
        String block = text(ad.cuts().getFirst().restore()) + text(ad.cuts().getFirst().lines());
        String back = text(content.cuts().getFirst().restore());

        String stitched =
                text(
                        new Stitcher(content, List.of(new Stitcher.Pod(7, List.of(fitted, fitted))))
                                .media("720p")
                                .orElseThrow());

        assertThat(stitched).contains(block + block + back);
        assertThat(stitched.replace(block + block + back, ""))
                .isEqualTo(text(new Stitcher(content, List.of()).media("720p").orElseThrow()));
    }

    @Test
    void aBreakWithoutAdsLeavesTheOriginalBytes() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            List<Stitcher.Pod> empty =
                    shape.pods().stream()
                            .map(pod -> new Stitcher.Pod(pod.segment(), List.of()))
                            .toList();
            for (Asset.Rung rung : shape.content().rungs()) {
                assertThat(new Stitcher(shape.content(), empty).media(rung.name()).orElseThrow())
                        .isEqualTo(
                                new Stitcher(shape.content(), List.of())
                                        .media(rung.name())
                                        .orElseThrow());
            }
        }
    }

    @Test
    void noSegmentIsRepeatedAndAdsStandWhereTheirBreakDoes() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            for (Asset.Rung rung : shape.content().rungs()) {
                List<StrictPlaylist.Entry> entries = shape.stitched(rung).entries();
                assertThat(entries.stream().map(StrictPlaylist.Entry::address))
                        .as("seed %d", seed)
                        .doesNotHaveDuplicates();
                int next = 0;
                for (StrictPlaylist.Entry entry : entries) {
                    if (content(entry)) {
                        assertThat(number(entry)).isEqualTo(next++);
                    } else {
                        int here = next;
                        assertThat(shape.pods())
                                .as("seed %d: an ad before segment %d", seed, here)
                                .anyMatch(pod -> pod.segment() == here);
                    }
                }
            }
        }
    }

    @Test
    void theTargetDurationIsOneForAllRungsOfAStream() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            assertThat(
                            shape.content().rungs().stream()
                                    .map(rung -> shape.stitched(rung).targetSeconds())
                                    .distinct())
                    .as("seed %d", seed)
                    .hasSize(1);
        }
    }

    @Test
    void theMasterAnnouncesThePeakAndTheCodecsOfAllThatPlaysInARung() {
        ManifestChunks content = ManifestChunks.cut(Ladders.even("film", 3, 2_000_000, 360, 720));
        Asset spot = Ladders.even("spot", 3, 2_000_000, 700);
        Asset other = Ladders.withCodecs(spot, "avc1.640028,mp4a.40.2");
        Stitcher.Fitted ad = Stitcher.fit(content, ManifestChunks.cut(other)).orElseThrow();

        String master =
                text(new Stitcher(content, List.of(new Stitcher.Pod(1, List.of(ad)))).master(25));

        assertThat(master)
                .isEqualTo(
                        """
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-STREAM-INF:BANDWIDTH=2100000,\
                        CODECS="avc1.64001f,mp4a.40.2,avc1.640028",\
                        RESOLUTION=640x360,FRAME-RATE=25.000
                        360p.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=2160000,\
                        CODECS="avc1.64001f,mp4a.40.2,avc1.640028",\
                        RESOLUTION=1280x720,FRAME-RATE=25.000
                        720p.m3u8
                        """);
    }

    @Test
    void anAdRungIsChosenByCodecThenHeightThenBandwidth() {
        List<Long> cut = List.of(2_000_000L);
        ManifestChunks content = ManifestChunks.cut(Ladders.even("film", 1, 2_000_000, 720));
        Asset.Rung near = Ladders.rung("ad", 720, 9_000_000, cut);
        Asset.Rung nearer = Ladders.rung("ad", 720, 2_000_000, cut);
        Asset.Rung far = Ladders.rung("ad", 1080, 2_160_000, cut);

        ManifestChunks ad = ManifestChunks.cut(new Asset("ad", List.of(far, near, nearer)));
        assertThat(AdLadder.match(content.cuts(), ad.cuts()))
                .hasValueSatisfying(match -> assertThat(match).containsExactly(2));
        Asset strange =
                Ladders.withCodecs(new Asset("ad", List.of(nearer)), "hvc1.1.6.L93,mp4a.40.2");
        assertThat(Stitcher.fit(content, ManifestChunks.cut(strange))).isEmpty();
    }

    @Test
    void rungsThatAreCutAtOtherInstantsAreRefused() {
        Asset.Rung one = Ladders.rung("film", 360, 1, List.of(2_000_000L, 2_000_000L));
        Asset.Rung shifted = Ladders.rung("film", 720, 1, List.of(2_002_000L, 1_998_000L));
        Asset.Rung shorter = Ladders.rung("film", 720, 1, List.of(4_000_000L));

        for (Asset.Rung other : List.of(shifted, shorter)) {
            assertThatThrownBy(() -> ManifestChunks.cut(new Asset("film", List.of(one, other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("720p is cut at other instants");
        }
    }

    private static boolean content(StrictPlaylist.Entry entry) {
        return entry.address().startsWith("/media/film/");
    }

    private static int number(StrictPlaylist.Entry entry) {
        String file = entry.address().substring(entry.address().lastIndexOf('/') + 1);
        return Integer.parseInt(file.substring(0, file.indexOf('.')));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
