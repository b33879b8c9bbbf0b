package tv.foyer.http;

import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.json.BadJson;

/**
 * The web server: HTTP/1.1 on virtual threads. Knows who calls before a handler runs, bounds the
 * number of requests at work, and answers every failure with a problem.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpServer.class.getName());
    private static final int MAX_AT_WORK = 1_024;
    private static final int BACKLOG = 1_024;

    /** No route streams more than this; what it takes it says itself. */
    private static final long MOST_STREAMED = 512L << 20;

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Config config;
    private final Authenticator authenticator;
    private final MeterRegistry meters;
    private final Semaphore atWork = new Semaphore(MAX_AT_WORK);
    private final WebServer server;

    private HttpServer(
            Config config, Routes routes, Authenticator authenticator, MeterRegistry meters) {
        this.config = config;
        this.authenticator = authenticator;
        this.meters = meters;
        this.server =
                WebServer.builder()
                        .host(config.host())
                        .port(config.port())
                        .backlog(BACKLOG)
                        // Its channel socket writes 8 KiB at a time, a stream writes all at once.
                        .useNio(false)
                        // Helidon sends an answer in several writes: Nagle's algorithm would make
                        // each wait about 40 ms for the peer's delayed acknowledgement.
                        .connectionOptions(socket -> socket.tcpNoDelay(true))
                        .shutdownHook(false)
                        .shutdownGracePeriod(DRAIN)
                        .maxPayloadSize(Math.max(config.maxBodyBytes(), MOST_STREAMED))
                        .routing(routing -> register(routing, routes))
                        .build();
    }

    /** Where to listen (port 0: any free one), and the longest body taken into memory. */
    public record Config(String host, int port, long maxBodyBytes) {
        public static Config on(String host, int port) {
            return new Config(host, port, 64L << 20);
        }
    }

    /**
     * Starts listening.
     *
     * @throws PortTaken if something else listens there
     */
    public static HttpServer start(
            Config config, Routes routes, Authenticator authenticator, MeterRegistry meters) {
        requireFree(config.host(), config.port());
        HttpServer http = new HttpServer(config, routes, authenticator, meters);
        http.server.start();
        if (!http.server.isRunning()) {
            throw new PortTaken(config.port());
        }
        return http;
    }

    /**
     * Tells at once, before anything slow is begun, that a port cannot be listened on.
     *
     * @throws PortTaken if something else listens there
     */
    public static void requireFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new PortTaken(port);
        }
    }

    public int port() {
        return server.port();
    }

    /** Stops taking requests, lets those at work end within five seconds. */
    @Override
    public void close() {
        server.stop();
    }

    /** The port is in use. */
    public static final class PortTaken extends RuntimeException {
        PortTaken(int port) {
            super("port " + port + " is in use by another program; choose one with --port");
        }
    }

    private void register(HttpRouting.Builder routing, Routes routes) {
        for (Routes.Route route : routes.list()) {
            Timer timer =
                    Timer.builder("http.server.requests")
                            .tag("method", route.method())
                            .tag("route", route.path())
                            .register(meters);
            routing.route(
                    Method.create(route.method()),
                    route.path(),
                    (request, response) -> serve(route, timer, request, response));
            if (route.method().equals("GET")) {
                routing.route(
                        Method.HEAD,
                        route.path(),
                        (request, response) -> serve(route, timer, request, response));
            }
        }
        routing.any((request, response) ->
                Replies.send(Reply.problem(Problem.notFound(request.path().path())), response));
    }

    private void serve(
            Routes.Route route, Timer timer, ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        if (!atWork.tryAcquire()) {
            Replies.send(busy(), response);
            return;
        }
        try {
            Replies.send(answer(route, request), response);
        } finally {
            atWork.release();
            timer.record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Reply answer(Routes.Route route, ServerRequest request) {
        try {
            Caller caller = caller(request);
            if (!route.access().admits(caller)) {
                return refusal(caller);
            }
            return route.handler()
                    .handle(new HelidonRequest(request, caller, config.maxBodyBytes()));
        } catch (BadRequest e) {
            return Reply.problem(Problem.field(e.field(), e.rule()));
        } catch (TooLong e) {
            return Reply.problem(
                    Problem.of(413, "too-long", "Too long", String.valueOf(e.getMessage())));
        } catch (BadJson e) {
            return Reply.problem(Problem.field(e.field(), e.rule()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, request.prologue().method() + " " + route.path(), e);
            return Reply.problem(
                    Problem.of(
                            500, "internal", "Something broke here", "It is logged; try again."));
        }
    }

    private Caller caller(ServerRequest request) {
        return request.headers()
                .first(io.helidon.http.HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> authenticator.authenticate(value.substring("Bearer ".length())))
                .orElseGet(Caller.Nobody::new);
    }

    private static Reply refusal(Caller caller) {
        return caller instanceof Caller.Nobody
                ? Reply.problem(
                                Problem.of(
                                        401,
                                        "sign-in-needed",
                                        "Sign in first",
                                        "A valid token is needed."))
                        .with("WWW-Authenticate", "Bearer")
                : Reply.problem(
                        Problem.of(
                                403,
                                "not-yours",
                                "Not for you",
                                "Your sign-in does not open this."));
    }

    private static Reply busy() {
        return Reply.problem(Problem.of(503, "busy", "Too much at once", "Try again in a second."))
                .with("Retry-After", "1");
    }

    /**
     * Turns a bearer token into a caller; an unknown, expired or revoked token is {@link
     * Caller.Nobody}.
     */
    @FunctionalInterface
    public interface Authenticator {
        Caller authenticate(String bearer);
    }
}
