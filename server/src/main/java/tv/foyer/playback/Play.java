package tv.foyer.playback;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.Text;

/**
 * A session as the set is told of it: the body of {@code POST /api/v1/play}. Seconds are exact to
 * the microsecond. {@code startSeconds} and every {@code timelineAt} are places in the stitched
 * stream, {@code contentAt} is one in the film. {@code master} is the stream as HLS, with its ads
 * inserted as {@code insertion} says; {@code dash} is the stitched stream as MPEG-DASH; {@code
 * vmap} names the same ads for a player that inserts them by itself, where they can be said.
 */
record Play(
        SessionId session,
        Insertion insertion,
        String master,
        String dash,
        Optional<String> vmap,
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

    /** A break with at least one ad; {@code id} is that of its interstitial. */
    record Break(
            String id,
            Surface kind,
            double contentAt,
            double timelineAt,
            double seconds,
            List<Ad> ads) {
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
