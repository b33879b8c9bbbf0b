package tv.foyer.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

class ClaimBytesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");

    @Test
    void aClaimReadsBackAsItWasWritten() {
        for (Surface surface : Surface.values()) {
            ImpressionClaim claim = impression(surface, Optional.empty());
            assertThat(ClaimBytes.impression(ClaimBytes.of(claim))).isEqualTo(claim);
        }
        ImpressionClaim withProvider =
                impression(
                        Surface.PRE_ROLL, Optional.of(new PartnerId(Ids.named("partner/silver"))));
        assertThat(ClaimBytes.impression(ClaimBytes.of(withProvider))).isEqualTo(withProvider);
        for (ViewingClaim claim : List.of(viewing(), onChannel())) {
            assertThat(ClaimBytes.viewing(ClaimBytes.of(claim))).isEqualTo(claim);
        }
    }

    @Test
    void bytesOfAnotherKindOrLengthAreRefused() {
        byte[] impression = ClaimBytes.of(impression(Surface.BOOT, Optional.empty()));

        assertThatThrownBy(() -> ClaimBytes.viewing(impression))
                .isInstanceOf(IllegalArgumentException.class);
        for (int length = 0; length <= impression.length + 1; length++) {
            byte[] cut = Arrays.copyOf(impression, length);
            if (length != impression.length) {
                assertThatThrownBy(() -> ClaimBytes.impression(cut))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static ImpressionClaim impression(Surface surface, Optional<PartnerId> provider) {
        return new ImpressionClaim(
                new DecisionId(Ids.at(NOW, 1)),
                3,
                surface,
                new LineItemId(Ids.named("line-item/1")),
                new CreativeId(Ids.named("creative/1")),
                new PartnerId(Ids.named("partner/brightwok")),
                new DeviceId(Ids.named("device/1")),
                new HouseholdId(Ids.named("household/1")),
                new BrandId(Ids.named("brand/kestral")),
                new PartnerId(Ids.named("partner/kestral")),
                provider,
                "CNY",
                45_000,
                NOW);
    }

    private static ViewingClaim onChannel() {
        ViewingClaim chosen = viewing();
        return new ViewingClaim(
                chosen.session(),
                chosen.device(),
                chosen.household(),
                chosen.profile(),
                chosen.brand(),
                chosen.maker(),
                chosen.title(),
                chosen.provider(),
                chosen.durationSeconds(),
                chosen.started(),
                chosen.expires(),
                Optional.of(new ChannelId(Ids.named("channel/1"))));
    }

    private static ViewingClaim viewing() {
        return new ViewingClaim(
                new SessionId(Ids.at(NOW, 2)),
                new DeviceId(Ids.named("device/1")),
                new HouseholdId(Ids.named("household/1")),
                new ProfileId(Ids.named("profile/1")),
                new BrandId(Ids.named("brand/kestral")),
                new PartnerId(Ids.named("partner/kestral")),
                new TitleId(Ids.named("title/1")),
                new PartnerId(Ids.named("partner/silverreed")),
                125,
                NOW.minusSeconds(60),
                NOW);
    }
}
