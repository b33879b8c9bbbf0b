package tv.foyer.playback;

import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.TitleId;

/** What can be played: films, episodes and clips. */
public interface Titles {
    /** Returns a title as a brand may show it now, or empty if there is no such title to play. */
    Optional<Playable> find(TitleId title, BrandId brand);

    /**
     * A title to play.
     *
     * @param asset key of its encoded asset, which may not be ready yet
     * @param provider the partner that is paid for the viewing
     * @param offered whether an offer allows it on this brand now
     * @param forKids whether a kids profile may see it, and learn that it exists
     * @param card the contract's {@code Card} of the title, as a record that JSON writes
     * @param next the card of the episode that follows
     */
    record Playable(
            String asset,
            PartnerId provider,
            boolean offered,
            boolean forKids,
            Object card,
            Optional<? extends Object> next) {}
}
