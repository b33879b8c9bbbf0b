package tv.foyer.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.foyer.json.Json;

class SettingsTest {
    private static final Settings BRAND =
            Settings.ofTheme("kestral")
                    .withRows(List.of("continue", "live"))
                    .withFeature("shop", true)
                    .withFeature("search", true)
                    .withBootAd(10, 500);
    private static final Settings SUB_BRAND = Settings.ofTheme("pop").withFeature("shop", false);
    private static final Settings MODEL = Settings.NONE.withRows(List.of("live"));
    private static final Settings DEVICE = Settings.NONE.withFeature("bootAds", false);

    @Test
    void eachLayerOverridesTheOneAboveKeyByKey() {
        List<String> both = List.of("continue", "live");
        List<String> live = List.of("live");
        List<Case> table =
                List.of(
                        row("kestral", both, true, true, BRAND),
                        row("pop", both, false, true, BRAND, SUB_BRAND),
                        row("pop", live, false, true, BRAND, SUB_BRAND, MODEL),
                        row("pop", live, false, false, BRAND, SUB_BRAND, MODEL, DEVICE),
                        row("kestral", both, true, false, DEVICE, MODEL, SUB_BRAND, BRAND));

        for (Case row : table) {
            assertThat(Settings.merge(DeviceClass.HOME, row.layers())).isEqualTo(row.expected());
        }
    }

    @Test
    void whatNoLayerSaysIsTheHousesOwn() {
        SetConfig merged = Settings.merge(DeviceClass.HOME, List.of());

        assertThat(merged.theme()).isEqualTo("hearthline");
        assertThat(merged.features()).containsEntry("bootAds", true).doesNotContainKey("shop");
        assertThat(merged.bootAd()).isEqualTo(new SetConfig.BootAd(15, 1_000));
    }

    @Test
    void mergingIsTheSameInWhateverGroups() {
        Settings left = BRAND.under(SUB_BRAND).under(MODEL.under(DEVICE));
        Settings right = BRAND.under(SUB_BRAND.under(MODEL)).under(DEVICE);

        assertThat(left).isEqualTo(right);
        assertThat(Settings.NONE.under(BRAND)).isEqualTo(BRAND);
        assertThat(BRAND.under(Settings.NONE)).isEqualTo(BRAND);
    }

    @Test
    void aSettingThatBreaksARuleIsNamed() {
        assertThatThrownBy(() -> Settings.NONE.withBootAd(31, 0))
                .hasMessageStartingWith("bootAdMaxSeconds:");
        assertThatThrownBy(() -> Settings.NONE.withBootAd(30, 1_001))
                .hasMessageStartingWith("bootAdCloseMarkMillis:");
        assertThatThrownBy(() -> Settings.ofTheme("A theme")).hasMessageStartingWith("theme:");
        assertThatThrownBy(() -> Settings.ofLanguage("fr")).hasMessageStartingWith("language:");
        assertThatThrownBy(() -> Settings.NONE.withRows(List.of("live", "live")))
                .hasMessageStartingWith("rows:");
    }

    @Test
    void settingsSurviveBeingStored() {
        assertThat(Json.read(Json.text(BRAND), Settings.class)).isEqualTo(BRAND);
        assertThat(Json.read(Json.text(Settings.NONE), Settings.class)).isEqualTo(Settings.NONE);
    }

    private record Case(List<Settings> layers, SetConfig expected) {}

    private static Case row(
            String theme, List<String> rows, boolean shop, boolean bootAds, Settings... layers) {
        return new Case(
                List.of(layers),
                new SetConfig(
                        theme,
                        "zh",
                        rows,
                        Map.of("shop", shop, "search", true, "settings", true, "bootAds", bootAds),
                        DeviceClass.HOME,
                        new SetConfig.BootAd(10, 500)));
    }
}
