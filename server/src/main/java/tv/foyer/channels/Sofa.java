package tv.foyer.channels;

import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;

/** Who watches a channel since when it was opened, on what kind of set. */
record Sofa(
        SessionId session,
        HouseholdId household,
        ProfileId profile,
        ModelId model,
        BrandId brand,
        PartnerId maker) {
    static Sofa of(SessionId session, Caller.TvSet set, ProfileId profile) {
        return new Sofa(session, set.household(), profile, set.model(), set.brand(), set.maker());
    }
}
