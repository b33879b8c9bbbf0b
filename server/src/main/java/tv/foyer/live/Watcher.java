package tv.foyer.live;

import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;

/** Who watches a channel, on what kind of set. */
public record Watcher(HouseholdId household, ProfileId profile, ModelId model, PartnerId maker) {}
