package tv.foyer.hls;

import java.util.stream.Stream;

/** A playlist of every shape, made here. */
final class Fixtures {
    static final String LIVE =
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-TARGETDURATION:4
            #EXT-X-MEDIA-SEQUENCE:2680
            #EXT-X-DISCONTINUITY-SEQUENCE:3
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-SERVER-CONTROL:HOLD-BACK=12
            # a remark
            #EXT-X-PROGRAM-DATE-TIME:2026-05-01T20:00:00.250+0800
            #EXTINF:4.0,
            seg-2680.ts

            #EXT-X-DISCONTINUITY
            #EXTINF:3.9999991,the second
            seg-2681.ts
            #EXT-X-GAP
            #EXTINF:1.5
            seg-2682.ts
            #EXT-X-NEWS:next
            """;

    static final String CUES =
            """
            #EXTM3U
            #EXT-X-TARGETDURATION:6
            #EXTINF:6,
            0.ts
            #EXT-OATCLS-SCTE35:/DA0AAAA
            #EXT-X-CUE-OUT:30
            #EXTINF:6,
            1.ts
            #EXT-X-DATERANGE:ID="splice-1",START-DATE="2026-05-01T12:00:06Z",\
            PLANNED-DURATION=30,SCTE35-OUT=0xFC30
            #EXT-X-CUE-OUT-CONT:ElapsedTime=6,Duration=30
            #EXTINF:6,
            2.ts
            #EXT-X-DATERANGE:ID="no-date",X-COLOUR="red, blue"
            #EXT-X-CUE-IN
            #EXTINF:6,
            3.ts
            #EXT-X-ENDLIST
            """;

    static final String ENCRYPTED =
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-START:TIME-OFFSET=-12.5,PRECISE=YES
            #EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://a",KEYFORMAT="com.apple.streamingkeydelivery"
            #EXT-X-KEY:METHOD=AES-128,URI="https://keys.test/1",IV=0x1234
            #EXT-X-MAP:URI="main.mp4",BYTERANGE="720@0"
            #EXTINF:4,
            1.m4s
            #EXTINF:4,
            2.m4s
            #EXT-X-KEY:METHOD=NONE
            #EXT-X-MAP:URI="other.mp4"
            #EXTINF:4,
            3.m4s
            #EXT-X-ENDLIST
            """;

    static final String RANGES =
            """
            #EXTM3U
            #EXT-X-VERSION:4
            #EXT-X-TARGETDURATION:4
            #EXT-X-PLAYLIST-TYPE:EVENT
            #EXTINF:4,
            #EXT-X-BYTERANGE:1000@720
            all.mp4
            #EXTINF:4,
            #EXT-X-BYTERANGE:500
            all.mp4
            #EXTINF:4,
            #EXT-X-BYTERANGE:9@0
            other.mp4
            """;

    static final String MASTER =
            """
            #EXTM3U
            #EXT-X-VERSION:6
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-SESSION-DATA:DATA-ID="tv.foyer.title",VALUE="News"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="中文",LANGUAGE="zh",URI="zh.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="English",LANGUAGE="en"
            #EXT-X-STREAM-INF:BANDWIDTH=1280000,RESOLUTION=640x360,\
            CODECS="avc1.4d401e,mp4a.40.2",AUDIO="aac"
            low.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=2560000,RESOLUTION=1280x720,FRAME-RATE=25.000
            high.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=86000,URI="i.m3u8"
            """;

    private static final String DEFINED =
            """
            #EXTM3U
            #EXT-X-DEFINE:NAME="where",VALUE="https://cdn.test/a"
            #EXT-X-TARGETDURATION:10
            #EXT-X-I-FRAMES-ONLY
            #EXTINF:9.009,
            {$where}/1.ts
            """;

    private static final String BARE = "#EXTM3U\r\n#EXT-X-TARGETDURATION:0\r\n";

    private Fixtures() {}

    static Stream<String> all() {
        return Stream.of(LIVE, CUES, ENCRYPTED, RANGES, MASTER, DEFINED, BARE);
    }
}
