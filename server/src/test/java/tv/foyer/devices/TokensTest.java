package tv.foyer.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.devices.Home.Held;
import tv.foyer.devices.Home.Tv;
import tv.foyer.http.Caller;
import tv.foyer.kernel.DeviceId;

class TokensTest {
    @TempDir Path folder;
    private Home home;
    private Tv tv;
    private Held held;

    @BeforeEach
    void open() {
        home = new Home(folder);
        tv = home.register("kestral-55", "K1");
        held = home.activate(tv, "");
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aTokenProvesItsSetForAnHour() {
        assertThat(home.devices.callerOf(held.access()))
                .hasValueSatisfying(caller ->
                        assertThat(caller)
                                .isInstanceOfSatisfying(
                                        Caller.TvSet.class,
                                        set -> {
                                            assertThat(set.device().toString()).isEqualTo(tv.id());
                                            assertThat(set.maker()).isEqualTo(Home.KESTRAL);
                                        }));

        home.pass(Duration.ofHours(1));
        assertThat(home.devices.callerOf(held.access())).isEmpty();
    }

    @Test
    void aSetWhoseAnswerGotLostAsksAgainWithTheSameTokenAndStaysSignedIn() {
        home.refresh(held.refresh());
        home.pass(Duration.ofSeconds(30));

        Held again = Home.held(home.refresh(held.refresh()));

        assertThat(home.get("/api/v1/me", again.access()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshedTokenCannotBeRefreshedTwiceAndTryingEndsTheFamily() {
        Held second = Home.held(home.refresh(held.refresh()));
        assertThat(home.get("/api/v1/me", second.access()).statusCode()).isEqualTo(200);
        home.pass(Duration.ofSeconds(61));

        assertThat(Home.text(home.refresh(held.refresh()), "error")).isEqualTo("invalid_grant");

        assertThat(Home.text(home.refresh(second.refresh()), "error")).isEqualTo("invalid_grant");
        assertThat(home.get("/api/v1/me", second.access()).statusCode()).isEqualTo(401);
        assertThat(home.activate(tv, "").access()).startsWith("d.");
    }

    @Test
    void aRevokedSetIsOutHereAtOnceAndOnAnotherNodeWithItsNextLook() {
        try (Devices otherNode =
                Devices.open(
                        home.database.sql(),
                        home.keys,
                        home.log,
                        home.clock,
                        new Devices.Neighbours(_ -> false, () -> Home.RULES))) {
            assertThat(otherNode.callerOf(held.access())).isPresent();
            // The first life of a set ends no token; a second one does.
            Held again = home.activate(tv, "");
            assertThat(home.devices.callerOf(held.access())).isEmpty();

            assertThat(home.devices.revoke(Home.OMBRIX, DeviceId.parse(tv.id()))).isFalse();
            assertThat(home.devices.revoke(Home.KESTRAL, DeviceId.parse(tv.id()))).isTrue();

            assertThat(home.devices.callerOf(again.access())).isEmpty();
            otherNode.look();
            assertThat(otherNode.callerOf(again.access())).isEmpty();
            assertThat(otherNode.callerOf(held.access())).isEmpty();
            assertThat(Home.text(home.refresh(again.refresh()), "error"))
                    .isEqualTo("invalid_grant");
            assertThat(home.authorization(tv.id(), tv.secret()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenWithoutSignatureIsRefused() throws ParseException {
        refused(new PlainJWT(claims()).serialize());
        String[] parts = held.access().split("\\.", -1);
        refused(parts[1] + "." + parts[2] + ".");
    }

    @Test
    void aTokenSignedAnotherWayIsRefused()
            throws JOSEException, ParseException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        refused(
                signed(
                        JWSAlgorithm.RS256,
                        "at+jwt",
                        claims(),
                        new RSASSASigner(pair.getPrivate())));
        // The confusion of public key and shared secret: our public key as HMAC secret.
        byte[] known = home.keys.publicKey().getBytes(StandardCharsets.US_ASCII);
        refused(signed(JWSAlgorithm.HS256, "at+jwt", claims(), new MACSigner(known)));
        byte[] secret = home.keys.secret("devices/access-token");
        byte[] longer = Arrays.copyOf(secret, 64);
        refused(signed(JWSAlgorithm.HS512, "at+jwt", claims(), new MACSigner(longer)));
        byte[] otherPurpose = home.keys.secret("devices/other");
        refused(signed(JWSAlgorithm.HS256, "at+jwt", claims(), new MACSigner(otherPurpose)));
    }

    @Test
    void aTokenForAnotherUseIsRefusedEvenWithOurKey() throws JOSEException, ParseException {
        JWSSigner ours = new MACSigner(home.keys.secret("devices/access-token"));
        JWTClaimsSet good = claims();
        assertThat(home.devices.callerOf("d." + signed(JWSAlgorithm.HS256, "at+jwt", good, ours)))
                .isPresent();

        refused(signed(JWSAlgorithm.HS256, "JWT", good, ours));
        refused(
                signed(
                        JWSAlgorithm.HS256,
                        "at+jwt",
                        new JWTClaimsSet.Builder(good).audience("foyer-console").build(),
                        ours));
        refused(
                signed(
                        JWSAlgorithm.HS256,
                        "at+jwt",
                        new JWTClaimsSet.Builder(good).issuer("other").build(),
                        ours));
        refused(
                signed(
                        JWSAlgorithm.HS256,
                        "at+jwt",
                        new JWTClaimsSet.Builder(good).expirationTime((Date) null).build(),
                        ours));
        refused(
                signed(
                        JWSAlgorithm.HS256,
                        "at+jwt",
                        new JWTClaimsSet.Builder(good).claim("hh", "nobody").build(),
                        ours));
    }

    @Test
    void garbageIsNobody() {
        for (String text : new String[] {"", "d.", "d...", "d.a.b.c", "x", "h.", "s.abc"}) {
            assertThat(home.devices.callerOf(text)).as(text).isEmpty();
        }
        assertThat(home.devices.callerOf("d." + "a".repeat(100_000))).isEmpty();
        assertThat(home.devices.callerOf(held.access() + "A")).isEmpty();
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(held.access().substring(2)).getJWTClaimsSet();
    }

    private void refused(String jwt) {
        assertThat(home.devices.callerOf("d." + jwt)).isEmpty();
    }

    private static String signed(
            JWSAlgorithm algorithm, String type, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).build(),
                        claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
