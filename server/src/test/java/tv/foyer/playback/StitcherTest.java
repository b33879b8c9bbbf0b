package tv.foyer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;

/** The invariants of stitching, over random ladders, breaks and ads. */
class StitcherTest {
    private static final int SHAPES = 400;

    @Test
    void everyTrackHasTheSameBreaksAndDiscontinuityNumbers() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            List<List<String>> tracks = new ArrayList<>();
            for (Asset.Track track : shape.content().asset().tracks().toList()) {
                tracks.add(
                        shape.stitched(track).entries().stream()
                                .map(entry ->
                                        (content(entry) ? number(entry) : "ad")
                                                + "@"
                                                + entry.discontinuity())
                                .toList());
            }
            assertThat(new HashSet<>(tracks)).as("seed %d", seed).hasSize(1);
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
            for (Asset.Track track : shape.content().asset().tracks().toList()) {
                assertThat(shape.stitched(track).micros())
                        .as("seed %d", seed)
                        .isEqualTo(shape.content().durationMicros() + ads);
            }
        }
    }

    @Test
    void withoutItsAdsAPlaylistIsTheOriginalAgain() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            for (Asset.Track track : shape.content().asset().tracks().toList()) {
                List<String> left = new ArrayList<>();
                for (StrictPlaylist.Entry entry : shape.stitched(track).entries()) {
                    if (content(entry)) {
                        left.add(entry.map() + " " + entry.address() + " " + entry.micros());
                    }
                }
                assertThat(left)
                        .as("seed %d", seed)
                        .isEqualTo(
                                shape.original(track).entries().stream()
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
                                .orElseThrow()
                                .join());

        assertThat(stitched).contains(block + block + back);
        assertThat(stitched.replace(block + block + back, ""))
                .isEqualTo(
                        text(new Stitcher(content, List.of()).media("720p").orElseThrow().join()));
    }

    @Test
    void aBreakWithoutAdsLeavesTheOriginalBytes() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            List<Stitcher.Pod> empty =
                    shape.pods().stream()
                            .map(pod -> new Stitcher.Pod(pod.segment(), List.of()))
                            .toList();
            for (Asset.Track track : shape.content().asset().tracks().toList()) {
                assertThat(
                                new Stitcher(shape.content(), empty)
                                        .media(track.name())
                                        .orElseThrow()
                                        .join())
                        .isEqualTo(
                                new Stitcher(shape.content(), List.of())
                                        .media(track.name())
                                        .orElseThrow()
                                        .join());
            }
        }
    }

    @Test
    void noSegmentIsRepeatedAndAdsStandWhereTheirBreakDoes() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            for (Asset.Track track : shape.content().asset().tracks().toList()) {
                List<StrictPlaylist.Entry> entries = shape.stitched(track).entries();
                assertThat(
                                entries.stream()
                                        .map(StrictPlaylist.Entry::address)
                                        .filter(address -> !address.equals(Media.NO_WORDS)))
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
    void theTargetDurationIsOneForAllTracksOfAStream() {
        for (long seed = 0; seed < SHAPES; seed++) {
            Shape shape = Shape.random(seed);
            assertThat(
                            shape.content()
                                    .asset()
                                    .tracks()
                                    .map(track -> shape.stitched(track).targetSeconds())
                                    .distinct())
                    .as("seed %d", seed)
                    .hasSize(1);
        }
    }

    @Test
    void theMasterAnnouncesThePeakAndTheCodecsOfAllThatPlaysInARung() {
        ManifestChunks content = ManifestChunks.cut(Ladders.even("film", 3, 2_000_000, 360, 720));
        Asset spot = Ladders.even("spot", 3, 2_000_000, 700);
        Asset other = Ladders.withCodecs(spot, "avc1.640028");
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
                        CODECS="avc1.64001f,avc1.640028",\
                        RESOLUTION=640x360,FRAME-RATE=25.000
                        360p.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=2160000,\
                        CODECS="avc1.64001f,avc1.640028",\
                        RESOLUTION=1280x720,FRAME-RATE=25.000
                        720p.m3u8
                        """);
    }

    @Test
    void theMasterNamesTheContentsSoundsAndCaptionsWhateverTheAdsHave() {
        Asset film = Ladders.with(Ladders.even("film", 3, 2_000_000, 720), "zh en", "zh");
        Asset spot = Ladders.with(Ladders.even("spot", 3, 2_000_000, 720), "zxx", "");
        ManifestChunks content = ManifestChunks.cut(film);
        Stitcher.Fitted ad = Stitcher.fit(content, ManifestChunks.cut(spot)).orElseThrow();

        String master =
                text(new Stitcher(content, List.of(new Stitcher.Pod(1, List.of(ad)))).master(25));

        assertThat(master)
                .isEqualTo(
                        """
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",LANGUAGE="zh",NAME="in zh",\
                        DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="sound-zh.m3u8"
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",LANGUAGE="en",NAME="in en",\
                        DEFAULT=NO,AUTOSELECT=YES,CHANNELS="2",URI="sound-en.m3u8"
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="text",LANGUAGE="zh",NAME="in zh",\
                        DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="text-zh.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=2290000,CODECS="avc1.64001f,mp4a.40.2",\
                        RESOLUTION=1280x720,FRAME-RATE=25.000,AUDIO="sound",SUBTITLES="text"
                        720p.m3u8
                        """);
    }

    @Test
    void aLanguageThatAnAdLacksIsFilledByItsFirstSoundAndCaptionsByNothing() {
        Asset film = Ladders.with(Ladders.even("film", 2, 2_000_000, 720), "zh en", "zh en");
        Asset spot = Ladders.with(Ladders.even("spot", 2, 2_000_000, 720), "fr en", "en");
        ManifestChunks content = ManifestChunks.cut(film);
        Stitcher.Fitted ad = Stitcher.fit(content, ManifestChunks.cut(spot)).orElseThrow();
        Stitcher stitcher = new Stitcher(content, List.of(new Stitcher.Pod(1, List.of(ad))));

        assertThat(addresses(stitcher, "sound-zh")).contains("/media/spot/sound-fr/0");
        assertThat(addresses(stitcher, "sound-en")).contains("/media/spot/sound-en/0");
        assertThat(addresses(stitcher, "text-en")).contains("/media/spot/text-en/0");
        assertThat(addresses(stitcher, "text-zh")).contains(Media.NO_WORDS);
    }

    @Test
    void anAdWithoutASoundThatTheFilmsPlayerCanHearIsUnfit() {
        Asset film = Ladders.with(Ladders.even("film", 2, 2_000_000, 720), "zh", "");
        ManifestChunks content = ManifestChunks.cut(film);
        ManifestChunks silent = ManifestChunks.cut(Ladders.even("spot", 2, 2_000_000, 720));

        assertThat(Stitcher.fit(content, silent)).isEmpty();
        assertThat(Stitcher.fit(silent, content)).isPresent();
    }

    private static List<String> addresses(Stitcher stitcher, String track) {
        return StrictPlaylist.parse(stitcher.media(track).orElseThrow().join()).entries().stream()
                .map(StrictPlaylist.Entry::address)
                .toList();
    }

    @Test
    void anAdRungIsChosenByCodecThenHeightThenBandwidth() {
        List<Long> cut = List.of(2_000_000L);
        ManifestChunks content = ManifestChunks.cut(Ladders.even("film", 1, 2_000_000, 720));
        Asset.Rung near = Ladders.named("720p-large", Ladders.rung("ad", 720, 9_000_000, cut));
        Asset.Rung nearer = Ladders.rung("ad", 720, 2_000_000, cut);
        Asset.Rung far = Ladders.rung("ad", 1080, 2_160_000, cut);

        ManifestChunks ad = ManifestChunks.cut(new Asset("ad", List.of(far, near, nearer)));
        assertThat(AdLadder.match(content.cuts(), ad.cuts()))
                .hasValueSatisfying(match -> assertThat(match).containsExactly(2));
        Asset strange = Ladders.withCodecs(new Asset("ad", List.of(nearer)), "hvc1.1.6.L93");
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
        return Integer.parseInt(entry.address().substring(entry.address().lastIndexOf('/') + 1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
