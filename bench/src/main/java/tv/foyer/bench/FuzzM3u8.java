package tv.foyer.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Read;

/** Playlists of HLS. What is read must be read again after it was written, and be the same. */
final class FuzzM3u8 implements FuzzTarget {
    private static final String HEAD = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n";

    private static final List<String> SEEDS =
            List.of(
                    HEAD
                            + "#EXT-X-VERSION:7\n#EXT-X-MEDIA-SEQUENCE:26\n"
                            + "#EXT-X-DISCONTINUITY-SEQUENCE:2\n#EXT-X-INDEPENDENT-SEGMENTS\n"
                            + "#EXT-X-MAP:URI=\"i.mp4\",BYTERANGE=\"720@0\"\n"
                            + "#EXT-X-PROGRAM-DATE-TIME:2026-05-01T20:00:00.250+08:00\n"
                            + "#EXTINF:6.000,\n1.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-GAP\n"
                            + "#EXTINF:5.76,title\n2.m4s\n#EXT-X-PART:DURATION=1,URI=\"p\"\n",
                    HEAD
                            + "#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x01\n#EXTINF:6,\n"
                            + "#EXT-X-BYTERANGE:100@7\na\n#EXTINF:6,\n#EXT-X-BYTERANGE:5\na\n"
                            + "#EXT-X-KEY:METHOD=NONE\n#EXTINF:1,\nb\n#EXT-X-ENDLIST\n",
                    HEAD
                            + "#EXT-X-CUE-OUT:30\n#EXTINF:6,\n1\n#EXT-X-DATERANGE:ID=\"s\","
                            + "START-DATE=\"2026-05-01T12:00:06Z\",SCTE35-OUT=0xFC30,X-A=\"b,c\"\n"
                            + "#EXT-X-CUE-IN\n#EXTINF:6,\n2\n",
                    """
                    #EXTM3U
                    #EXT-X-DEFINE:NAME="a",VALUE="b"
                    #EXT-X-PLAYLIST-TYPE:EVENT
                    #EXT-X-START:TIME-OFFSET=-1.5
                    #EXT-X-TARGETDURATION:6
                    #EXTINF:6,
                    {$a}/1
                    """,
                    """
                    #EXTM3U
                    #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="n",URI="r"
                    #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2,AUDIO="a"
                    v
                    #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i"
                    #EXT-X-SESSION-DATA:DATA-ID="d",VALUE="v"
                    """);

    private static final byte[] FIRST = "#EXTM3U\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "m3u8";
    }

    @Override
    public List<byte[]> seeds() {
        return SEEDS.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Without its first line, or with bytes that are no UTF-8, nothing else would be read. */
    @Override
    public byte[] repaired(byte[] input, Random random) {
        byte[] text = input.clone();
        if (random.nextInt(8) > 0) {
            for (int i = 0; i < text.length; i++) {
                boolean line = text[i] == '\n' || text[i] == '\t';
                text[i] = text[i] < ' ' && !line ? (byte) '1' : text[i];
            }
            System.arraycopy(FIRST, 0, text, 0, Math.min(FIRST.length, text.length));
        }
        return text;
    }

    @Override
    public boolean check(byte[] input) {
        return switch (Hls.read(input)) {
            case Read.Bad(var reason, int line) -> {
                require(!reason.isBlank(), "a reason expected");
                require(line >= 0 && line <= input.length + 1, "a line outside: " + line);
                yield false;
            }
            case Read.Master(var master) -> {
                requireSame(Hls.write(master), new Read.Master(master));
                master.variants().forEach(one -> require(one.bandwidth() >= 0, "bandwidth"));
                yield true;
            }
            case Read.Media(var media) -> {
                requireSame(Hls.write(media), new Read.Media(media));
                requireHonest(media);
                yield true;
            }
        };
    }

    private static void requireHonest(MediaPlaylist media) {
        require(media.micros() >= 0, "a length below zero");
        require(
                media.segments().stream().noneMatch(one -> one.uri().isEmpty()),
                "a segment without an address");
    }

    private static void requireSame(String written, Read read) {
        Read again = Hls.read(written.getBytes(StandardCharsets.UTF_8));
        require(again.equals(read), "read otherwise after it was written: " + written);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }
}
