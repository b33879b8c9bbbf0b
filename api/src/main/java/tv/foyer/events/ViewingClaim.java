package tv.foyer.events;

import java.time.Instant;
import java.util.Optional;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * Who may report the viewing of what: issued, signed, when a session starts.
 *
 * @param channel where a title was on air; empty where the household chose the title itself
 */
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
        Instant expires,
        Optional<ChannelId> channel) {
    /** A claim to the viewing of a title that the household chose itself. */
    public ViewingClaim(
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
            Instant expires) {
        this(
                session,
                device,
                household,
                profile,
                brand,
                maker,
                title,
                provider,
                durationSeconds,
                started,
                expires,
                Optional.empty());
    }
}
