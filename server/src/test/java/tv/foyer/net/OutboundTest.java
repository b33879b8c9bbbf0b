package tv.foyer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://172.16.5.5/",
                "http://172.31.255.255/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:c0a8:101::1]/",
                "http://[2001:0:a00:1::1]/",
                "http://[2001:db8::1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[64:ff9b:1::1]/",
                "http://[2a00:1450::5efe:192.168.1.1]/",
                "http://100.64.0.1/",
                "http://100.127.255.254/",
                "http://0.0.0.0/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://2130706433/",
                "file:///etc/passwd",
                "jar:file:///x!/y",
                "ftp://93.184.216.34/",
                "http:///nohost",
                "http://user:secret@93.184.216.34/",
                "http://93.184.216.34:22/",
                "http://93.184.216.34:5432/"
            })
    void anAddressInsideAHouseIsNeverFetched(String address) {
        assertThatThrownBy(() -> new Outbound().get(URI.create(address), 10))
                .isInstanceOfSatisfying(
                        Outbound.Refused.class,
                        e -> assertThat(e.why()).isEqualTo(Outbound.Why.ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void anAddressOutInTheWorldIsPublic(String address) throws Exception {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void anEndpointOfTheHouseIsFetchedOnlyWhenItIsAllowedByHostAndPort() throws Exception {
        try (FarSide allowed = FarSide.saying(HELLO);
                FarSide other = FarSide.saying(HELLO)) {
            Outbound outbound = allowing(allowed.port());

            assertThat(text(outbound, allowed)).isEqualTo("hello");
            assertThat(allowed.requests().getFirst())
                    .startsWith("GET /f HTTP/1.1\r\nHost: 127.0.0.1:" + allowed.port() + "\r\n");
            refused(outbound, other, Outbound.Why.ADDRESS);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aNameIsAskedOnceSoThatAChangedAnswerLeadsNowhere() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        byte[] loopback = {127, 0, 0, 1};
        Outbound.Resolver changing =
                host ->
                        new InetAddress[] {
                            asked.incrementAndGet() == 1
                                    ? InetAddress.getByAddress(host, new byte[] {93, 1, 1, 1})
                                    : InetAddress.getByAddress(host, loopback)
                        };
        try (FarSide inside = FarSide.saying(HELLO)) {
            Outbound outbound =
                    outbound(Outbound.Allowance.none(), Set.of(inside.port()), changing);
            URI address = URI.create("http://rebind.test:" + inside.port() + "/");

            assertThatThrownBy(() -> outbound.get(address, 10))
                    .isInstanceOf(Outbound.Refused.class);
            assertThat(asked).hasValue(1);
            assertThatThrownBy(() -> outbound.get(address, 10))
                    .hasMessageContaining("not a public address");
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void oneAddressInsideAmongSeveralIsEnoughToRefuse() {
        Outbound.Resolver mixed =
                host ->
                        new InetAddress[] {
                            InetAddress.getByAddress(host, new byte[] {93, 1, 1, 1}),
                            InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1})
                        };
        Outbound outbound = outbound(Outbound.Allowance.none(), Set.of(80), mixed);

        assertThatThrownBy(() -> outbound.get(URI.create("http://mixed.test/"), 10))
                .hasMessageContaining("not a public address");
    }

    @Test
    void aRedirectIsFollowedAndItsTargetIsCheckedLikeAnyAddress() throws Exception {
        try (FarSide goal = FarSide.saying(HELLO);
                FarSide way = FarSide.saying(movedTo("http://127.0.0.1:" + goal.port() + "/f"))) {
            Outbound both =
                    outbound(
                            Outbound.Allowance.of(
                                    "127.0.0.1:" + way.port(), "127.0.0.1:" + goal.port()),
                            Set.of(),
                            InetAddress::getAllByName);

            assertThat(text(both, way)).isEqualTo("hello");
            assertThat(goal.requests()).hasSize(1);
            refused(allowing(way.port()), way, Outbound.Why.ADDRESS);
            assertThat(goal.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectToAnotherSchemeOrWithoutEndIsRefused() throws Exception {
        try (FarSide loop = FarSide.saying(movedTo("/again"));
                FarSide file = FarSide.saying(movedTo("file:///etc/passwd"));
                FarSide nowhere = FarSide.saying("HTTP/1.1 302 Found\r\n\r\n")) {
            refused(allowing(loop.port()), loop, Outbound.Why.REDIRECT);
            assertThat(loop.requests()).hasSize(4);
            refused(allowing(file.port()), file, Outbound.Why.ADDRESS);
            refused(allowing(nowhere.port()), nowhere, Outbound.Why.REDIRECT);
        }
    }

    @Test
    void aServerThatDripsIsCutAtTheDeadlineWhereverItDrips() throws Exception {
        List<FarSide.Script> drips =
                List.of(
                        out -> drip(out, "X"),
                        out -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"),
                        out -> drip(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1"),
                        out -> drip(out, "HTTP/1.1 200 OK\r\n\r\n"),
                        out -> Thread.sleep(60_000));
        for (FarSide.Script script : drips) {
            try (FarSide slow = FarSide.of(script)) {
                refused(allowing(slow.port(), Duration.ofMillis(300)), slow, Outbound.Why.TIME);
            }
        }
    }

    @Test
    void aResolverThatNeverAnswersIsLeftBehind() {
        Outbound.Resolver stuck =
                host -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new InetAddress[0];
                };
        Outbound outbound =
                new Outbound(
                        Outbound.Allowance.none(),
                        Outbound.Limits.standard().within(Duration.ofMillis(200)),
                        stuck,
                        (SSLSocketFactory) SSLSocketFactory.getDefault());

        assertThatThrownBy(() -> outbound.get(URI.create("http://stuck.test/"), 10))
                .hasMessageContaining("not done within 200 ms");
    }

    @Test
    void moreBytesThanAgreedAreRefusedInEveryFraming() throws Exception {
        for (String answer :
                List.of(
                        "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n",
                        "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200),
                        "HTTP/1.1 200 OK\r\nX: " + "y".repeat(40_000) + "\r\n\r\nhello")) {
            try (FarSide long1 = FarSide.saying(answer)) {
                refused(allowing(long1.port()), long1, Outbound.Why.SIZE);
            }
        }
    }

    @Test
    void anAnswerThatIsEncodedOrAmbiguousOrCutShortIsRefused() throws Exception {
        for (String answer :
                List.of(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
                        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                        "SSH-2.0-OpenSSH_9.6\r\n",
                        "")) {
            try (FarSide odd = FarSide.saying(answer)) {
                refused(allowing(odd.port()), odd, Outbound.Why.ANSWER);
            }
        }
    }

    @Test
    void chunksAndBodiesWithoutALengthAreReadWhole() throws Exception {
        for (String answer :
                List.of(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n",
                        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello")) {
            try (FarSide far = FarSide.saying(answer)) {
                assertThat(text(allowing(far.port()), far)).isEqualTo("hello");
            }
        }
    }

    @Test
    void aDownloadIsWrittenToItsFile() throws Exception {
        Path file = folder.resolve("film");
        try (FarSide far = FarSide.saying(HELLO)) {
            Outbound.Download done = allowing(far.port()).download(address(far), 100, file);

            assertThat(done.bytes()).isEqualTo(5);
            assertThat(file).hasContent("hello");
        }
    }

    @Test
    void aCertificateOfAnotherNameOrOfNobodyKnownIsRefused() throws Exception {
        SSLContext known = certificateOf("films.test");
        Outbound.Resolver here = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (FarSide far =
                FarSide.of(
                        known.getServerSocketFactory(),
                        out -> out.write(HELLO.getBytes(StandardCharsets.US_ASCII)))) {
            Outbound.Allowance allowance =
                    Outbound.Allowance.of("films.test:" + far.port(), "other.test:" + far.port());
            Outbound trusting =
                    new Outbound(
                            allowance, Outbound.Limits.standard(), here, known.getSocketFactory());
            URI named = URI.create("https://films.test:" + far.port() + "/f");
            URI other = URI.create("https://other.test:" + far.port() + "/f");

            assertThat(trusting.get(named, 10)).asString().isEqualTo("hello");
            assertThatThrownBy(() -> trusting.get(other, 10))
                    .isInstanceOf(Outbound.Refused.class)
                    .hasMessageContaining("other.test");
            assertThatThrownBy(() -> outbound(allowance, Set.of(), here).get(named, 10))
                    .isInstanceOf(Outbound.Refused.class);
            assertThat(far.requests()).hasSize(1);
        }
    }

    private SSLContext certificateOf(String name) throws Exception {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                (keytool
                                                + " -genkeypair -alias a -keyalg EC -storetype"
                                                + " PKCS12 -storepass secret -dname CN="
                                                + name
                                                + " -ext SAN=dns:"
                                                + name
                                                + " -keystore "
                                                + store)
                                        .split(" "))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, "secret".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void drip(java.io.OutputStream out, String start) throws Exception {
        out.write(start.getBytes(StandardCharsets.ISO_8859_1));
        while (true) {
            out.write('1');
            out.flush();
            Thread.sleep(20);
        }
    }

    private static String movedTo(String where) {
        return "HTTP/1.1 302 Found\r\nLocation: " + where + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static Outbound allowing(int port) {
        return allowing(port, Duration.ofSeconds(20));
    }

    private static Outbound allowing(int port, Duration deadline) {
        return new Outbound(
                Outbound.Allowance.of("127.0.0.1:" + port),
                Outbound.Limits.standard().within(deadline));
    }

    private static Outbound outbound(
            Outbound.Allowance allowance, Set<Integer> ports, Outbound.Resolver resolver) {
        return new Outbound(
                allowance,
                new Outbound.Limits(Duration.ofSeconds(10), 3, 32 << 10, ports),
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static URI address(FarSide far) {
        return URI.create("http://127.0.0.1:" + far.port() + "/f");
    }

    private static String text(Outbound outbound, FarSide far) {
        return new String(outbound.get(address(far), 100), StandardCharsets.UTF_8);
    }

    private static void refused(Outbound outbound, FarSide far, Outbound.Why why) {
        assertThatThrownBy(() -> outbound.get(address(far), 100))
                .isInstanceOfSatisfying(
                        Outbound.Refused.class, e -> assertThat(e.why()).isEqualTo(why));
    }
}
