package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.foyer.events.Surface;

class PolicyPackTest {
    private static final PolicyPack CN = PolicyPack.load("policy-cn-2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"source\": \"duty to mark ads\", ",
                "\"date\": \"2023-05-01\", ",
                ", \"status\": \"to be verified\"",
                "\"inForce\": \"2023-05-01\", ",
                "\"market\": \"CN\", "
            })
    void aPackOrARuleWithoutItsSourceDateOrStatusIsNotLoaded(String part) {
        String text = text("policy-cn-2");
        assertThat(text).contains(part);

        assertThatThrownBy(() -> parse(text.replaceFirst(part, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy pack: must have");
    }

    @Test
    void aRuleThatTheHouseDoesNotKnowOrThatIsMissingIsNotLoaded() {
        String text = text("policy-cn-2");

        assertThatThrownBy(() -> parse(text.replace("\"ad.repop\"", "\"ad.repopp\"")))
                .hasMessageContaining("unknown rule ad.repopp");
        assertThatThrownBy(() -> parse(text.replace("\"ad.repop\"", "\"home.popup\"")))
                .hasMessageContaining("home.popup: once");
        assertThatThrownBy(() -> parse(text.replaceFirst("\\{\"key\": \"ad.repop\".*\\n", "")))
                .hasMessageContaining("must have ad.repop");
        assertThatThrownBy(() -> parse(text.replace("\"value\": 30,", "\"value\": \"30\",")))
                .hasMessageContaining("ad.boot.maxSeconds: value");
        assertThatThrownBy(() -> parse(text.replace("\"permanent\"", "\"for a week\"")))
                .hasMessageContaining("ad.boot.optOut");
    }

    @Test
    void eachMarketsPackLoadsAndSaysWhoItIs() {
        PolicyView cn = CN.view();
        PolicyView eu = PolicyPack.load("policy-eu-1").view();

        assertThat(cn.version()).isEqualTo("cn-2");
        assertThat(cn.label().zh()).isEqualTo("广告");
        assertThat(cn.countdown()).isFalse();
        assertThat(cn.goneMillis()).isEqualTo(3_000);
        assertThat(cn.homeAdsPerHour()).isEqualTo(12);
        assertThat(cn.pauseDelayMillis()).isEqualTo(3_000);
        assertThat(cn.screensaverAfterMillis()).isEqualTo(300_000);
        assertThat(eu.version()).isEqualTo("eu-1");
        assertThat(eu.goneMillis()).isEqualTo(1_000);
    }

    @Test
    void noBootAdOnHotelCableAndIptvSetsNorBeforeChildrenNorAfterARefusal() {
        assertThat(CN.allows(boot(Viewers.DeviceClass.HOME, false, false))).isTrue();
        assertThat(CN.allows(boot(Viewers.DeviceClass.HOTEL, false, false))).isFalse();
        assertThat(CN.allows(boot(Viewers.DeviceClass.CABLE, false, false))).isFalse();
        assertThat(CN.allows(boot(Viewers.DeviceClass.IPTV, false, false))).isFalse();
        assertThat(CN.allows(boot(Viewers.DeviceClass.HOME, true, false))).isFalse();
        assertThat(CN.allows(boot(Viewers.DeviceClass.HOME, false, true))).isFalse();
    }

    @Test
    void theStricterOfPackAndMakerWins() {
        assertThat(CN.maxSeconds(boot(Viewers.DeviceClass.HOME, false, false))).isEqualTo(30);
        Break shorter =
                Sample.on(
                        Surface.BOOT,
                        15,
                        1,
                        boot(Viewers.DeviceClass.HOME, false, false).viewing());
        assertThat(CN.maxSeconds(shorter)).isEqualTo(15);
        assertThat(CN.closeMarkMillis(1_000)).isZero();
    }

    @Test
    void nothingPopsUpOnTheHomeScreenAndComparisonsAreTheMarketsMatter() {
        Break.Viewing home = boot(Viewers.DeviceClass.HOME, false, false).viewing();

        assertThat(CN.allows(Sample.on(Surface.OVERLAY, 30, 1, home))).isFalse();
        assertThat(CN.allows(Sample.on(Surface.MASTHEAD, 30, 1, home))).isTrue();
        assertThat(CN.allows(Sample.on(Surface.OVERLAY, 30, 1, Sample.viewing(false)))).isTrue();
        assertThat(CN.besideMinors("alcohol")).isFalse();
        assertThat(CN.besideMinors("food")).isTrue();
    }

    private static Break boot(Viewers.DeviceClass of, boolean kids, boolean refused) {
        return Sample.on(
                Surface.BOOT,
                60,
                1,
                new Break.Viewing(
                        kids,
                        refused,
                        new Viewers.Screen("tv", of),
                        Optional.empty(),
                        false,
                        List.of(),
                        0,
                        false,
                        Set.of()));
    }

    private static PolicyPack parse(String text) {
        return PolicyPack.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        try (InputStream in = PolicyPack.class.getResourceAsStream(name + ".json")) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
