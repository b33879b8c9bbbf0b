package tv.foyer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.net.Answer.Answered;
import tv.foyer.net.Answer.Failed;
import tv.foyer.net.Answer.Failure;

class LinesTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Lines lines =
            Lines.open(
                    new Lines.Limits(4_096, 20_000, Duration.ofSeconds(2), Duration.ofSeconds(20)));
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        lines.close();
    }

    @Test
    void anAnswerIsReadAndItsConnectionUsedAgain() {
        FarPeer far = far((body, out) -> FarPeer.reply(out, 200, "you said " + body));
        Line line = line(far, 2);

        for (int i = 0; i < 5; i++) {
            assertThat(text(line, "no " + i)).isEqualTo("you said no " + i);
        }
        assertThat(far.connections()).isEqualTo(1);
    }

    @Test
    void chunksAndAnswersWithoutLengthAreRead() {
        Line chunked =
                line(
                        far((_, out) ->
                                say(
                                        out,
                                        String.join(
                                                "\r\n",
                                                "HTTP/1.1 200 OK",
                                                "Transfer-Encoding: chunked",
                                                "",
                                                "5;x=y",
                                                "hello",
                                                "1",
                                                "!",
                                                "0",
                                                "X: y",
                                                "",
                                                ""),
                                        true)),
                        1);
        Line until = line(far((_, out) -> say(out, "HTTP/1.1 200 OK\r\n\r\nall of it", false)), 1);
        Line empty = line(far((_, out) -> say(out, "HTTP/1.1 204 No\r\n\r\n", true)), 1);

        assertThat(text(chunked, "")).isEqualTo("hello!");
        assertThat(text(chunked, "")).isEqualTo("hello!");
        assertThat(text(until, "")).isEqualTo("all of it");
        assertThat(((Answered) post(empty, LONG)).status()).isEqualTo(204);
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplaced() {
        FarPeer far =
                far((_, out) -> {
                    FarPeer.reply(out, 200, "ok");
                    return false; // hangs up although it did not say so
                });
        Line line = line(far, 1);

        for (int i = 0; i < 3; i++) {
            assertThat(text(line, "")).isEqualTo("ok");
        }
    }

    @Test
    void whatIsTooLongOrNotHttpIsNamed() {
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"))
                .isEqualTo(Failure.TOO_LONG);
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999\r\n\r\n"))
                .isEqualTo(Failure.MALFORMED);
        assertThat(
                        failure(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + chunk.repeat(6)))
                .isEqualTo(Failure.TOO_LONG);
        assertThat(failure("HTTP/1.1 200 OK\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                .isEqualTo(Failure.TOO_LONG);
        assertThat(failure("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(2_000) + "\r\n"))
                .isEqualTo(Failure.TOO_LONG);
        assertThat(failure("SSH-2.0-nothing\r\n")).isEqualTo(Failure.MALFORMED);
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"))
                .isEqualTo(Failure.MALFORMED);
        assertThat(failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .isEqualTo(Failure.MALFORMED);
        assertThat(failure("HTTP/1.1 100 Go\r\n\r\n".repeat(9))).isEqualTo(Failure.MALFORMED);
        assertThat(
                        failure(
                                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n"))
                .isEqualTo(Failure.ENCODED);
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"))
                .isEqualTo(Failure.CUT);
    }

    @Test
    void aStallEndsAtTheDeadlineAndTheConnectionWithIt() {
        FarPeer far = far((_, _) -> sleepLong());
        Line line = line(far, 1);

        assertThat(post(line, SHORT)).isInstanceOf(Failed.class);
        assertThat(((Failed) post(line, SHORT)).failure()).isEqualTo(Failure.LATE);
        assertThat(far.connections()).isEqualTo(2);
        assertThat(lines.openConnections()).isZero();
    }

    @Test
    void aDripEndsAtTheDeadline() {
        Line line =
                line(
                        far((_, out) -> {
                            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", true);
                            while (true) {
                                say(out, "x", true);
                                Thread.sleep(20);
                            }
                        }),
                        1);

        assertThat(((Failed) post(line, SHORT)).failure()).isEqualTo(Failure.LATE);
    }

    @Test
    void aPeerThatReadsNothingCannotHoldAWriterPastTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Line line =
                    lines.to(
                            URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"),
                            true,
                            1,
                            Map.of());
            opened.add(line);

            Answer answer = line.post(new byte[64 << 20], System.nanoTime() + SHORT.toNanos());

            assertThat(((Failed) answer).failure()).isEqualTo(Failure.LATE);
        }
    }

    @Test
    void noMoreRequestsThanAllowedAreAtWork() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        FarPeer far =
                far((_, out) -> {
                    both.countDown();
                    go.await();
                    return FarPeer.reply(out, 200, "ok");
                });
        Line line = line(far, 2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> one = threads.submit(() -> post(line, LONG));
            Future<Answer> two = threads.submit(() -> post(line, LONG));
            both.await();

            assertThat(((Failed) post(line, LONG)).failure()).isEqualTo(Failure.BUSY);

            go.countDown();
            assertThat(one.get()).isInstanceOf(Answered.class);
            assertThat(two.get()).isInstanceOf(Answered.class);
        }
    }

    @Test
    void aPrivateAddressIsCalledOnlyWhereAllowed() {
        FarPeer far = far((_, out) -> FarPeer.reply(out, 200, "secret"));
        Line line = lines.to(far.address(), false, 1, Map.of());

        assertThat(((Failed) post(line, LONG)).failure()).isEqualTo(Failure.ADDRESS);
        assertThat(((Failed) lines.get(far.address(), false, LONG)).failure())
                .isEqualTo(Failure.ADDRESS);
        assertThat(lines.get(far.address(), true, LONG)).isInstanceOf(Answered.class);
        assertThat(far.requests()).isEqualTo(1);
    }

    @Test
    void nobodyAtTheDoorIsUnreachable() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port + "/");

        assertThat(((Failed) lines.get(address, true, LONG)).failure())
                .isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void onlyHttpWithAHostMakesALine() {
        for (String address : List.of("ftp://a.example/", "/path", "http://u:p@a.example/")) {
            assertThatThrownBy(() -> lines.to(URI.create(address), true, 1, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(((Failed) lines.get(URI.create("file:/etc/passwd"), true, LONG)).failure())
                .isEqualTo(Failure.ADDRESS);
    }

    private Failure failure(String answer) {
        FarPeer far = far((_, out) -> say(out, answer, false));
        Answer got = post(line(far, 1), LONG);
        assertThat(got)
                .as(answer.substring(0, Math.min(60, answer.length())))
                .isInstanceOf(Failed.class);
        return ((Failed) got).failure();
    }

    private FarPeer far(FarPeer.Manner manner) {
        FarPeer far = FarPeer.open(manner);
        opened.add(far);
        return far;
    }

    private Line line(FarPeer far, int connections) {
        Line line = lines.to(far.address(), true, connections, Map.of("X-Test", "yes"));
        opened.addFirst(line);
        return line;
    }

    private static Answer post(Line line, Duration patience) {
        return line.post(new byte[] {'{', '}'}, System.nanoTime() + patience.toNanos());
    }

    private static String text(Line line, String body) {
        Answer answer =
                line.post(
                        body.getBytes(StandardCharsets.UTF_8), System.nanoTime() + LONG.toNanos());
        return new String(((Answered) answer).body(), StandardCharsets.UTF_8);
    }

    private static boolean say(OutputStream out, String text, boolean again) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return again;
    }

    private static boolean sleepLong() throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(5));
        return false;
    }
}
