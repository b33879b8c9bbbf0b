package tv.foyer.channels;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/** Decides the ads of a viewer's breaks. Both are called from any thread. */
public interface AdBreaks {
    /** Returns the ads of a break, in order. Called once for a break of a session. */
    List<Ad> fill(Viewing viewing, Room room);

    /** Takes back ads that nobody will ever see. */
    void giveUp(HouseholdId household, List<Ad> ads);

    /** A house that sells nothing. */
    static AdBreaks none() {
        return new AdBreaks() {
            @Override
            public List<Ad> fill(Viewing viewing, Room room) {
                return List.of();
            }

            @Override
            public void giveUp(HouseholdId household, List<Ad> ads) {}
        };
    }

    /**
     * Who is about to see a break of a channel, on which set.
     *
     * @param title beside which the break stands, if it is in the catalogue
     * @param provider whose title that is; else the channel's own
     */
    record Viewing(
            SessionId session,
            DeviceId device,
            ModelId model,
            HouseholdId household,
            ProfileId profile,
            BrandId brand,
            PartnerId maker,
            Optional<TitleId> title,
            PartnerId provider) {}

    /** A break: as long as its scheduled spots, and at most as many ads. */
    record Room(int maxSeconds, int maxAds) {}

    /**
     * One ad of a break.
     *
     * @param slot its number in the decision
     * @param asset key of the creative's encoded asset
     * @param token signed impression token, handed to the set as it is
     */
    record Ad(
            DecisionId decision,
            int slot,
            CreativeId creative,
            String asset,
            Text title,
            Text advertiser,
            String token) {}
}
