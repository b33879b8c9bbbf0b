package tv.foyer.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** A set and a phone of one household, joined over HTTP as people do it. */
record Sofa(String deviceId, String set, String phone) {
    /** Registers a set and approves it; with a phone's token it joins that household. */
    static Sofa join(TestHouse test, String model, String serial, Optional<String> phone) {
        TestHouse.Answer me =
                test.send(
                        "POST",
                        "/api/v1/devices",
                        Optional.empty(),
                        Json.text(Map.of("modelKey", model, "serial", serial)));
        TestHouse.Answer codes =
                test.form(
                        "/oauth/device_authorization",
                        "client_id=" + me.at("deviceId") + "&client_secret=" + me.at("secret"));
        TestHouse.Answer approved =
                test.send(
                        "POST",
                        "/api/v1/activations/" + codes.at("user_code") + "/approve",
                        phone,
                        Json.text(Map.of("room", "study", "householdName", serial, "language", "en")));
        TestHouse.Answer tokens =
                test.form(
                        "/oauth/token",
                        "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                                + codes.at("device_code")
                                + "&client_id="
                                + me.at("deviceId"));
        return new Sofa(
                me.at("deviceId"), tokens.at("access_token"), approved.at("householdToken"));
    }

    /** Returns the household's first grown-up profile. */
    String profile(TestHouse test) {
        Profiles me = Json.readKnown(test.get("/api/v1/me", Optional.of(set)).body(), Profiles.class);
        return me.profiles().stream()
                .filter(p -> p.kind().equalsIgnoreCase("adult"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    record Profiles(List<Profile> profiles) {}

    record Profile(String id, String kind) {}
}
