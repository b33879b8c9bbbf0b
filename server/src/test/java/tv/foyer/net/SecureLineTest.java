package tv.foyer.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.net.Answer.Answered;
import tv.foyer.net.Answer.Failed;
import tv.foyer.net.Answer.Failure;

/** TLS with certificates made for the test. */
class SecureLineTest {
    private static final char[] PASSWORD = "for-a-test".toCharArray();
    private static final long LONG_NANOS = 30_000_000_000L;

    @TempDir private Path folder;

    @Test
    void aCertificateThatNamesTheHostIsTalkedToAndItsConnectionKept() throws Exception {
        SSLContext context = context("ip:127.0.0.1");
        try (FarPeer far = far(context);
                Lines lines = Lines.open(Lines.Limits.standard(), context.getSocketFactory());
                Line line = lines.to(address(far), true, 1, Map.of())) {
            for (int i = 0; i < 3; i++) {
                assertThat(line.post(new byte[2], System.nanoTime() + LONG_NANOS))
                        .isInstanceOf(Answered.class);
            }
            assertThat(far.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateOfAnotherHostOrOfNobodyTrustedIsRefused() throws Exception {
        SSLContext other = context("dns:other.example");
        try (FarPeer far = far(other);
                Lines trusting = Lines.open(Lines.Limits.standard(), other.getSocketFactory());
                Lines usual = Lines.open(Lines.Limits.standard())) {
            for (Lines lines : new Lines[] {trusting, usual}) {
                try (Line line = lines.to(address(far), true, 1, Map.of())) {
                    Answer answer = line.post(new byte[2], System.nanoTime() + LONG_NANOS);
                    assertThat(((Failed) answer).failure()).isEqualTo(Failure.UNREACHABLE);
                }
            }
            assertThat(far.requests()).isZero();
        }
    }

    private static FarPeer far(SSLContext context) throws Exception {
        return FarPeer.on(
                context.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                (_, out) -> FarPeer.reply(out, 200, "{}"));
    }

    private static URI address(FarPeer far) {
        return URI.create("https://127.0.0.1:" + far.port() + "/bid");
    }

    private SSLContext context(String name) throws Exception {
        Path store = folder.resolve("keys-" + name.hashCode());
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "far",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=far",
                                "-ext",
                                "san=" + name,
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("far", keys.getCertificate("far"));
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
