package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.json.Json;
import tv.foyer.vast.Ad;
import tv.foyer.vast.Vast;
import tv.foyer.vast.VastOutcome;
import tv.foyer.vast.VastReader;
import tv.foyer.vast.Vmap;
import tv.foyer.vast.VmapReader;

/**
 * One decision by three ways: stitched, as VAST, as VMAP; over HTTP, from a session's own token.
 */
class SessionVastTest {
    private final TestHouse test = TestHouse.open();

    @AfterEach
    void close() {
        test.close();
    }

    record Play(
            double contentSeconds,
            String insertion,
            String master,
            Optional<String> vmap,
            List<Break> breaks) {}

    record Break(String id, String kind, double contentAt, List<Told> ads) {}

    record Told(int slot, String token) {}

    record Home(List<Row> rows) {}

    record Row(List<Item> items) {}

    record Item(String id, String kind) {}

    @Test
    void aPlayTokenLeadsToTheVeryAdsOfTheSessionInVastAndInVmap() throws Exception {
        Play play = play("VAST-1");
        String token = play.master().split("/", -1)[2];

        vastHoldsTheAds(play, token);
        vmapListsTheBreaks(play, token);
    }

    record Listed(List<Asset> ASSETS) {}

    record Asset(String URI) {}

    @Test
    void anAdThatIsReportedByEveryWayIsOneImpression() throws Exception {
        Play play = play("VAST-2", Map.of("insertion", "client"));
        String token = play.master().split("/", -1)[2];
        assertThat(play.insertion()).isEqualTo("CLIENT");
        assertThat(play.master()).endsWith("/film.m3u8");
        assertThat(play.vmap()).contains("/vmap?t=" + token);
        assertThat(vmap(play.vmap().orElseThrow()).breaks()).hasSameSizeAs(play.breaks());

        for (String master : List.of("film", "guided", "master")) {
            assertThat(test.get("/play/" + token + "/" + master + ".m3u8", Optional.empty()).text())
                    .startsWith("#EXTM3U");
        }
        List<String> tokens = new ArrayList<>();
        for (int number = 0; number < play.breaks().size(); number++) {
            Break one = play.breaks().get(number);
            assertThat(listed(token, one.id())).hasSameSizeAs(one.ads());
            for (String uri : impressions(vast(token, number))) {
                String pixel = uri.substring(uri.indexOf("/t/"));
                assertThat(test.get(pixel, Optional.empty()).status()).isLessThan(300);
                assertThat(test.get(pixel, Optional.empty()).status()).isLessThan(300);
            }
            one.ads().forEach(ad -> tokens.add(ad.token()));
        }
        assertThat(tokens).isNotEmpty();
        assertThat(reported(tokens)).isEqualTo(tokens.size());
        assertThat(shown()).isEqualTo(tokens.size());
    }

    private List<Asset> listed(String token, String id) {
        String list = "/breaks/" + id.substring("break-".length()) + ".json";
        return Json.readKnown(
                        test.get("/play/" + token + list, Optional.empty()).body(), Listed.class)
                .ASSETS();
    }

    /** Reports what the pixels said already, as a set does; returns how many were duplicates. */
    private int reported(List<String> tokens) {
        List<Map<String, Object>> events =
                tokens.stream()
                        .map(token ->
                                Map.<String, Object>of(
                                        "kind",
                                        "ad",
                                        "token",
                                        token,
                                        "point",
                                        "IMPRESSION",
                                        "at",
                                        test.clock().instant().toString()))
                        .toList();
        TestWire.Answer answer =
                test.send(
                        "POST",
                        "/v1/events",
                        Optional.empty(),
                        Json.text(Map.of("events", events)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Json.readKnown(answer.body(), Counted.class).duplicates();
    }

    record Counted(int duplicates) {}

    private long shown() {
        return test.owner()
                .withHandle(h ->
                        h.createQuery(
                                        "select count(distinct event_id) from log.event"
                                                + " where kind = 'AdShown'")
                                .mapTo(Long.class)
                                .one());
    }

    private void vastHoldsTheAds(Play play, String token) {
        assertThat(play.breaks()).isNotEmpty();
        for (int number = 0; number < play.breaks().size(); number++) {
            List<String> impressions = impressions(vast(token, number));
            assertThat(impressions).hasSameSizeAs(play.breaks().get(number).ads());
            for (int i = 0; i < impressions.size(); i++) {
                assertThat(impressions.get(i))
                        .endsWith("?c=" + play.breaks().get(number).ads().get(i).token());
            }
        }
        assertThat(test.get("/vast?t=" + token + "&break=15", Optional.empty()).status())
                .isEqualTo(404);
    }

    private void vmapListsTheBreaks(Play play, String token) {
        Vmap tags = vmap("/vmap?t=" + token);
        Vmap nested = vmap("/vmap?t=" + token + "&data=nested");

        assertThat(tags.breaks()).hasSameSizeAs(play.breaks());
        assertThat(nested.breaks()).hasSameSizeAs(play.breaks());
        for (int number = 0; number < play.breaks().size(); number++) {
            Break told = play.breaks().get(number);
            assertThat(seconds(tags.breaks().get(number), play)).isEqualTo(told.contentAt());
            assertThat(source(tags, number))
                    .isInstanceOfSatisfying(
                            Vmap.Content.AdTagUri.class,
                            tag -> assertThat(tag.uri()).contains("/vast?t=" + token + "&break="));
            assertThat(source(nested, number))
                    .isEqualTo(new Vmap.Content.VastAdData(vast(token, number)));
        }
        assertThat(test.get("/vmap?t=" + token + "&data=both", Optional.empty()).status())
                .isEqualTo(400);
    }

    private static double seconds(Vmap.AdBreak one, Play play) {
        return switch (one.at()) {
            case Vmap.TimeOffset.Start() -> 0;
            case Vmap.TimeOffset.At(var time) -> time.toMillis() / 1_000.0;
            case Vmap.TimeOffset.End() -> play.contentSeconds();
            case Vmap.TimeOffset.Percent _, Vmap.TimeOffset.Position _ ->
                    throw new AssertionError(one.at().toString());
        };
    }

    private static Vmap.Content source(Vmap vmap, int number) {
        return vmap.breaks().get(number).source().orElseThrow().content();
    }

    private static List<String> impressions(Vast vast) {
        List<String> uris = new ArrayList<>();
        for (Ad ad : vast.ads()) {
            uris.add(ad.head().impressions().getFirst().uri());
        }
        return uris;
    }

    private Vast vast(String token, int number) {
        TestWire.Answer answer =
                test.get("/vast?t=" + token + "&break=" + number, Optional.empty());
        assertThat(answer.status()).isEqualTo(200);
        if (VastReader.read(answer.body()) instanceof VastOutcome.Document(var vast, var faults)) {
            assertThat(faults).isEmpty();
            return vast;
        }
        throw new AssertionError(answer.text());
    }

    private Vmap vmap(String path) {
        TestWire.Answer answer = test.get(path, Optional.empty());
        assertThat(answer.status()).isEqualTo(200);
        if (VmapReader.read(answer.body())
                instanceof VmapReader.Outcome.Document(var vmap, var faults)) {
            assertThat(faults).isEmpty();
            return vmap;
        }
        throw new AssertionError(answer.text());
    }

    private Play play(String serial) throws Exception {
        return play(serial, Map.of());
    }

    private Play play(String serial, Map<String, Object> wish) throws Exception {
        Sofa sofa = Sofa.join(test.wire(), "kestral-k55", serial, Optional.empty());
        Optional<String> set = Optional.of(sofa.set());
        String profile = sofa.profile(test.wire());
        Home home =
                Json.readKnown(test.get("/api/v1/home?profile=" + profile, set).body(), Home.class);
        Item film =
                home.rows().stream()
                        .flatMap(row -> row.items().stream())
                        .filter(item -> item.kind().equals("film"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> order = new HashMap<>(wish);
        order.putAll(Map.of("titleId", film.id(), "profileId", profile, "resume", false));
        TestWire.Answer answer = test.send("POST", "/api/v1/play", set, Json.text(order));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Json.readKnown(answer.body(), Play.class);
    }
}
