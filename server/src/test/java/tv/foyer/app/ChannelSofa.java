package tv.foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.sql.TestDatabase;

/** A set before the channels of a house, whose time can be moved. */
final class ChannelSofa implements AutoCloseable {
    volatile Duration ahead = Duration.ZERO;
    volatile Optional<Instant> still = Optional.empty();
    final InstantSource clock =
            () -> still.orElseGet(() -> InstantSource.system().instant().plus(ahead));
    final Screens screens;
    final TestWire wire;
    final TvScreen tv;
    private final House house;

    record Programme(Map<String, String> title, Instant start, Instant end) {}

    record Line(String id, int number, boolean playable, List<Programme> programmes) {}

    record Guide(List<Line> channels) {}

    record Ad(Map<String, String> advertiser) {}

    record Pod(List<Ad> ads) {}

    record Told(Instant until, List<Pod> breaks) {}

    ChannelSofa(Path data) {
        house =
                House.open(
                        new House.Config(
                                data,
                                TestHouse.media(),
                                "127.0.0.1",
                                0,
                                clock,
                                _ -> TestDatabase.with()));
        Demo.load(house, clock.instant());
        Demo.produce(house, System.err);
        screens = Screens.of(house.address());
        wire = new TestWire(house.address());
        tv = screens.television("kestral-k55", "CHANNEL-1");
    }

    @Override
    public void close() {
        wire.close();
        screens.close();
        house.close();
    }

    static List<String> advertisers(List<Ad> ads) {
        return ads.stream().map(ad -> ad.advertiser().get("en")).toList();
    }

    /** The ads of the children's channel opened just before a break; a late one is none. */
    List<Ad> adsSoon(Optional<String> token, String profile) {
        String body = Json.text(Map.of("profileId", profile));
        return Patience.of(30)
                .until(
                        () -> {
                            try {
                                return told(open(token, 3, body)).breaks().stream()
                                        .flatMap(pod -> pod.ads().stream())
                                        .toList();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        ads -> !ads.isEmpty());
    }

    private Told told(TestWire.Answer opened) throws IOException {
        String ads = opened.at("ads");
        return Json.readKnown(wire.send("GET", ads, Optional.empty(), "").body(), Told.class);
    }

    /** When the next break begins that nobody was told of yet, on a channel for this profile. */
    Instant nextBreak(String profile) throws IOException {
        int number = profile.equals(adult()) ? 2 : 3;
        Instant until = clock.instant();
        for (int step = 0; step < 100; step++) {
            TestWire.Answer opened =
                    open(Optional.of(tv.token()), number, Json.text(Map.of("profileId", profile)));
            Instant found = told(opened).until();
            if (found.equals(until)) {
                return found;
            }
            until = found;
            goTo(found.minusSeconds(30));
        }
        throw new AssertionError("no break in sight");
    }

    /** Moves the house's time, and that of the set before it. */
    void goTo(Instant then) {
        ahead = Duration.between(InstantSource.system().instant(), then);
        tv.page()
                .evaluate(
                        "ms => { const real = Date.real ??= Date.now; Date.now = () => real() + ms }",
                        (double) ahead.toMillis());
    }

    String adult() {
        return profile("adult");
    }

    String profile(String kind) {
        return screens.calls().get(tv.token(), "/api/v1/me", Seen.Me.class).profiles().stream()
                .filter(profile -> profile.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
    }

    long impressions(String operator) {
        return screens
                .calls()
                .get(operator, "/api/v1/console/campaigns", Seen.Campaigns.class)
                .items()
                .stream()
                .flatMap(campaign -> campaign.lineItems().stream())
                .mapToLong(Seen.LineItem::impressions)
                .sum();
    }

    /** The discontinuities that the channel had before what is in its playlist now. */
    long joinsSoFar() throws IOException {
        String path = address().replace("master", "720p");
        return wire.send("GET", path, Optional.empty(), "")
                .text()
                .lines()
                .filter(each -> each.startsWith("#EXT-X-DISCONTINUITY-SEQUENCE:"))
                .mapToLong(each -> Long.parseLong(each.substring(each.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    String address() throws IOException {
        String lineUp = wire.send("GET", "/guide/channels.m3u", Optional.of(tv.token()), "").text();
        String address =
                lineUp.lines().filter(each -> each.contains("/play/")).findFirst().orElseThrow();
        return address.substring(address.indexOf("/play/"));
    }

    TestWire.Answer open(Optional<String> token, int number, String body) throws IOException {
        return wire.send("POST", "/api/v1/channels/" + line(number).id() + "/play", token, body);
    }

    Line line(int number) {
        String from = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
        return screens
                .calls()
                .get(tv.token(), "/api/v1/guide?hours=4&from=" + from, Guide.class)
                .channels()
                .stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
