package tv.foyer.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.devices.Home.text;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.devices.Home.Code;
import tv.foyer.devices.Home.Tv;
import tv.foyer.events.Event;
import tv.foyer.kernel.DeviceId;
import tv.foyer.log.EventLog.Recorded;

class ActivationTest {
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
    void aCopiedSerialIsRefusedAndTheFirstSetKeepsWorking() {
        Tv first = home.register("kestral-55", "K55-0001");
        Home.Held held = home.activate(first, "");

        HttpResponse<String> copy = home.registration("kestral-55", "K55-0001", Optional.empty());
        HttpResponse<String> guess =
                home.registration("kestral-55", "K55-0001", Optional.of("guess"));

        assertThat(copy.statusCode()).isEqualTo(409);
        assertThat(copy.body()).contains("serial-in-use").doesNotContain(first.id());
        assertThat(guess.body()).isEqualTo(copy.body());
        assertThat(home.get("/api/v1/me", held.access()).statusCode()).isEqualTo(200);
        HttpResponse<String> again =
                home.registration("kestral-55", "K55-0001", Optional.of(first.secret()));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(text(again, "deviceId")).isEqualTo(first.id());
        assertThat(text(again, "activated")).isEqualTo("true");
        assertThat(home.registration("pop-43", "K55-0001", Optional.empty()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anUnknownModelAndABadSerialAreNamed() {
        HttpResponse<String> model = home.registration("nothing-99", "S1", Optional.empty());
        HttpResponse<String> serial = home.registration("pop-43", "<S 1>", Optional.empty());

        assertThat(model.statusCode()).isEqualTo(404);
        assertThat(model.body()).contains("unknown-model", "\"field\":\"modelKey\"");
        assertThat(serial.statusCode()).isEqualTo(400);
        assertThat(serial.body()).contains("\"field\":\"serial\"");
    }

    @Test
    void aSetShowsACodeAndAPhoneApprovesItAsPeopleTypeIt() {
        Tv tv = home.register("pop-43", "P1");
        HttpResponse<String> begun = home.authorization(tv.id(), tv.secret());
        String code = text(begun, "user_code");

        assertThat(code).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(text(begun, "verification_uri_complete"))
                .isEqualTo("https://foyer.example/phone/activate?code=" + code);
        assertThat(text(begun, "expires_in")).isEqualTo("600");
        assertThat(text(begun, "interval")).isEqualTo("5");

        String typed = code.toLowerCase(java.util.Locale.ROOT).replace("-", "");
        HttpResponse<String> seen = home.get("/api/v1/activations/" + typed, "");
        assertThat(text(seen, "state")).isEqualTo("pending");
        assertThat(text(seen, "brand/key")).isEqualTo("pop");
        assertThat(text(home.approve(typed, ""), "householdToken")).startsWith("h.");
        assertThat(text(home.get("/api/v1/activations/" + code, ""), "state"))
                .isEqualTo("approved");
    }

    @Test
    void theQrCodeIsSharpAndHasItsQuietZone() {
        HttpResponse<String> qr = home.get("/oauth/qr/BCDF-GHJK.svg", "");

        assertThat(qr.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(qr.body()).startsWith("<svg").contains("crispEdges", "fill=\"#fff\"");
        assertThat(qr.body()).contains("M4 4h7v1h-7z").doesNotContain("M0 ", "M3 ");
        assertThat(home.get("/oauth/qr/nonsense.svg", "").statusCode()).isEqualTo(404);
        assertThat(home.get("/oauth/qr/BCDF-GHJK.png", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aCodeApprovedAfterExpirySaysSoAndANewCodeWorksWithWhatWasTyped() {
        Tv tv = home.register("kestral-55", "K1");
        Code late = home.code(tv);
        home.pass(Duration.ofMinutes(10));

        HttpResponse<String> seen = home.get("/api/v1/activations/" + late.user(), "");
        HttpResponse<String> refused = home.approve(late.user(), "");
        assertThat(text(seen, "state")).isEqualTo("expired");
        assertThat(seen.body()).contains("\"brand\":null");
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("code-expired");
        assertThat(text(home.poll(tv, late), "error")).isEqualTo("expired_token");

        Code fresh = home.code(tv);
        assertThat(home.approve(fresh.user(), "").statusCode()).isEqualTo(200);
        assertThat(Home.held(home.poll(tv, fresh)).access()).startsWith("d.");
    }

    @Test
    void aSetThatPollsTooFastIsToldToSlowDownByFiveSeconds() {
        Tv tv = home.register("kestral-55", "K1");
        Code code = home.code(tv);

        assertThat(text(home.poll(tv, code), "error")).isEqualTo("authorization_pending");
        home.pass(Duration.ofSeconds(2));
        assertThat(text(home.poll(tv, code), "error")).isEqualTo("slow_down");
        home.pass(Duration.ofSeconds(6));
        HttpResponse<String> slower = home.poll(tv, code);
        assertThat(slower.statusCode()).isEqualTo(400);
        assertThat(text(slower, "error")).isEqualTo("slow_down");
        assertThat(slower.body()).contains("15 seconds");
        home.pass(Duration.ofSeconds(15));
        assertThat(text(home.poll(tv, code), "error")).isEqualTo("authorization_pending");
    }

    @Test
    void aCodeGivesTokensOnceAndOnlyToItsOwnSet() {
        Tv tv = home.register("kestral-55", "K1");
        Tv other = home.register("kestral-55", "K2");
        Code code = home.code(tv);
        home.approve(code.user(), "");

        assertThat(text(home.poll(other, code), "error")).isEqualTo("invalid_grant");
        assertThat(Home.held(home.poll(tv, code)).access()).startsWith("d.");
        assertThat(text(home.poll(tv, code), "error")).isEqualTo("invalid_grant");
        assertThat(home.approve(code.user(), "").statusCode()).isEqualTo(409);
    }

    @Test
    void aWrongClientSecretGetsNoCode() {
        Tv tv = home.register("kestral-55", "K1");

        for (String secret : List.of("", "wrong", tv.secret() + "A")) {
            HttpResponse<String> refused = home.authorization(tv.id(), secret);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(text(refused, "error")).isEqualTo("invalid_client");
        }
        assertThat(home.authorization("no-uuid", tv.secret()).statusCode()).isEqualTo(401);
        HttpResponse<String> odd = home.form("/oauth/token", Map.of("grant_type", "password"));
        assertThat(text(odd, "error")).isEqualTo("unsupported_grant_type");
    }

    @Test
    void whoGuessesCodesMustWaitAfterTwentyWrongOnes() {
        Code right = home.code(home.register("kestral-55", "K1"));
        for (int i = 0; i < 20; i++) {
            assertThat(home.get("/api/v1/activations/" + right.user(), "").statusCode())
                    .isEqualTo(200);
            assertThat(text(home.get("/api/v1/activations/BCDF-BCDF", ""), "state"))
                    .isEqualTo("unknown");
        }

        HttpResponse<String> blocked = home.get("/api/v1/activations/" + right.user(), "");
        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
        assertThat(home.approve(right.user(), "").statusCode()).isEqualTo(429);
        home.pass(Duration.ofMinutes(9).plusSeconds(59));
        assertThat(home.approve(right.user(), "").statusCode()).isEqualTo(429);
    }

    @Test
    void aSecondSetJoinsTheHouseholdOfThePhone() {
        String phone = home.found(home.register("kestral-55", "K1"));
        Tv second = home.register("ombrix-65", "O1");
        Code code = home.code(second);

        HttpResponse<String> seen = home.get("/api/v1/activations/" + code.user(), phone);
        HttpResponse<String> joined = home.approve(code.user(), phone);
        HttpResponse<String> household = home.get("/api/v1/household", phone);

        assertThat(text(seen, "household/name")).isEqualTo("Wen");
        assertThat(text(joined, "householdToken")).isEqualTo(phone);
        assertThat(text(joined, "householdId")).isEqualTo(text(household, "household/id"));
        assertThat(household.body()).contains("kestral-55", "ombrix-65", "Living room");
        assertThat(home.approve(code.user(), phone).statusCode()).isEqualTo(200);
        assertThat(home.get("/api/v1/household", "h.nothing").statusCode()).isEqualTo(401);
    }

    @Test
    void joiningAndComingOnAreFactsOfTheLogOnce() {
        Tv tv = home.register("pop-43", "P1");
        Home.Held held = home.activate(tv, "");
        home.get("/api/v1/me", held.access());
        home.get("/api/v1/me", held.access());
        home.pass(Duration.ofMinutes(59));
        home.get("/api/v1/me", held.access());
        String next = Home.held(home.refresh(held.refresh())).access();
        home.pass(Duration.ofMinutes(1));
        home.get("/api/v1/me", next);

        List<Event> facts = home.log.read(0, 10).stream().map(Recorded::event).toList();
        assertThat(facts)
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("SetActivated", "SetSwitchedOn", "SetSwitchedOn");
        assertThat(facts.getFirst())
                .isInstanceOfSatisfying(
                        Event.SetActivated.class,
                        joined -> {
                            assertThat(joined.device()).isEqualTo(DeviceId.parse(tv.id()));
                            assertThat(joined.maker()).isEqualTo(Home.KESTRAL);
                        });
    }
}
