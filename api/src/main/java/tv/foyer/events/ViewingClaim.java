package tv.foyer.events;

import java.time.Instant;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/** Who may report the viewing of what: issued, signed, when a session starts. */
public record ViewingClaim(
        SessionId session,
        DeviceId device,
        HouseholdId household,
        ProfileId profile,
        BrandId brand,
        PartnerId maker,
        TitleId title,
        PartnerId provider,
        int durationSeconds,
        Instant started,
        Instant expires) {}
