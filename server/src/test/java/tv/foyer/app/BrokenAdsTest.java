package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.app.AdLounge.Room;
import tv.foyer.app.AdLounge.Wish;
import tv.foyer.json.Json;
import tv.foyer.kernel.TitleId;

/**
 * A guided film on a real set whose ads are whole, missing, cut off, or named by no list: it plays
 * on, its clock never goes back, it goes on where its break stands, and what was not on the glass
 * is not reported as shown.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenAdsTest {
    private static final String FILM = "clip-1";
    private static final String SECOND = ".*/001-[0-9a-f]+\\.m4s";
    private static final List<String> WHOLE =
            List.of("IMPRESSION", "FIRST_QUARTILE", "MIDPOINT", "THIRD_QUARTILE", "COMPLETE");

    /** Notes the film's clock whenever the player is drawn, and plays twice as fast. */
    private static final String WATCH_THE_CLOCK =
            """
            window.clock = []; window.states = [];
            const look = () => {
              const player = document.querySelector('[data-testid=player]');
              if (!player) return;
              const video = document.querySelector('video');
              if (video && video.defaultPlaybackRate !== 2) {
                video.defaultPlaybackRate = 2;
                video.playbackRate = 2;
              }
              const now = Number(player.dataset.contentSeconds);
              if (window.clock.at(-1) !== now) window.clock.push(now);
              if (window.states.at(-1) !== player.dataset.state) window.states.push(player.dataset.state);
            };
            new MutationObserver(look).observe(document,
              {subtree: true, childList: true, attributes: true});
            """;

    /** For the one who looks why a film did not go on. */
    private static final String WHERE =
            """
            (() => {
              const video = document.querySelector('video');
              const buffered = [...Array(video?.buffered.length ?? 0).keys()]
                .map(n => video.buffered.start(n) + '-' + video.buffered.end(n));
              return [clock.slice(-5), states, video?.currentTime, video?.readyState, buffered].join(' | ');
            })()
            """;

    private AdLounge lounge;

    record Played(String insertion, double contentSeconds, List<Break> breaks) {}

    record Break(String id, String kind, double contentAt, List<Ad> ads) {}

    record Ad(String token) {}

    record Listed(List<Asset> ASSETS) {}

    record Asset(String URI) {}

    record Beacon(String kind, String token, Optional<String> point) {}

    record Beacons(List<Beacon> events) {}

    @BeforeAll
    void open(@TempDir Path folder) {
        lounge = AdLounge.open(folder);
    }

    @AfterAll
    void close() {
        lounge.close();
    }

    /** What a set showed and said of one film. */
    private final class Evening {
        private final Map<String, List<String>> points = new LinkedHashMap<>();
        private final List<Consumer<Played>> faults = new ArrayList<>();
        private final Set<String> broken = new HashSet<>();
        private final Room room;
        private Played play = new Played("", 0, List.of());

        Evening(String way) {
            room = lounge.room(Wish.of("kestral-k55"));
            room.tv().closeBootAd("broken-ads-boot");
            room.tv().waitForScreen("profiles");
            Page page = room.page();
            page.addInitScript(WATCH_THE_CLOCK);
            page.onRequest(this::said);
            page.navigate(page.url() + (page.url().contains("?") ? "&" : "?") + "insertion=" + way);
            room.tv().closeBootAd("broken-ads-boot-again");
            page.route("**/api/v1/play", this::opened);
        }

        /** The faults are in place before the set knows its film's address. */
        private void opened(Route route) {
            var answer = route.fetch();
            play = Json.readKnown(answer.body(), Played.class);
            String token = Json.textAt(answer.body(), "vmap").orElseThrow().split("=", -1)[1];
            for (Break one : play.breaks()) {
                one.ads().forEach(ad -> points.put(ad.token(), new ArrayList<>()));
                files.put(one.kind(), files(token, one));
            }
            faults.forEach(fault -> fault.accept(play));
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        }

        private final Map<String, List<String>> files = new LinkedHashMap<>();

        private List<String> filesOf(String kind) {
            return Objects.requireNonNull(files.get(kind));
        }

        private List<String> heard(String token) {
            return Objects.requireNonNull(points.get(token));
        }

        private String breakFirst(String kind) {
            String first = filesOf(kind).getFirst();
            broken.add(first);
            return first;
        }

        private List<String> files(String token, Break one) {
            String list = "/breaks/" + one.id().substring("break-".length()) + ".json";
            return lounge.calls().get("", "/play/" + token + list, Listed.class).ASSETS().stream()
                    .map(asset -> asset.URI().replace("/master.m3u8", "/"))
                    .toList();
        }

        void fault(Consumer<Played> fault) {
            faults.add(fault);
        }

        private void said(Request request) {
            if (request.url().endsWith("/v1/events") && request.postData() != null) {
                Json.readKnown(request.postDataBuffer(), Beacons.class).events().stream()
                        .filter(beacon -> points.containsKey(beacon.token()))
                        .forEach(beacon -> {
                            List<String> heard = heard(beacon.token());
                            if (!heard.contains(beacon.point().orElse(""))) {
                                heard.add(beacon.point().orElse(""));
                            }
                        });
            }
        }

        /** Nothing of a break's first ad is there. */
        void missing(String kind) {
            fault(_ -> {
                String first = breakFirst(kind);
                room.page()
                        .route(
                                url -> url.contains(first),
                                route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
            });
        }

        /** Of a break's first ad the second segment of pictures and of sound is cut off. */
        void truncated(String kind) {
            fault(_ -> {
                String first = breakFirst(kind);
                room.page()
                        .route(
                                url -> url.contains(first) && url.matches(SECOND),
                                route -> {
                                    byte[] whole = route.fetch().body();
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setContentType("video/mp4")
                                                    .setBodyBytes(
                                                            Arrays.copyOf(
                                                                    whole, whole.length / 3)));
                                });
            });
        }

        /** The list of a break's ads is not what it should be. */
        void list(String kind, Consumer<Route> answer) {
            fault(_ ->
                    room.page()
                            .route(
                                    "**/breaks/"
                                            + of(kind).id().substring("break-".length())
                                            + ".json*",
                                    answer));
        }

        /** Goes near the film's end and on to it, over its last break. */
        void playToTheEnd() {
            room.page().evaluate("window.clock = []");
            room.tv().press(Collections.nCopies(5, "ArrowRight").toArray(String[]::new));
            room.tv().press("Enter");
            room.tv().waitForContent(110);
            room.page().evaluate("window.clock = []");
            room.tv().waitForScreen("title");
            assertThat(
                            room.page()
                                    .evaluate(
                                            "clock.every((t, n) => n === 0 || t >= clock[n - 1] - 0.3)"))
                    .isEqualTo(true);
            assertThat((Number) room.page().evaluate("Math.max(...clock)"))
                    .satisfies(last ->
                            assertThat(last.doubleValue())
                                    .isGreaterThan(play.contentSeconds() - 1));
            assertThat(room.page().evaluate("states.join(' ')").toString()).doesNotContain("error");
            settle();
        }

        /** Until the set has told all: its outbox is empty. */
        private void settle() {
            room.page()
                    .waitForFunction(
                            "() => Object.keys(localStorage).filter(k => k.endsWith('.beacons'))"
                                    + ".every(k => JSON.parse(localStorage[k]).length === 0)");
        }

        void goOnAt(int second) {
            lounge.goOnWith(room, film().toString(), second);
        }

        Break of(String kind) {
            return play.breaks().stream()
                    .filter(one -> one.kind().equals(kind))
                    .findFirst()
                    .orElseThrow();
        }

        List<List<String>> reported(String kind) {
            return of(kind).ads().stream().map(ad -> points.get(ad.token())).toList();
        }

        /** Of those ads of a break whose films were left whole; a spot may stand in two breaks. */
        List<List<String>> reportedOfWhole(String kind) {
            List<List<String>> whole = new ArrayList<>();
            for (int i = 0; i < of(kind).ads().size(); i++) {
                if (!broken.contains(filesOf(kind).get(i))) {
                    whole.add(points.get(of(kind).ads().get(i).token()));
                }
            }
            return whole;
        }

        /** The film has gone from one second to another, as its clock on the glass says. */
        void playedTo(double second) {
            try {
                room.tv().waitForContent(second);
            } catch (TimeoutError e) {
                throw new AssertionError(room.page().evaluate(WHERE).toString(), e);
            }
            assertThat(
                            room.page()
                                    .evaluate(
                                            "clock.every((t, n) => n === 0 || t >= clock[n - 1] - 0.3)"))
                    .as("%s", room.page().evaluate("clock.map(String).join(' ')"))
                    .isEqualTo(true);
            assertThat(room.page().evaluate("states.join(' ')").toString()).doesNotContain("error");
        }

        /** Leaves, so that all is reported; the first second after a break is the break's own. */
        void leave(String kind) {
            double at = of(kind).contentAt();
            Number next =
                    (Number) room.page().evaluate("at => clock.find(t => t > at + 0.06) - at", at);
            assertThat(next.doubleValue()).isLessThan(1.5);
            room.tv().press("Escape");
            room.tv().waitForScreen("title");
            settle();
        }
    }

    private TitleId film() {
        return lounge.house().catalog().snapshot().titles().stream()
                .filter(title -> title.asset().filter(FILM::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aGuidedFilmShowsTheAdsOfItsListAndGoesOnWhereTheBreakStands() {
        Evening evening = new Evening("guided");
        evening.goOnAt(57);
        evening.room.tv().waitFor("[data-testid=ad-mark]");
        Screens.picture(evening.room.page(), "tv-guided-ad");
        evening.playedTo(63);

        assertThat(evening.play.insertion()).isEqualTo("GUIDED");
        evening.leave("MID_ROLL");
        assertThat(evening.reported("MID_ROLL"))
                .isNotEmpty()
                .allSatisfy(heard -> assertThat(heard).containsExactlyElementsOf(WHOLE));
    }

    @Test
    void aGuidedBreakWithAMissingAdIsShorterAndABrokenOneEndsNothing() {
        Evening evening = new Evening("guided");
        evening.missing("MID_ROLL");
        evening.truncated("POST_ROLL");
        evening.goOnAt(57);
        evening.playedTo(63);
        evening.playToTheEnd();

        assertThat(evening.reported("MID_ROLL").getFirst()).containsExactly("ERROR");
        assertThat(evening.reportedOfWhole("MID_ROLL"))
                .allSatisfy(heard -> assertThat(heard).containsExactlyElementsOf(WHOLE));
        assertThat(evening.reported("POST_ROLL").getFirst()).doesNotContain("COMPLETE");
    }

    @Test
    void aGuidedBreakWhoseListIsGarbageOrLateIsEmptyAndTheFilmPlaysToItsEnd() {
        Evening evening = new Evening("guided");
        evening.list(
                "MID_ROLL",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(200)
                                        .setBody("<html>not a list</html>")));
        evening.list("POST_ROLL", _ -> {});
        evening.goOnAt(57);
        evening.playedTo(63);
        evening.playToTheEnd();

        assertThat(evening.points.values()).allSatisfy(heard -> assertThat(heard).isEmpty());
    }
}
