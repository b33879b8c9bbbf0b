package tv.foyer.channels;

import java.time.Instant;
import java.util.List;
import tv.foyer.kernel.Text;

/**
 * What a set reports of a channel: the body of {@code GET /play/channel/{token}/ads}. Instants are
 * those of the playlist's {@code EXT-X-PROGRAM-DATE-TIME}.
 *
 * @param until up to when this is all there is to report
 * @param viewings titles on air, in order; a break interrupts one
 * @param breaks those in which this viewer sees ads, in order
 */
record ChannelAds(Instant until, List<Viewing> viewings, List<Break> breaks) {
    ChannelAds {
        viewings = List.copyOf(viewings);
        breaks = List.copyOf(breaks);
    }

    /**
     * A title on air without interruption.
     *
     * @param contentAt second of the title at {@code start}
     * @param token goes into the beacons of its viewing
     */
    record Viewing(Instant start, Instant end, double contentAt, String token) {}

    /** A break, scheduled spots included. */
    record Break(Instant start, Instant end, List<Ad> ads) {
        Break {
            ads = List.copyOf(ads);
        }
    }

    /** One ad; {@code token} goes into its beacons. */
    record Ad(int slot, Instant start, double seconds, Text title, Text advertiser, String token) {}
}
