package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;

/** Reads the decided breaks out of a signed token that somebody else made. */
@FunctionalInterface
public interface DecidedBreak {
    /** Returns the breaks of a token, in order; or empty if the token is not one of these. */
    Optional<List<Decided>> breaks(String token);

    /**
     * A break as it was decided.
     *
     * @param contentMicros where it stands in the content, in microseconds from its start
     * @param claims what each of its ads will be once it is shown, in order
     */
    record Decided(Surface surface, long contentMicros, List<ImpressionClaim> claims) {
        public Decided {
            claims = List.copyOf(claims);
        }
    }

    /** Knows no tokens but the ad house's own. */
    static DecidedBreak none() {
        return _ -> Optional.empty();
    }
}
