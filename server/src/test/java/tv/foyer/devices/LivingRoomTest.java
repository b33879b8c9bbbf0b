package tv.foyer.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.foyer.devices.Home.text;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.devices.Home.Held;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;

class LivingRoomTest {
    @TempDir Path folder;
    private Home home;

    @BeforeEach
    void open() {
        home = new Home(folder);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aNewHouseholdHasAGrownUpAndAChildAndItsSetKnowsBoth() {
        Held held = home.activate(home.register("pop-43", "P1"), "");

        HttpResponse<String> me = home.get("/api/v1/me", held.access());

        assertThat(text(me, "device/serial")).isEqualTo("P1");
        assertThat(text(me, "device/room")).isEqualTo("Living room");
        assertThat(text(me, "brand/name/zh")).isEqualTo("科斯澈·跃");
        assertThat(text(me, "model/key")).isEqualTo("pop-43");
        assertThat(text(me, "household/name")).isEqualTo("Wen");
        assertThat(text(me, "profiles/0/name")).isEqualTo("Home");
        assertThat(text(me, "profiles/0/kind")).isEqualTo("adult");
        assertThat(text(me, "profiles/1/kind")).isEqualTo("kids");
        assertThat(text(me, "config/theme")).isEqualTo("pop");
        assertThat(text(me, "config/language")).isEqualTo("en");
        assertThat(text(me, "config/bootAd/closeMarkMillis")).isEqualTo("1000");
        assertThat(text(me, "bootAdsRefused")).isEqualTo("false");
        assertThat(text(me, "policy/version")).isEqualTo("cn-2");
        assertThat(text(me, "policy/closeMarkMillis")).isEqualTo("700");
        assertThat(text(me, "policy/countdown")).isEqualTo("false");
        assertThat(home.get("/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aSetKeepsTheLanguageAndRoomItIsGiven() {
        Held held = home.activate(home.register("pop-43", "P1"), "");

        HttpResponse<String> changed =
                home.put(
                        "/api/v1/settings", held.access(), "{\"language\":\"zh\",\"room\":\"书房\"}");

        assertThat(text(changed, "config/language")).isEqualTo("zh");
        HttpResponse<String> me = home.get("/api/v1/me", held.access());
        assertThat(me.body()).isEqualTo(changed.body());
        assertThat(text(me, "device/room")).isEqualTo("书房");
        assertThat(home.put("/api/v1/settings", held.access(), "{\"language\":\"fr\"}").body())
                .contains("\"field\":\"language\"");
    }

    @Test
    void aHouseholdAddsProfilesUpToTwelve() {
        Held held = home.activate(home.register("pop-43", "P1"), "");

        HttpResponse<String> elder = add(held, "Grandma", "elder");
        assertThat(elder.statusCode()).isEqualTo(201);
        assertThat(text(elder, "kind")).isEqualTo("elder");
        assertThat(add(held, "X", "pirate").body()).contains("\"field\":\"kind\"");
        assertThat(add(held, "  ", "adult").body()).contains("\"field\":\"name\"");
        for (int i = 0; i < 9; i++) {
            assertThat(add(held, "P" + i, "adult").statusCode()).isEqualTo(201);
        }
        assertThat(add(held, "one more", "adult").body()).contains("household-full");
    }

    @Test
    void aSetOfAnotherHouseholdCannotUseThisHouseholdsProfile() {
        HttpResponse<String> ours = me(home.activate(home.register("pop-43", "P1"), ""));
        HttpResponse<String> theirs = me(home.activate(home.register("pop-43", "P2"), ""));
        HouseholdId us = HouseholdId.parse(text(ours, "household/id"));
        HouseholdId them = HouseholdId.parse(text(theirs, "household/id"));
        ProfileId kids = ProfileId.parse(text(ours, "profiles/1/id"));

        assertThat(home.devices.profileBelongs(us, kids)).isTrue();
        assertThat(home.devices.profileBelongs(them, kids)).isFalse();
        assertThat(home.devices.profileKind(kids)).contains(ProfileKind.KIDS);
        assertThat(home.devices.profileKind(new ProfileId(Ids.named("nobody")))).isEmpty();
        assertThat(theirs.body()).doesNotContain(kids.toString());
    }

    @Test
    void aSetThatMovedToAnotherHouseholdLosesItsOldTokens() {
        Home.Tv tv = home.register("pop-43", "P1");
        Held before = home.activate(tv, "");

        Held after = home.activate(tv, "");

        assertThat(home.get("/api/v1/me", before.access()).statusCode()).isEqualTo(401);
        assertThat(text(home.refresh(before.refresh()), "error")).isEqualTo("invalid_grant");
        assertThat(me(after).statusCode()).isEqualTo(200);
    }

    @Test
    void aMakerNeverSeesTheDevicesOfAnother() {
        home.activate(home.register("pop-43", "P1"), "");
        home.activate(home.register("pop-43", "P2"), "");
        home.activate(home.register("ombrix-65", "O1"), "");
        home.register("ombrix-65", "still-in-its-box");

        Fleet kestral = home.devices.fleetOf(Home.KESTRAL);
        Fleet ombrix = home.devices.fleetOf(Home.OMBRIX);

        assertThat(kestral.byBrand())
                .extracting(Fleet.BrandSets::key, Fleet.BrandSets::sets)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kestral", 0L),
                        org.assertj.core.groups.Tuple.tuple("pop", 2L));
        assertThat(ombrix.total()).isEqualTo(1);
        assertThat(rows(Home.OMBRIX, "devices.device")).isEqualTo(2);
        assertThat(rows(Home.OMBRIX, "devices.brand")).isEqualTo(1);
        PartnerId stranger = new PartnerId(Ids.named("partner/stranger"));
        assertThat(rows(stranger, "devices.device")).isZero();
        assertThat(home.devices.fleetOf(stranger).total()).isZero();
    }

    @Test
    void noPartnerReadsHouseholdsOrSecrets() {
        for (String table :
                List.of(
                        "credential",
                        "household",
                        "profile",
                        "membership",
                        "household_token",
                        "activation",
                        "refresh",
                        "consent",
                        "consent_change")) {
            assertThatThrownBy(() -> rows(Home.KESTRAL, "devices." + table))
                    .as(table)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void brandsAndModelsAreAddedOnceAndOnlyByTheirMaker() {
        Text name = new Text("欧", "O");
        Brand pop = home.devices.brandByKey("pop").orElseThrow();

        assertThat(pop.parent()).contains(new BrandId(Ids.named("brand/kestral")));
        assertThat(home.devices.brand(pop.id()).map(Brand::maker)).contains(Home.KESTRAL);
        assertThat(
                        home.devices.addBrand(
                                new BrandDraft(
                                        Home.KESTRAL,
                                        "pop",
                                        name,
                                        Optional.empty(),
                                        Settings.NONE)))
                .isEqualTo(pop);
        assertThatThrownBy(() ->
                        home.devices.addBrand(
                                new BrandDraft(
                                        Home.OMBRIX, "pop", name, Optional.empty(), Settings.NONE)))
                .hasMessageStartingWith("key:");
        assertThatThrownBy(() ->
                        home.devices.addBrand(
                                new BrandDraft(
                                        Home.OMBRIX,
                                        "glow",
                                        name,
                                        Optional.of("kestral"),
                                        Settings.NONE)))
                .hasMessageStartingWith("parentKey:");
    }

    private HttpResponse<String> add(Held held, String name, String kind) {
        return home.post(
                "/api/v1/profiles",
                held.access(),
                "{\"name\":\"%s\",\"kind\":\"%s\"}".formatted(name, kind));
    }

    private HttpResponse<String> me(Held held) {
        return home.get("/api/v1/me", held.access());
    }

    private Integer rows(PartnerId reader, String table) {
        return home.database
                .sql()
                .asPartner(
                        reader,
                        h ->
                                h.createQuery("select count(*) from " + table)
                                        .mapTo(Integer.class)
                                        .one());
    }
}
