package tv.foyer.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;

/**
 * Processor time of one home screen. Ours is the route as it is, its own rows asked on threads of
 * their own; the peer is the plain way, {@link PlainHome}. Both in process, without a socket, on
 * the same titles, giving the same bytes; of both the whole process is measured.
 */
final class HomeBenchmark implements Benchmark {
    private static final Result.Unit UNIT = new Result.Unit("us-cpu/request", false);

    /** A set's request for home that comes from no socket. */
    private record Ask(Caller caller, String profile) implements Request {
        static Ask sofa() {
            return new Ask(
                    new Caller.TvSet(
                            new DeviceId(Ids.named("set")),
                            new HouseholdId(Ids.named("household")),
                            new ModelId(Ids.named("model")),
                            HomeHouse.BRAND,
                            new PartnerId(Ids.named("maker"))),
                    new ProfileId(Ids.named("profile")).toString());
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/api/v1/home";
        }

        @Override
        public String pathParam(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Optional<String> query(String name) {
            return name.equals("profile") ? Optional.of(profile) : Optional.empty();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public String origin() {
            return "http://127.0.0.1";
        }

        @Override
        public String peer() {
            return "127.0.0.1";
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }

        @Override
        public <T> T json(Class<T> type) {
            return Json.read(body(), type);
        }

        @Override
        public Map<String, String> form() {
            return Map.of();
        }
    }

    /** Something that makes one screen and tells its length. */
    private interface Maker {
        int make();
    }

    @Override
    public String name() {
        return "home";
    }

    @Override
    public String about() {
        return "home screens beside building and encoding every row anew";
    }

    @Override
    public Result run(Options options) throws Exception {
        try (HomeHouse house = HomeHouse.open()) {
            Routes.Route route = Call.route(house.routes(), "/api/v1/home");
            PlainHome plain = new PlainHome(house.catalog().snapshot(), house.recent());
            Ask ask = Ask.sofa();
            requireSame(bytes(route, ask), plain.screen(HomeHouse.NOW));
            System.err.println("ours ...");
            double ours =
                    Rounds.median(
                            options.quick(), nanos -> micros(nanos, () -> length(route, ask)));
            System.err.println("the plain way ...");
            double peer =
                    Rounds.median(
                            options.quick(),
                            nanos -> micros(nanos, () -> plain.screen(HomeHouse.NOW).length));
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("titles", house.catalog().snapshot().titles().size());
            details.put("screen bytes", length(route, ask));
            return new Result(ours, peer, UNIT, details);
        }
    }

    private static double micros(long nanos, Maker maker) {
        long end = System.nanoTime() + nanos;
        long cpu = Cpu.processNanos();
        long count = 0;
        long bytes = 0;
        while (System.nanoTime() < end) {
            bytes += maker.make();
            count++;
        }
        if (bytes < count * 10_000) {
            throw new IllegalStateException("screens are too short");
        }
        return (Cpu.processNanos() - cpu) / 1e3 / count;
    }

    private static void requireSame(byte[] ours, byte[] plain) {
        int at = Arrays.mismatch(ours, plain);
        if (at >= 0) {
            throw new IllegalStateException("the screens differ from byte " + at);
        }
    }

    private static int length(Routes.Route route, Request request) {
        int length = 0;
        for (byte[] piece : pieces(route, request)) {
            length += piece.length;
        }
        return length;
    }

    private static byte[] bytes(Routes.Route route, Request request) {
        byte[] whole = new byte[length(route, request)];
        int at = 0;
        for (byte[] piece : pieces(route, request)) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    private static List<byte[]> pieces(Routes.Route route, Request request) {
        Reply reply = route.handler().handle(request);
        if (reply.status() == 200 && reply.body() instanceof Reply.Body.Pieces(var pieces)) {
            return pieces;
        }
        throw new IllegalStateException("home answered " + reply.status());
    }
}
