package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.http.Reply.Body.Slice;
import tv.foyer.http.Reply.Body.Slices;
import tv.foyer.media.Asset;
import tv.foyer.media.Renditions;

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

    /** As many as a film with four breaks of two ads has. */
    private static final int SLICES = 32;

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

    /** An ad whose tracks were matched to those of the content. */
    @SuppressWarnings("ArrayRecordComponent") // shared by design, never handed out of the package
    record Fitted(ManifestChunks ad, int[] partners) {
        /** Returns what stands in for a track of the content. */
        Cut cut(int contentTrack) {
            int partner = partners[contentTrack];
            return partner == AdLadder.NO_WORDS ? ad.noWords() : ad.cuts().get(partner);
        }
    }

    /** Returns an ad matched to the content's tracks, or empty if it cannot play in them. */
    static Optional<Fitted> fit(ManifestChunks content, ManifestChunks ad) {
        return content.partners(ad).map(partners -> new Fitted(ad, partners));
    }

    /** Pods stand in the order of their segments; a pod without ads leaves no trace. */
    Stitcher(ManifestChunks content, List<Pod> pods) {
        this.content = content;
        this.pods = new ArrayList<>(pods.size());
        int target = content.targetSeconds();
        for (Pod pod : pods) {
            if (!pod.ads().isEmpty()) {
                this.pods.add(pod);
            }
            for (Fitted fitted : pod.ads()) {
                target = Math.max(target, fitted.ad().targetSeconds());
            }
        }
        this.targetSeconds = target;
    }

    /**
     * Returns the media playlist of a track by its name, as ranges of what was cut once, or empty
     * if there is none.
     */
    Optional<Slices> media(String track) {
        for (int i = 0; i < content.cuts().size(); i++) {
            if (content.cuts().get(i).track().name().equals(track)) {
                return Optional.of(media(i));
            }
        }
        return Optional.empty();
    }

    private Slices media(int track) {
        Cut cut = content.cuts().get(track);
        Place place = new Place(cut);
        place.add(HEAD);
        place.add(ascii(Integer.toString(targetSeconds)));
        place.add(HEAD_REST);
        for (Pod pod : pods) {
            place.contentUntil(pod.segment());
            pod.ads().forEach(ad -> place.ad(ad.cut(track)));
        }
        place.contentUntil(cut.segments());
        place.add(END);
        return new Slices(place.slices);
    }

    /** The walk along one track: how far the content is, and what was printed last. */
    private static final class Place {
        private final Cut content;
        private final List<Slice> slices = new ArrayList<>(SLICES);
        private int next;
        private boolean empty = true;
        private boolean afterAd;

        Place(Cut content) {
            this.content = content;
        }

        void contentUntil(int segment) {
            if (segment <= next) {
                return;
            }
            if (empty) {
                add(content.map());
            } else if (afterAd) {
                add(content.restore());
            }
            add(content.lines(), content.offsets()[next], content.offsets()[segment]);
            next = segment;
            empty = false;
            afterAd = false;
        }

        /** Nothing is discontinuous with an empty playlist. */
        void ad(Cut ad) {
            add(empty ? ad.map() : ad.restore());
            add(ad.lines());
            empty = false;
            afterAd = true;
        }

        void add(byte[] source) {
            add(source, 0, source.length);
        }

        private void add(byte[] source, int from, int to) {
            slices.add(new Slice(source, from, to));
        }
    }

    /**
     * Returns the master playlist; a media playlist is beside it under its track's name. A rung
     * announces the peak and the codecs of all that plays with it, sounds and ads included.
     */
    byte[] master(double frameRate) {
        Asset film = content.asset();
        StringBuilder text = new StringBuilder();
        text.append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        text.append(Renditions.media(film));
        for (int i = 0; i < film.rungs().size(); i++) {
            Asset.Rung rung = film.rungs().get(i);
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(peak(i, rung));
            text.append(",CODECS=\"").append(codecs(i)).append('"');
            text.append(",RESOLUTION=").append(rung.width()).append('x').append(rung.height());
            text.append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", frameRate));
            text.append(Renditions.groups(film));
            text.append('\n').append(rung.name()).append(".m3u8\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<Fitted> ads() {
        return pods.stream().flatMap(pod -> pod.ads().stream()).toList();
    }

    private int peak(int index, Asset.Rung rung) {
        int highest = rung.bandwidth() + content.asset().soundBandwidth();
        for (Fitted fitted : ads()) {
            if (fitted.cut(index).track() instanceof Asset.Rung ad) {
                highest = Math.max(highest, ad.bandwidth() + fitted.ad().asset().soundBandwidth());
            }
        }
        return highest;
    }

    private String codecs(int rung) {
        List<Asset.Track> tracks = new ArrayList<>(content.asset().sounds());
        for (Fitted fitted : ads()) {
            tracks.add(fitted.cut(rung).track());
            for (int i = 0; i < content.cuts().size(); i++) {
                if (fitted.cut(i).track() instanceof Asset.Sound sound) {
                    tracks.add(sound);
                }
            }
        }
        String own = content.asset().rungs().get(rung).codecs();
        return AdLadder.union(own, tracks.stream().map(Cut::codecs).toList());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
