package tv.foyer.app;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** A set and a phone of one household, joined over HTTP as people do it. */
record Sofa(String deviceId, String set, String phone) {
    /** Registers a set and approves it; with a phone's token it joins that household. */
    static Sofa join(TestWire wire, String model, String serial, Optional<String> phone)
            throws IOException {
        TestWire.Answer me =
                wire.send(
                        "POST",
                        "/api/v1/devices",
                        Optional.empty(),
                        Json.text(Map.of("modelKey", model, "serial", serial)));
        TestWire.Answer codes =
                wire.form(
                        "/oauth/device_authorization",
                        "client_id=" + me.at("deviceId") + "&client_secret=" + me.at("secret"));
        TestWire.Answer approved =
                wire.send(
                        "POST",
                        "/api/v1/activations/" + codes.at("user_code") + "/approve",
                        phone,
                        Json.text(
                                Map.of(
                                        "room",
                                        "study",
                                        "householdName",
                                        serial,
                                        "language",
                                        "en")));
        TestWire.Answer tokens =
                wire.form(
                        "/oauth/token",
                        "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code="
                                + codes.at("device_code")
                                + "&client_id="
                                + me.at("deviceId"));
        return new Sofa(
                me.at("deviceId"), tokens.at("access_token"), approved.at("householdToken"));
    }

    /** Returns the household's first grown-up profile. */
    String profile(TestWire wire) throws IOException {
        Profiles me =
                Json.readKnown(
                        wire.send("GET", "/api/v1/me", Optional.of(set), "").body(),
                        Profiles.class);
        return me.profiles().stream()
                .filter(p -> p.kind().equalsIgnoreCase("adult"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    record Profiles(List<Profile> profiles) {}

    record Profile(String id, String kind) {}
}
