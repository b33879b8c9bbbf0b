package tv.foyer.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plain way to write an auction, in the parts that everybody has: the JDK's HTTP server on
 * virtual threads, Jackson's tree, the JDK's HTTP client sending to all bidders at once. It keeps
 * fewer rules than ours: floor, currency, refused advertisers, the dearest bid. Arguments and
 * answers as those of {@link AuctionServer}.
 */
final class AuctionPeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<URI> bidders = new ArrayList<>();

    private AuctionPeer(String[] ports) {
        for (String port : ports) {
            bidders.add(URI.create("http://127.0.0.1:" + port + "/bid"));
        }
    }

    public static void main(String[] ports) throws IOException {
        AuctionPeer peer = new AuctionPeer(ports);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/openrtb2/auction", peer::handle);
        server.start();
        System.out.println(server.getAddress().getPort());
        System.out.println("none");
        AuctionServer.answerQuestions();
        server.stop(0);
        peer.client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode request = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            ObjectNode decided = auction(request);
            if (decided.path("seatbid").path(0).path("bid").isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            byte[] answer = JSON.writeValueAsBytes(decided);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private ObjectNode auction(ObjectNode request) {
        ((ObjectNode) request.path("device")).remove("ifa");
        request.remove("user");
        int tmax = request.path("tmax").asInt(150);
        byte[] body = JSON.writeValueAsBytes(request);
        List<CompletableFuture<Optional<JsonNode>>> asked = new ArrayList<>();
        for (URI bidder : bidders) {
            HttpRequest post =
                    HttpRequest.newBuilder(bidder)
                            .timeout(Duration.ofMillis(tmax))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build();
            asked.add(
                    client.sendAsync(post, HttpResponse.BodyHandlers.ofByteArray())
                            .thenApply(r -> Optional.of(JSON.readTree(r.body())))
                            .exceptionally(_ -> Optional.empty())
                            .completeOnTimeout(Optional.empty(), tmax, TimeUnit.MILLISECONDS));
        }
        JsonNode imp = request.path("imp").get(0);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", request.path("id").asString());
        answer.put("cur", "CNY");
        ArrayNode bids = answer.putArray("seatbid").addObject().putArray("bid");
        double best = 0;
        for (CompletableFuture<Optional<JsonNode>> one : asked) {
            Optional<JsonNode> response = one.join();
            if (response.isEmpty() || !response.get().path("cur").asString().equals("CNY")) {
                continue;
            }
            for (JsonNode seat : response.get().path("seatbid")) {
                for (JsonNode bid : seat.path("bid")) {
                    double price = bid.path("price").asDouble();
                    boolean fit = price >= imp.path("bidfloor").asDouble() && allowed(request, bid);
                    if (fit && price > best) {
                        best = price;
                        bids.removeAll();
                        bids.add(bid);
                    }
                }
            }
        }
        return answer;
    }

    private static boolean allowed(JsonNode request, JsonNode bid) {
        for (JsonNode refused : request.path("badv")) {
            for (JsonNode domain : bid.path("adomain")) {
                if (domain.asString().equals(refused.asString())) {
                    return false;
                }
            }
        }
        return true;
    }
}
