package tv.foyer.ads;

import java.util.List;
import java.util.Optional;

/** Reads the decided breaks out of a signed token that somebody else made. */
@FunctionalInterface
public interface DecidedBreak {
    /**
     * Returns the impression tokens of break {@code number} (from 0), in order; or empty if the
     * token is not one of these. A break without ads is an empty list.
     */
    Optional<List<String>> tokens(String token, int number);

    /** Knows no tokens but the ad house's own. */
    static DecidedBreak none() {
        return (_, _) -> Optional.empty();
    }
}
