package tv.foyer.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;

/**
 * The server under measurement, a process of its own so that its processor time is its own. Prints
 * its port and one token a line, then a blank line; answers every line it is given with its
 * processor time in nanoseconds, and ends with its input.
 */
final class ManifestServer {
    private ManifestServer() {}

    public static void main(String[] arguments) throws IOException {
        try (ManifestHouse house = ManifestHouse.open();
                HttpServer server =
                        HttpServer.start(
                                HttpServer.Config.on("127.0.0.1", 0),
                                house.routes(),
                                _ -> new Caller.Nobody(),
                                new SimpleMeterRegistry())) {
            System.out.println(server.port());
            house.tokens().forEach(System.out::println);
            System.out.println();
            BufferedReader questions =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (questions.readLine() != null) {
                System.out.println(Cpu.processNanos());
            }
        }
    }
}
