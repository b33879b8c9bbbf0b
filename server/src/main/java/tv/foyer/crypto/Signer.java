package tv.foyer.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs short payloads with HMAC-SHA256 (RFC 2104), truncated to 128 bits. A token is {@code
 * base64url(payload) "." base64url(mac)} without padding. Each purpose has a key of its own, so
 * that a token made for one use never verifies for another.
 */
public final class Signer {
    private static final int MAC_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Mac prototype;

    /** Derives the key of one purpose from a master key of at least 32 bytes. */
    public Signer(byte[] master, String purpose) {
        this.prototype = keyed(derive(master, purpose));
    }

    static byte[] derive(byte[] master, String purpose) {
        if (master.length < 32) {
            throw new IllegalArgumentException("master: at least 32 bytes expected");
        }
        return macOf(keyed(master), purpose.getBytes(StandardCharsets.UTF_8));
    }

    public String sign(byte[] payload) {
        return token(payload, tag(payload));
    }

    /** Returns the payload, or empty if the token was not signed for this purpose by this key. */
    public Optional<byte[]> verify(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            byte[] payload = DECODER.decode(token.substring(0, dot));
            byte[] tag = DECODER.decode(token.substring(dot + 1));
            boolean genuine = MessageDigest.isEqual(tag, tag(payload));
            boolean canonical = genuine && token(payload, tag).equals(token);
            return canonical ? Optional.of(payload) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String token(byte[] payload, byte[] tag) {
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag);
    }

    private byte[] tag(byte[] payload) {
        return Arrays.copyOf(macOf(copy(), payload), MAC_BYTES);
    }

    private static byte[] macOf(Mac mac, byte[] bytes) {
        return mac.doFinal(bytes);
    }

    /** A keyed Mac is costly to make and cheap to clone; clones are not shared between threads. */
    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
