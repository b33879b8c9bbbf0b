package tv.foyer.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tv.foyer.channels.ChannelHouse;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;

/**
 * The channels under measurement, a process of their own so that its processor time is its own.
 * Prints its port, then one folder of addresses a line: of each channel, and after a blank line of
 * personal viewers; then a blank line again. Answers {@code cpu} with its processor time in
 * nanoseconds and {@code peer SECONDS} with what the plain generator needs for a playlist, in the
 * same unit; ends with its input.
 */
final class ChannelsServer {
    private ChannelsServer() {}

    public static void main(String[] arguments) throws IOException {
        int personal = Integer.parseInt(arguments[1]);
        try (ChannelHouse house = ChannelHouse.open(Integer.parseInt(arguments[0]));
                HttpServer server =
                        HttpServer.start(
                                HttpServer.Config.on("127.0.0.1", 0),
                                house.routes(),
                                _ -> new Caller.Nobody(),
                                new SimpleMeterRegistry())) {
            System.out.println(server.port());
            for (int i = 0; i < house.size(); i++) {
                System.out.println(house.plain(i));
            }
            System.out.println();
            viewers(house, personal);
            System.out.println();
            BufferedReader questions =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                System.out.println(
                        line.equals("cpu")
                                ? Cpu.processNanos()
                                : peer(house, Long.parseLong(line.split(" ", -1)[1])));
            }
        }
    }

    /** Viewers watch what is watched most, wherever a break was on a moment ago. */
    private static void viewers(ChannelHouse house, int wanted) {
        int found = 0;
        for (int viewer = 0; found < wanted; viewer++) {
            Optional<String> folder = house.personal(viewer % house.size(), viewer);
            if (folder.isPresent()) {
                System.out.println(folder.get());
                found++;
            } else if (viewer > 20 * house.size()) {
                throw new IllegalStateException("too few breaks are on");
            }
        }
    }

    private static long peer(ChannelHouse house, long seconds) {
        Zipf channels = new Zipf(house.size(), 5);
        for (int i = 0; i < 300; i++) {
            house.same(channels.next(), ChannelHouse.RUNGS.get(i % 3));
        }
        long end = System.nanoTime() + seconds * 1_000_000_000;
        long before = Cpu.threadNanos();
        long printed = 0;
        while (System.nanoTime() < end) {
            house.peer(channels.next(), ChannelHouse.RUNGS.get((int) (printed % 3)));
            printed++;
        }
        return (Cpu.threadNanos() - before) / printed;
    }
}
