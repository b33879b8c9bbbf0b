package tv.foyer.playback;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.Text;

/**
 * A session as the set is told of it: the body of {@code POST /api/v1/play}. Seconds are exact to
 * the microsecond. {@code startSeconds} and every {@code timelineAt} are places in the stitched
 * stream, {@code contentAt} is one in the film. {@code master} is the stream as HLS, {@code dash}
 * the same stream as MPEG-DASH.
 */
record Play(
        SessionId session,
        String master,
        String dash,
        double startSeconds,
        double contentSeconds,
        double timelineSeconds,
        List<Break> breaks,
        String viewToken,
        Object title,
        Optional<? extends Object> next) {
    Play {
        breaks = List.copyOf(breaks);
    }

    /** A break with at least one ad. */
    record Break(Surface kind, double contentAt, double timelineAt, double seconds, List<Ad> ads) {
        Break {
            ads = List.copyOf(ads);
        }
    }

    /** One ad; {@code token} goes into its beacons. */
    record Ad(
            int slot,
            double timelineAt,
            double seconds,
            Text title,
            Text advertiser,
            String token) {}
}
