package tv.foyer.playback;

import java.util.List;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;

/**
 * A break of a session with what each of its ads will be once it is shown, as the session's token
 * carries it.
 *
 * @param contentMicros where it stands in the content, in microseconds from its start
 */
public record SoldBreak(Surface surface, long contentMicros, List<ImpressionClaim> claims) {
    public SoldBreak {
        claims = List.copyOf(claims);
    }
}
