package tv.foyer.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The house's own keys: one 32-byte master for tokens, one Ed25519 pair (RFC 8032) for what
 * partners must be able to verify. Kept in a folder that only its owner can read; made on first
 * use.
 */
public final class Keys {
    private final byte[] master;
    private final PrivateKey signing;
    private final PublicKey verifying;

    private Keys(byte[] master, KeyPair pair) {
        this.master = master;
        this.signing = pair.getPrivate();
        this.verifying = pair.getPublic();
    }

    /** Opens the keys of a folder, making those that are missing. */
    public static Keys open(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            byte[] master = load(folder.resolve("master.key"), () -> random(32));
            byte[] pair = load(folder.resolve("checkpoint.key"), Keys::newPair);
            return new Keys(master, decodePair(pair));
        } catch (IOException e) {
            throw new UncheckedIOException("keys: " + e.getMessage(), e);
        }
    }

    /** Returns the signer of one purpose; see {@link Signer}. */
    public Signer signer(String purpose) {
        return new Signer(master, purpose);
    }

    /**
     * Returns the 32-byte secret of one purpose, for standards that bring their own way of signing;
     * it differs from the key of the {@link #signer} of the same purpose.
     */
    public byte[] secret(String purpose) {
        return Signer.derive(master, "secret/" + purpose);
    }

    /** Returns the base64 Ed25519 signature of some bytes. */
    public String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signing);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 signing failed", e);
        }
    }

    /** Returns the base64 X.509 form of the public key that verifies {@link #sign}. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(verifying.getEncoded());
    }

    /** Tells whether a signature was made over these bytes by the holder of this key. */
    public static boolean verify(String publicKey, byte[] bytes, String signature) {
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private interface Maker {
        byte[] make();
    }

    private static byte[] load(Path file, Maker maker) throws IOException {
        if (!Files.exists(file)) {
            Path fresh =
                    Files.createTempFile(
                            file.getParent(),
                            "new",
                            ".key",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, maker.make());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] random(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Two lines of base64: the private key as PKCS #8, the public key as X.509. */
    private static byte[] newPair() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            String text =
                    base64.encodeToString(pair.getPrivate().getEncoded())
                            + "\n"
                            + base64.encodeToString(pair.getPublic().getEncoded())
                            + "\n";
            return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static KeyPair decodePair(byte[] file) {
        try {
            String[] lines =
                    new String(file, java.nio.charset.StandardCharsets.US_ASCII).split("\n", -1);
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            Base64.Decoder base64 = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines[1]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines[0]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys: checkpoint.key is not an Ed25519 pair", e);
        }
    }
}
