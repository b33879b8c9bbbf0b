package tv.foyer.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HlsTest {
    private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";

    @ParameterizedTest
    @MethodSource("tv.foyer.hls.Fixtures#all")
    void whatIsWrittenIsReadAgainAsTheSame(String text) {
        Read read = read(text);
        String written = written(read);

        assertThat(read(written)).isEqualTo(read);
        assertThat(written(read(written))).isEqualTo(written);
    }

    @Test
    void aLivePlaylistTellsItsNumbersItsSegmentsAndTheirDates() {
        MediaPlaylist live = media(Fixtures.LIVE);

        assertThat(live.head().mediaSequence()).isEqualTo(2_680);
        assertThat(live.head().discontinuitySequence()).isEqualTo(3);
        assertThat(live.head().targetSeconds()).isEqualTo(4);
        assertThat(live.head().independentSegments()).isTrue();
        assertThat(live.ended()).isFalse();
        assertThat(live.segments())
                .extracting(Segment::micros)
                .containsExactly(4_000_000L, 3_999_999L, 1_500_000L);
        assertThat(live.segments().getFirst().date())
                .contains(Instant.parse("2026-05-01T12:00:00.250Z"));
        assertThat(live.segments().get(1).discontinuity()).isTrue();
        assertThat(live.segments().get(2).gap()).isTrue();
        assertThat(live.tail()).extracting(Tag::line).containsExactly("#EXT-X-NEWS:next");
    }

    @Test
    void cuesStandBeforeTheirSegmentAsTheyCame() {
        MediaPlaylist live = media(Fixtures.CUES);

        assertThat(live.segments().get(1).tags())
                .extracting(Tag::line)
                .containsExactly("#EXT-OATCLS-SCTE35:/DA0AAAA", "#EXT-X-CUE-OUT:30");
        assertThat(live.segments().get(2).tags().getFirst())
                .isInstanceOfSatisfying(
                        Tag.Range.class,
                        tag -> {
                            assertThat(tag.range().id()).isEqualTo("splice-1");
                            assertThat(tag.range().more().raw("SCTE35-OUT")).contains("0xFC30");
                            assertThat(tag.range().more().micros("PLANNED-DURATION"))
                                    .hasValue(30_000_000);
                        });
    }

    @Test
    void aDateThatCannotBeReadIsKeptAsALineAndLosesNothing() {
        MediaPlaylist live = media(HEAD + "#EXT-X-PROGRAM-DATE-TIME:yesterday\n#EXTINF:4,\na.ts\n");

        assertThat(live.segments().getFirst().date()).isEmpty();
        assertThat(live.segments().getFirst().tags()).hasSize(1);
    }

    @Test
    void mapsAndKeysHoldUntilOthersAreSaid() {
        List<Segment> segments = media(Fixtures.ENCRYPTED).segments();

        assertThat(segments.get(0).keys()).hasSize(2);
        assertThat(segments.get(1).keys()).isEqualTo(segments.get(0).keys());
        assertThat(segments.get(2).keys()).isEmpty();
        assertThat(segments.get(0).map())
                .contains(new InitMap("main.mp4", Optional.of(new ByteRange(720, 0))));
        assertThat(segments.get(2).map()).contains(InitMap.of("other.mp4"));
    }

    @Test
    void aRangeWithoutAPlaceGoesOnBehindTheOneBefore() {
        List<Segment> segments = media(Fixtures.RANGES).segments();

        assertThat(segments)
                .extracting(one -> one.range().orElseThrow())
                .containsExactly(
                        new ByteRange(1_000, 720), new ByteRange(500, 1_720), new ByteRange(9, 0));
    }

    @Test
    void variablesAreReplaced() {
        MediaPlaylist vod =
                media(
                        """
                        #EXTM3U
                        #EXT-X-DEFINE:NAME="host",VALUE="https://cdn.test"
                        #EXT-X-TARGETDURATION:4
                        #EXT-X-MAP:URI="{$host}/i.mp4"
                        #EXTINF:4,
                        {$host}/1.m4s
                        """);

        assertThat(vod.segments().getFirst().uri()).isEqualTo("https://cdn.test/1.m4s");
        assertThat(vod.segments().getFirst().map()).contains(InitMap.of("https://cdn.test/i.mp4"));
    }

    @Test
    void aMultivariantPlaylistTellsItsVariantsAndRenditions() {
        assertThat(read(Fixtures.MASTER))
                .isInstanceOfSatisfying(
                        Read.Master.class,
                        read -> {
                            MasterPlaylist master = read.playlist();
                            assertThat(master.variants()).hasSize(2);
                            assertThat(master.variants().getFirst().bandwidth())
                                    .isEqualTo(1_280_000);
                            assertThat(master.variants().getFirst().height()).hasValue(360);
                            assertThat(master.variants().getFirst().codecs())
                                    .contains("avc1.4d401e,mp4a.40.2");
                            assertThat(master.renditions().getFirst().uri()).contains("zh.m3u8");
                            assertThat(master.iFrames().getFirst().uri()).isEqualTo("i.m3u8");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|EXTM3U: expected as the first line|1",
                "#EXTM3U\n#EXTINF:4,\na.ts|EXT-X-TARGETDURATION: is required|3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:four|EXT-X-TARGETDURATION: a whole number|2",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\na.ts|EXTINF: expected before an address|3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:-1,\na.ts|EXTINF: seconds|3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-SKIP:SKIPPED-SEGMENTS=3|EXT-X-SKIP|3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-TARGETDURATION:4|expected once|3",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MAP:X=1|EXT-X-MAP: URI is required|3",
                "#EXTM3U\n#EXT-X-DEFINE:IMPORT=\"a\"|EXT-X-DEFINE: IMPORT is not read|2",
                "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n#EXT-X-BYTERANGE:5\na|BYTERANGE|5",
                "#EXTM3U\n#EXT-X-STREAM-INF:CODECS=\"x\"\na.m3u8|BANDWIDTH|2",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1|an address expected|2"
            })
    void aBrokenRuleIsNamedWithItsLine(String example) {
        String[] parts = example.split("\\|", -1);

        assertThat(read(parts[0]))
                .isInstanceOfSatisfying(
                        Read.Bad.class,
                        bad -> {
                            assertThat(bad.reason()).contains(parts[1]);
                            assertThat(bad.line()).isEqualTo(Integer.parseInt(parts[2]));
                        });
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItMakesWork() {
        String segments = "#EXTINF:4,\na.ts\n".repeat(20_001);

        assertThat(read(HEAD + segments)).isInstanceOf(Read.Bad.class);
        assertThat(read(HEAD + "#EXT-X-NEWS:" + "a".repeat(17_000)))
                .isEqualTo(new Read.Bad("line: at most 16384 characters expected", 3));
        assertThat(Hls.read(new byte[(4 << 20) + 1])).isInstanceOf(Read.Bad.class);
        assertThat(Hls.read(new byte[] {(byte) 0xFF})).isInstanceOf(Read.Bad.class);
        assertThat(read(HEAD + "#EXT-X-NEWS:a\n".repeat(65))).isInstanceOf(Read.Bad.class);
    }

    static Read read(String text) {
        return Hls.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static MediaPlaylist media(String text) {
        assertThat(read(text)).isInstanceOf(Read.Media.class);
        return ((Read.Media) read(text)).playlist();
    }

    private static String written(Read read) {
        return switch (read) {
            case Read.Master(var master) -> Hls.write(master);
            case Read.Media(var media) -> Hls.write(media);
            case Read.Bad(var reason, int line) ->
                    throw new AssertionError("line " + line + ": " + reason);
        };
    }
}
