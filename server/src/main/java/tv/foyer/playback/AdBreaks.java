package tv.foyer.playback;

import java.util.List;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/** Fills the breaks of a session; its answer is final, for a decision is an event. */
public interface AdBreaks {
    /**
     * Returns the ads of each break, in the order of the breaks; a break may stay empty. Called
     * once per session, from any thread. An answer that comes too late is not used.
     */
    List<List<Ad>> fill(Viewing viewing, List<Room> breaks);

    /** Who is about to see what, on which set. */
    record Viewing(
            SessionId session,
            DeviceId device,
            ModelId model,
            HouseholdId household,
            ProfileId profile,
            Audience audience,
            BrandId brand,
            PartnerId maker,
            TitleId title,
            PartnerId provider) {}

    /** A break that may be filled: pre-roll, mid-roll or post-roll. */
    record Room(Surface surface, int maxSeconds, int maxAds) {}

    /**
     * One ad of a break.
     *
     * @param slot its number in the decision, 0 to 127
     * @param asset key of the creative's encoded asset; its length is taken from there
     * @param token signed impression token, handed to the set as it is
     */
    record Ad(
            int slot,
            CreativeId creative,
            String asset,
            Text title,
            Text advertiser,
            String token) {}
}
