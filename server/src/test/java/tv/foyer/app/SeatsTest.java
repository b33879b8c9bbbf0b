package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;

class SeatsTest {
    private static final HouseholdId HOME = new HouseholdId(Ids.named("home"));
    private static final HouseholdId OTHER = new HouseholdId(Ids.named("other"));
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Seats seats = new Seats(3, Duration.ofSeconds(90));

    @Test
    void theFourthSetIsToldWhichWatchAndOtherHouseholdsAreLetIn() {
        for (int i = 1; i <= 3; i++) {
            assertThat(seats.take(HOME, set(i), NOW.plusSeconds(i)))
                    .isEqualTo(new Seats.Wish.Granted(true));
        }

        assertThat(seats.take(HOME, set(4), NOW.plusSeconds(10)))
                .isEqualTo(new Seats.Wish.Full(List.of(set(3), set(2), set(1))));
        assertThat(seats.take(OTHER, set(4), NOW.plusSeconds(10)))
                .isEqualTo(new Seats.Wish.Granted(true));
        assertThat(seats.take(HOME, set(2), NOW.plusSeconds(10)))
                .as("another film on the same set")
                .isEqualTo(new Seats.Wish.Granted(false));
    }

    @Test
    void aSetThatIsSilentForNinetySecondsLosesItsSeatAndOneThatReportsKeepsIt() {
        for (int i = 1; i <= 3; i++) {
            seats.take(HOME, set(i), NOW);
        }
        seats.seen(HOME, set(1), NOW.plusSeconds(80));
        seats.seen(HOME, set(2), NOW.plusSeconds(80));

        assertThat(seats.take(HOME, set(4), NOW.plusSeconds(89)))
                .isInstanceOf(Seats.Wish.Full.class);
        assertThat(seats.take(HOME, set(4), NOW.plusSeconds(90)))
                .isEqualTo(new Seats.Wish.Granted(true));
        assertThat(seats.take(HOME, set(3), NOW.plusSeconds(91)))
                .isInstanceOfSatisfying(
                        Seats.Wish.Full.class,
                        full -> {
                            assertThat(full.watching().getFirst()).isEqualTo(set(4));
                            assertThat(full.watching())
                                    .containsExactlyInAnyOrder(set(1), set(2), set(4));
                        });
    }

    @Test
    void howeverManyAskAtOnceThreeAreLetIn() throws Exception {
        List<Callable<Seats.Wish>> wishes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            DeviceId set = set(i);
            wishes.add(() -> seats.take(HOME, set, NOW));
        }
        long granted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : threads.invokeAll(wishes)) {
                granted += wish.get() instanceof Seats.Wish.Granted ? 1 : 0;
            }
        }

        assertThat(granted).isEqualTo(3);
    }

    @Test
    void aDoorRefusesWithTheNamesOfTheSetsAndAFailedPlayKeepsNoSeat() {
        int[] status = {404};
        Routes doors =
                new SeatedRoutes(
                                seats,
                                () -> NOW,
                                (_, sets) ->
                                        sets.stream()
                                                .map(_ ->
                                                        new SeatedRoutes.Watching(
                                                                "study", new Text("隼", "Kestral")))
                                                .toList())
                        .around(
                                new Routes()
                                        .post(
                                                "/api/v1/play",
                                                Access.sets(),
                                                _ -> Reply.json(status[0], List.of())));
        Routes.Route door = doors.list().getFirst();
        for (int i = 1; i <= 5; i++) {
            assertThat(door.handler().handle(new Asking(set(i))).status()).isEqualTo(404);
        }
        status[0] = 201;
        for (int i = 1; i <= 3; i++) {
            assertThat(door.handler().handle(new Asking(set(i))).status()).isEqualTo(201);
        }

        Reply refused = door.handler().handle(new Asking(set(4)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(
                        new String(
                                ((Reply.Body.Bytes) refused.body()).bytes(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .contains("too-many-screens")
                .contains("study");
        assertThat(door.handler().handle(new Asking(set(1))).status()).isEqualTo(201);
    }

    private static DeviceId set(int n) {
        return new DeviceId(Ids.named("set/" + n));
    }

    /** A request of which only the caller is asked. */
    private record Asking(DeviceId device) implements Request {
        @Override
        public Caller caller() {
            return new Caller.TvSet(
                    device,
                    HOME,
                    new ModelId(Ids.named("model")),
                    new BrandId(Ids.named("brand")),
                    new PartnerId(Ids.named("maker")));
        }

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/api/v1/play";
        }

        @Override
        public String pathParam(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public Optional<String> query(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public String origin() {
            return "http://tv.local";
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
            throw new IllegalArgumentException(type.getName());
        }

        @Override
        public java.util.Map<String, String> form() {
            return java.util.Map.of();
        }
    }
}
