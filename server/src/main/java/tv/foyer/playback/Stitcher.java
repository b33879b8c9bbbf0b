package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.media.Asset;
import tv.foyer.playback.ManifestChunks.Cut;

/**
 * Content and ads as one stream: prints the master and the media playlists of one session (RFC
 * 8216, version 7, VOD). Pure: equal content, pods and rung give equal bytes on every node. Without
 * ads the media playlist is the content's own, byte for byte.
 */
final class Stitcher {
    private static final byte[] HEAD = ascii("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:");
    private static final byte[] HEAD_REST =
            ascii(
                    """

                    #EXT-X-MEDIA-SEQUENCE:0
                    #EXT-X-PLAYLIST-TYPE:VOD
                    #EXT-X-INDEPENDENT-SEGMENTS
                    """);
    private static final byte[] END = ascii("#EXT-X-ENDLIST\n");

    private final ManifestChunks content;
    private final List<Pod> pods;
    private final int targetSeconds;

    /**
     * Ads that play before the content segment {@code segment}, or after the last one where it is
     * their number, in order.
     */
    record Pod(int segment, List<Fitted> ads) {
        Pod {
            ads = List.copyOf(ads);
        }
    }

    /** An ad whose rungs were matched to those of the content. */
    @SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
    record Fitted(ManifestChunks ad, int[] partners) {
        Cut cut(int contentRung) {
            return ad.cuts().get(partners[contentRung]);
        }
    }

    /** Returns an ad matched to the content's rungs, or empty if it cannot play in them. */
    static Optional<Fitted> fit(ManifestChunks content, ManifestChunks ad) {
        return AdLadder.match(content.cuts(), ad.cuts()).map(partners -> new Fitted(ad, partners));
    }

    /** Pods stand in the order of their segments; a pod without ads leaves no trace. */
    Stitcher(ManifestChunks content, List<Pod> pods) {
        this.content = content;
        this.pods = pods.stream().filter(pod -> !pod.ads().isEmpty()).toList();
        this.targetSeconds =
                Math.max(
                        content.targetSeconds(),
                        this.pods.stream()
                                .flatMap(pod -> pod.ads().stream())
                                .mapToInt(fitted -> fitted.ad().targetSeconds())
                                .max()
                                .orElse(0));
    }

    /** Returns the media playlist of a rung by its name, or empty if there is none. */
    Optional<byte[]> media(String rung) {
        for (int i = 0; i < content.cuts().size(); i++) {
            if (content.cuts().get(i).rung().name().equals(rung)) {
                return Optional.of(media(i));
            }
        }
        return Optional.empty();
    }

    private byte[] media(int rung) {
        Cut cut = content.cuts().get(rung);
        Gather gather = new Gather();
        gather.add(HEAD).add(ascii(Integer.toString(targetSeconds))).add(HEAD_REST);
        Place place = new Place(gather, cut);
        for (Pod pod : pods) {
            place.contentUntil(pod.segment());
            pod.ads().forEach(ad -> place.ad(ad.cut(rung)));
        }
        place.contentUntil(cut.segments());
        return gather.add(END).join();
    }

    /** The walk along one rung: how far the content is, and what was printed last. */
    private static final class Place {
        private final Gather gather;
        private final Cut content;
        private int next;
        private boolean empty = true;
        private boolean afterAd;

        Place(Gather gather, Cut content) {
            this.gather = gather;
            this.content = content;
        }

        void contentUntil(int segment) {
            if (segment <= next) {
                return;
            }
            if (empty) {
                gather.add(content.map());
            } else if (afterAd) {
                gather.add(content.restore());
            }
            gather.add(content.lines(), content.offsets()[next], content.offsets()[segment]);
            next = segment;
            empty = false;
            afterAd = false;
        }

        /** Nothing is discontinuous with an empty playlist. */
        void ad(Cut ad) {
            gather.add(empty ? ad.map() : ad.restore()).add(ad.lines());
            empty = false;
            afterAd = true;
        }
    }

    /**
     * Returns the master playlist; a media playlist is beside it under its rung's name. A rung
     * announces the peak and the codecs of all that plays in it, ads included.
     */
    byte[] master(double frameRate) {
        StringBuilder text = new StringBuilder();
        text.append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        for (int i = 0; i < content.rungs().size(); i++) {
            Asset.Rung rung = content.rungs().get(i);
            List<Asset.Rung> ads = adRungs(i);
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(peak(rung, ads));
            text.append(",CODECS=\"").append(codecs(rung, ads)).append('"');
            text.append(",RESOLUTION=").append(rung.width()).append('x').append(rung.height());
            text.append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", frameRate));
            text.append('\n').append(rung.name()).append(".m3u8\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<Asset.Rung> adRungs(int contentRung) {
        return pods.stream()
                .flatMap(pod -> pod.ads().stream())
                .map(ad -> ad.cut(contentRung).rung())
                .toList();
    }

    private static int peak(Asset.Rung rung, List<Asset.Rung> ads) {
        int highest = ads.stream().mapToInt(Asset.Rung::bandwidth).max().orElse(0);
        return Math.max(rung.bandwidth(), highest);
    }

    private static String codecs(Asset.Rung rung, List<Asset.Rung> ads) {
        return AdLadder.union(rung.codecs(), ads.stream().map(Asset.Rung::codecs).toList());
    }

    /** Ranges of shared arrays, copied once into an answer of exactly their length. */
    private static final class Gather {
        private final List<Range> ranges = new ArrayList<>();
        private int length;

        @SuppressWarnings("ArrayRecordComponent") // lives as long as one answer is gathered
        private record Range(byte[] source, int from, int to) {}

        Gather add(byte[] source) {
            return add(source, 0, source.length);
        }

        Gather add(byte[] source, int from, int to) {
            ranges.add(new Range(source, from, to));
            length += to - from;
            return this;
        }

        byte[] join() {
            byte[] joined = new byte[length];
            int at = 0;
            for (Range range : ranges) {
                int size = range.to() - range.from();
                System.arraycopy(range.source(), range.from(), joined, at, size);
                at += size;
            }
            return joined;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
