package tv.foyer.samples.bidder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small OpenRTB 2.6 bidder; see the README beside this module's pom. */
public final class SampleBidder implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_REQUEST = 256 << 10;
    private static final int HUNDRED_MEGABYTES = 100 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Manner manner;
    private final Bids bids;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong billed = new AtomicLong();

    private SampleBidder(int port, BigDecimal cpm, Manner manner) throws IOException {
        this.manner = manner;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        this.bids = new Bids(cpm, address());
        server.setExecutor(threads);
        server.createContext("/bid", this::bid);
        server.createContext("/billed", this::billed);
        server.createContext("/counts", this::counts);
        server.start();
    }

    /** Starts a bidder; port 0 is any free one. */
    static SampleBidder start(int port, BigDecimal cpm, Manner manner) throws IOException {
        return new SampleBidder(port, cpm, manner);
    }

    public static void main(String[] words) throws IOException {
        int port = 9_099;
        BigDecimal cpm = new BigDecimal("12.5");
        Manner manner = Manner.BID;
        try {
            for (int i = 0; i < words.length; i += 2) {
                switch (words[i]) {
                    case "--port" -> port = Integer.parseInt(words[i + 1]);
                    case "--cpm" -> cpm = new BigDecimal(words[i + 1]);
                    case "--manner" -> manner = Manner.of(words[i + 1]);
                    default -> throw new IllegalArgumentException(words[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: SampleBidder [--port N] [--cpm X] [--manner M]");
            System.exit(2);
        }
        SampleBidder bidder = start(port, cpm, manner);
        System.out.println("bids at " + bidder.address() + "/bid; Ctrl-C stops it");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long asked() {
        return asked.get();
    }

    private void bid(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST);
            asked.incrementAndGet();
            switch (manner) {
                case BID -> proper(exchange, body);
                case LATE -> {
                    pause(2_000);
                    proper(exchange, body);
                }
                case STALL -> pause(60_000);
                case DRIP -> drip(exchange);
                case RESET -> exchange.sendResponseHeaders(200, 500);
                case GARBAGE -> send(exchange, 200, "<html>no bids today</html>");
                case OVERSIZE -> oversize(exchange);
            }
        }
    }

    private void proper(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode request;
        try {
            request = JSON.readTree(body);
        } catch (JacksonException e) {
            send(exchange, 400, "no JSON");
            return;
        }
        Optional<ObjectNode> answer = bids.answer(request);
        exchange.getResponseHeaders().set("x-openrtb-version", "2.6");
        if (answer.isEmpty()) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            send(exchange, 200, JSON.writeValueAsString(answer.get()));
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000);
        OutputStream out = exchange.getResponseBody();
        while (pause(1_000)) {
            out.write(' ');
            out.flush();
        }
    }

    private static void oversize(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, HUNDRED_MEGABYTES);
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) ' ');
        for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += block.length) {
            exchange.getResponseBody().write(block);
        }
    }

    private void billed(HttpExchange exchange) throws IOException {
        try (exchange) {
            billed.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void counts(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(
                    exchange,
                    200,
                    "{\"asked\":%d,\"billed\":%d}".formatted(asked.get(), billed.get()));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Returns false when the bidder is to stop. */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
