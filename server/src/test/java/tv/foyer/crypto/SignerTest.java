package tv.foyer.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final byte[] MASTER = new byte[32];
    private final Signer signer = new Signer(MASTER, "test");
    private final Random random = new Random(5);

    @Test
    void aTagIsTheJdksHmacSha256CutTo128Bits() throws GeneralSecurityException {
        byte[] key = Signer.derive(MASTER, "test");
        for (int length = 0; length < 300; length++) {
            byte[] payload = bytes(length);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] tag = Arrays.copyOf(mac.doFinal(payload), 16);

            assertThat(signer.sign(payload)).isEqualTo(text(payload) + "." + text(tag));
        }
    }

    @Test
    void whatWasSignedIsReadByItsPurposeOnly() {
        for (int length = 1; length < 200; length++) {
            byte[] payload = bytes(length);

            assertThat(signer.verify(signer.sign(payload))).contains(payload);
            assertThat(new Signer(MASTER, "other").verify(signer.sign(payload))).isEmpty();
        }
    }

    @Test
    void anyOtherSpellingOfATokenIsRefused() {
        for (int length = 1; length < 8; length++) {
            String token = signer.sign(bytes(length));
            for (int i = 0; i < token.length(); i++) {
                for (char other : "Aa0-_.=+/\u00e9\u4e2d ".toCharArray()) {
                    String changed = token.substring(0, i) + other + token.substring(i + 1);
                    assertThat(signer.verify(changed).isPresent())
                            .as("%s as %s", token, changed)
                            .isEqualTo(changed.equals(token));
                }
            }
            assertThat(signer.verify(token + "=")).isEmpty();
            assertThat(signer.verify(token.replace(".", "=."))).isEmpty();
            assertThat(signer.verify(token + ".")).isEmpty();
            assertThat(signer.verify("." + token)).isEmpty();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
