package tv.foyer.playback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

class SaleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Signer SIGNER =
            new Signer("a master key of thirty-two bytes".getBytes(US_ASCII), "impression");

    private final PlayPlan plan = plan();

    @Test
    void aPlanGivesBackTheVeryTokensOfItsAds() {
        List<String> tokens = tokens(Optional.of("silverreed"));

        PlayPlan sold = plan.with(Sale.of(plan, tokens).orElseThrow());
        PlayPlan read = PlanBytes.read(PlanBytes.write(sold)).orElseThrow();

        assertThat(read).isEqualTo(sold);
        List<SoldBreak> breaks = read.sale().orElseThrow().breaks(read);
        assertThat(breaks)
                .extracting(SoldBreak::surface)
                .containsExactly(Surface.PRE_ROLL, Surface.MID_ROLL);
        assertThat(
                        breaks.stream()
                                .flatMap(one -> one.claims().stream())
                                .map(claim -> SIGNER.sign(ClaimBytes.of(claim))))
                .containsExactlyElementsOf(tokens);
    }

    @Test
    void aPlanWithoutAProviderDoesToo() {
        PlayPlan sold = plan.with(Sale.of(plan, tokens(Optional.empty())).orElseThrow());

        assertThat(PlanBytes.read(PlanBytes.write(sold))).contains(sold);
    }

    @Test
    void tokensThatAreNoClaimsAboutThisPlanAreNotSaid() {
        List<String> good = tokens(Optional.empty());

        assertThat(Sale.of(plan, List.of("token-a", "b", "."))).isEmpty();
        assertThat(Sale.of(plan, good.subList(0, 2))).isEmpty();
        assertThat(Sale.of(plan, List.of(good.get(2), good.get(1), good.get(0)))).isEmpty();
        assertThat(Sale.of(plan, List.of())).isEmpty();
    }

    @Test
    void aPlanCutAnywhereIsNoPlan() {
        PlayPlan sold = plan.with(Sale.of(plan, tokens(Optional.of("x"))).orElseThrow());
        byte[] bytes = PlanBytes.write(sold);

        for (int length = 0; length < bytes.length; length++) {
            assertThat(PlanBytes.read(Arrays.copyOf(bytes, length))).isEmpty();
        }
    }

    @Test
    void aPlanOfTheVersionBeforeIsStillRead() {
        byte[] bytes = PlanBytes.write(plan);
        byte[] old = Arrays.copyOf(bytes, bytes.length - 1);
        old[0] = 1;

        assertThat(PlanBytes.read(old)).contains(plan);
    }

    private List<String> tokens(Optional<String> provider) {
        List<String> tokens = new ArrayList<>();
        int number = 0;
        for (PlayPlan.Break one : plan.breaks()) {
            for (PlayPlan.Ad ad : one.ads()) {
                ImpressionClaim claim =
                        new ImpressionClaim(
                                new DecisionId(Ids.named("decision/" + one.surface())),
                                ad.slot(),
                                one.surface(),
                                new LineItemId(Ids.named("line/" + number)),
                                ad.creative(),
                                new PartnerId(Ids.named("advertiser/" + number)),
                                plan.device(),
                                plan.household(),
                                new BrandId(Ids.named("brand")),
                                new PartnerId(Ids.named("maker")),
                                provider.map(name -> new PartnerId(Ids.named(name))),
                                "CNY",
                                50_000 + number++,
                                NOON.plus(Duration.ofHours(6)));
                tokens.add(SIGNER.sign(ClaimBytes.of(claim)));
            }
        }
        return tokens;
    }

    private static PlayPlan plan() {
        return new PlayPlan(
                new SessionId(Ids.named("session")),
                new DeviceId(Ids.named("device")),
                new HouseholdId(Ids.named("household")),
                new TitleId(Ids.named("title")),
                "film",
                List.of(
                        new PlayPlan.Break(Surface.PRE_ROLL, 0, List.of(ad(0))),
                        new PlayPlan.Break(Surface.MID_ROLL, 600_000_000, List.of(ad(0), ad(1)))),
                Instant.parse("2026-11-20T18:00:00Z"));
    }

    private static PlayPlan.Ad ad(int slot) {
        return new PlayPlan.Ad(slot, new CreativeId(Ids.named("creative/" + slot)), "spot");
    }
}
