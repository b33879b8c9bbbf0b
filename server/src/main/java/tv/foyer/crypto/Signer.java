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
    private static final String DIGEST = "SHA-256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private static final int BLOCK = 64;

    /** Each has read its half of the key; they are cloned, never changed. */
    private final MessageDigest inner;

    private final MessageDigest outer;

    /** Derives the key of one purpose from a master key of at least 32 bytes. */
    public Signer(byte[] master, String purpose) {
        byte[] key = derive(master, purpose);
        this.inner = keyed(key, (byte) 0x36);
        this.outer = keyed(key, (byte) 0x5c);
    }

    static byte[] derive(byte[] master, String purpose) {
        if (master.length < 32) {
            throw new IllegalArgumentException("master: at least 32 bytes expected");
        }
        return keyed(master).doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    public String sign(byte[] payload) {
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag(payload));
    }

    /** Returns the payload, or empty if the token was not signed for this purpose by this key. */
    public Optional<byte[]> verify(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
        byte[] payloadText = Arrays.copyOf(text, dot);
        byte[] tagText = Arrays.copyOfRange(text, dot + 1, text.length);
        try {
            byte[] payload = DECODER.decode(payloadText);
            byte[] tag = DECODER.decode(tagText);
            boolean genuine = MessageDigest.isEqual(tag, tag(payload));
            boolean canonical = canonical(payload, payloadText) && canonical(tag, tagText);
            return genuine && canonical ? Optional.of(payload) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A payload has one token only: without padding, and with no bits left over. */
    private static boolean canonical(byte[] bytes, byte[] text) {
        return Arrays.equals(ENCODER.encode(bytes), text);
    }

    private byte[] tag(byte[] payload) {
        MessageDigest last = copy(outer);
        last.update(copy(inner).digest(payload));
        return Arrays.copyOf(last.digest(), MAC_BYTES);
    }

    /** A digest is cheap to clone; clones are not shared between threads. */
    private static MessageDigest copy(MessageDigest keyed) {
        try {
            return (MessageDigest) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's " + DIGEST + " can be cloned", e);
        }
    }

    /**
     * RFC 2104 section 4: what a digest holds after the key's first block, kept. Half of what a
     * short payload costs is in these two blocks and in making a Mac.
     */
    private static MessageDigest keyed(byte[] key, byte pad) {
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(DIGEST);
            digest.update(block);
            return digest;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + DIGEST, e);
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
