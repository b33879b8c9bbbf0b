package tv.foyer.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tv.foyer.crypto.Signer;
import tv.foyer.exchange.Exchange;
import tv.foyer.exchange.ExchangeConfig;
import tv.foyer.exchange.Neighbours;
import tv.foyer.exchange.Neighbours.Direct;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Database;

/**
 * Our market under measurement, a process of its own. Arguments: the bidders' ports. Prints its
 * port and a seller's key, then answers every line with its processor time in nanoseconds.
 */
final class AuctionServer {
    private AuctionServer() {}

    public static void main(String[] ports) throws IOException {
        Path folder = Files.createTempDirectory("foyer-bench-auction");
        try (Database database = Database.embedded(folder.resolve("database"))) {
            database.migrate(List.of("exchange"));
            try (Exchange exchange = open(database)) {
                String bearer = furnish(exchange.routes(), ports);
                try (HttpServer server =
                        HttpServer.start(
                                HttpServer.Config.on("127.0.0.1", 0),
                                exchange.routes(),
                                _ -> new Caller.Nobody(),
                                new SimpleMeterRegistry())) {
                    System.out.println(server.port());
                    System.out.println(bearer);
                    answerQuestions();
                }
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void answerQuestions() throws IOException {
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(Cpu.processNanos());
        }
    }

    private static Exchange open(Database database) {
        return Exchange.open(
                ExchangeConfig.of("hearthline.example", Currency.getInstance("CNY")),
                database.sql(),
                InstantSource.system(),
                new Signer(new byte[32], "bidder-pseudonym"),
                new Neighbours(
                        Direct.none(),
                        (_, _, _) -> Optional.empty(),
                        (_, _, _) -> Optional.empty(),
                        _ -> {},
                        List::of,
                        (_, _, _, _) -> {}));
    }

    /** Writes bidders and a seller as the operator's staff would; returns the seller's key. */
    private static String furnish(Routes routes, String[] ports) {
        PartnerId partner = new PartnerId(Ids.named("partner/bench"));
        for (int i = 0; i < ports.length; i++) {
            desk(
                    routes,
                    "/api/v1/console/bidders",
                    Map.of(
                            "key",
                            "bidder-" + i,
                            "partnerId",
                            partner,
                            "name",
                            "Bidder",
                            "endpoint",
                            "http://127.0.0.1:" + ports[i] + "/bid",
                            "privateAddress",
                            true,
                            "enabled",
                            true,
                            "maxConnections",
                            64));
        }
        byte[] seller =
                desk(
                        routes,
                        "/api/v1/console/sellers",
                        Map.of(
                                "key",
                                "bench",
                                "name",
                                "Bench",
                                "domain",
                                "bench.example",
                                "type",
                                "PUBLISHER",
                                "enabled",
                                true));
        return Json.textAt(seller, "bearer").orElseThrow();
    }

    private static byte[] desk(Routes routes, String path, Map<String, Object> body) {
        Caller.Staff staff =
                new Caller.Staff(
                        new StaffId(Ids.named("staff/bench")),
                        new PartnerId(Ids.named("partner/house")),
                        java.util.Set.of(PartnerKind.OPERATOR),
                        java.util.Set.of(Role.ADS));
        Request call = new Call(staff, path, Map.of(), Json.bytes(body));
        Reply reply =
                routes.list().stream()
                        .filter(r -> r.path().equals(path) && r.method().equals("POST"))
                        .findFirst()
                        .orElseThrow()
                        .handler()
                        .handle(call);
        if (reply.body() instanceof Reply.Body.Bytes(byte[] bytes) && reply.status() == 201) {
            return bytes;
        }
        throw new IllegalStateException(path + " answered " + reply.status());
    }
}
