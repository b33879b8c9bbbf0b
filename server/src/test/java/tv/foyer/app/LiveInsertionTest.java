package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.hls.Segment;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;

/** From the cue of a provider's origin to the ad in the playlist of one set, over HTTP. */
@Tag("slow")
class LiveInsertionTest {
    private static final Duration SEGMENT = Duration.ofSeconds(4);
    private static final Instant START = Instant.parse("2026-09-07T12:00:00Z");
    private static final int OUT = 10;
    private static final int IN = 15;

    private final AtomicLong listed = new AtomicLong(6);
    private VirtualClock clock;
    private LiveOrigin origin;
    private LiveHouse live;

    @BeforeEach
    void open(@TempDir Path data) throws IOException {
        clock = new VirtualClock(InstantSource.system(), START.plus(SEGMENT.multipliedBy(6)));
        origin =
                new LiveOrigin(
                        START,
                        SEGMENT,
                        4,
                        listed::get,
                        name -> Optional.of(name.getBytes(StandardCharsets.UTF_8)));
        live = new LiveHouse(data, clock, origin.master(), Map.of());
    }

    @AfterEach
    void close() {
        live.close();
        origin.close();
    }

    /**
     * The origin goes on to a segment, two at a time, and the set is told all until then; so the
     * house never runs out of patience with a segment that is on its way.
     */
    private void goOn(LiveViewer viewer, int until) {
        long from = listed.get();
        for (long step = Math.min(from + 2, until); step <= until; step += 2) {
            Instant then = origin.startOf(step);
            clock.set(then.isBefore(clock.instant()) ? clock.instant() : then);
            listed.set(step);
            viewer.reaches(then, SEGMENT);
        }
        if (listed.get() < until) {
            goOn(viewer, until);
        }
    }

    @Test
    void aCueOfTheOriginBecomesAnAdInTheViewersPlaylistAndItsImpressionCountsOnce()
            throws IOException {
        origin.out(OUT, IN - OUT).in(OUT, IN, IN);
        Sofa sofa = Sofa.join(live.wire, "kestral-k55", "LIVE-1", Optional.empty());
        LiveViewer viewer = LiveViewer.open(live.wire, sofa, live.channel());

        goOn(viewer, 9);
        goOn(viewer, 13);
        goOn(viewer, 17);
        goOn(viewer, 20);

        List<Segment> all = viewer.all();
        int first = firstAd(all);
        int behind = first;
        while (all.get(behind).uri().startsWith("/media/")) {
            behind++;
        }
        theAdStandsBetweenDiscontinuities(viewer, all, first, behind);
        theProgrammeGoesOnWhereItIsThen(all, first, behind);
        theImpressionCountsOnce(viewer);
    }

    private static int firstAd(List<Segment> all) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).uri().startsWith("/media/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ad among " + all));
    }

    private void theAdStandsBetweenDiscontinuities(
            LiveViewer viewer, List<Segment> all, int first, int behind) {
        List<Long> breaks = viewer.breaks();
        assertThat(breaks.get(first)).isEqualTo(breaks.get(first - 1) + 1);
        assertThat(breaks.get(behind)).isEqualTo(breaks.get(behind - 1) + 1);
        assertThat(all.get(first).date()).contains(origin.startOf(OUT));
        for (Segment part : all.subList(first, behind)) {
            String map = part.map().orElseThrow().uri();
            assertThat(map).startsWith("/media/assets/");
            assertThat(viewer.fetch(map).status()).isEqualTo(200);
            assertThat(viewer.fetch(part.uri()).status()).isEqualTo(200);
        }
    }

    private void theProgrammeGoesOnWhereItIsThen(List<Segment> all, int first, int behind) {
        Instant over = LiveViewer.endOf(all.get(behind - 1));
        assertThat(over).isBeforeOrEqualTo(origin.startOf(IN));
        assertThat(all.get(first - 1).date()).contains(origin.startOf(OUT - 1));
        long next = Math.ceilDiv(Duration.between(START, over).toMillis(), SEGMENT.toMillis());
        for (Segment content : all.subList(behind, all.size())) {
            assertThat(content.date()).contains(origin.startOf(next));
            assertThat(content.uri())
                    .endsWith("/" + origin.startOf(0).plusSeconds(next).getEpochSecond() + ".m4s");
            next++;
        }
        assertThat(next).isEqualTo(20);
    }

    /** A second report of the same seconds is the same fact. */
    @Test
    void whatIsSeenOfALiveChannelCountsOnceForItsProvider() throws IOException {
        origin.out(OUT, IN - OUT).in(OUT, IN, IN);
        Sofa sofa = Sofa.join(live.wire, "kestral-k55", "LIVE-2", Optional.empty());
        LiveViewer viewer = LiveViewer.open(live.wire, sofa, live.channel());
        goOn(viewer, 12);
        goOn(viewer, 20);

        List<LiveViewer.Viewing> viewings = viewer.told().viewings();
        assertThat(viewings).hasSize(2);
        assertThat(viewings.getFirst().end()).isEqualTo(origin.startOf(OUT));
        assertThat(viewings.getLast().start())
                .isAfterOrEqualTo(viewer.told().breaks().getFirst().end());
        assertThat(viewings.getLast().contentAt() - viewings.getFirst().contentAt())
                .isEqualTo(
                        Duration.between(viewings.getFirst().start(), viewings.getLast().start())
                                        .toMillis()
                                / 1e3);
        LiveViewer.Viewing last = viewings.getLast();
        Map<String, Object> watch =
                Map.of(
                        "kind",
                        "watch",
                        "token",
                        last.token(),
                        "id",
                        new Ids(clock).next().toString(),
                        "at",
                        clock.instant().toString(),
                        "seconds",
                        30,
                        "positionSeconds",
                        (int) last.contentAt());
        assertThat(report(watch)).contains("\"accepted\":1");
        assertThat(report(watch)).contains("\"accepted\":0", "\"duplicates\":1");
        String provider = live.wire.signIn("terntide");
        Seen.Overview seen =
                Patience.of(60).until(() -> overview(provider), now -> now.viewing().seconds() > 0);
        assertThat(seen.viewing().seconds()).isEqualTo(30);
        assertThat(get("/api/v1/console/overview?period=2026-09", provider))
                .contains("topTitles")
                .contains("Hearth One");
    }

    private Seen.Overview overview(String token) {
        return Json.readKnown(
                get("/api/v1/console/overview?period=2026-09", token)
                        .getBytes(StandardCharsets.UTF_8),
                Seen.Overview.class);
    }

    private String get(String path, String token) {
        try {
            return live.wire.send("GET", path, Optional.of(token), "").text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String report(Map<String, Object> beacon) throws IOException {
        return live.wire
                .send(
                        "POST",
                        "/v1/events",
                        Optional.empty(),
                        Json.text(Map.of("events", List.of(beacon))))
                .text();
    }

    /**
     * Segments that are not there at first, a playlist that stands still, a cue that never comes
     * and one that comes when its break has begun: nothing is lost, nothing is told twice.
     */
    @Test
    void aStreamWithAFifthOfItsSegmentsLateAndALostCuePlaysOn() throws IOException {
        Random random = new Random(7);
        List<Integer> all = new ArrayList<>(IntStream.range(6, 36).boxed().toList());
        Collections.shuffle(all, random);
        all.subList(0, all.size() / 5).forEach(late -> origin.late(late, 1 + random.nextInt(2)));
        origin.out(OUT, IN - OUT);
        origin.outSaid(22, 5, 24).in(22, 27, 27);
        Sofa sofa = Sofa.join(live.wire, "kestral-k55", "LIVE-3", Optional.empty());
        LiveViewer viewer = LiveViewer.open(live.wire, sofa, live.channel());

        for (int until = 8; until < 36; ) {
            goOn(viewer, until);
            standsStill(viewer, random);
            until += 2 + random.nextInt(4);
        }
        goOn(viewer, 36);

        assertThat(origin.wasLateWithAll()).isTrue();
        List<Segment> told = viewer.all();
        assertThat(told).noneMatch(Segment::gap);
        List<Instant> content =
                told.stream()
                        .filter(one -> !one.uri().startsWith("/media/"))
                        .map(one -> one.date().orElseThrow())
                        .toList();
        List<Instant> broadcast = IntStream.range(0, 36).mapToObj(origin::startOf).toList();
        assertThat(broadcast).containsAll(content);
        assertThat(content).isSorted().doesNotHaveDuplicates();
        assertThat(broadcast.stream().filter(at -> !content.contains(at)))
                .as("what ads stand for")
                .allMatch(at -> isIn(at, OUT, IN) || isIn(at, 22, 27));
        assertThat(told.stream().filter(one -> one.uri().startsWith("/media/")))
                .isNotEmpty()
                .allMatch(ad ->
                        isIn(ad.date().orElseThrow(), OUT, IN)
                                || isIn(ad.date().orElseThrow(), 22, 27));
        for (int i = 1; i < told.size(); i++) {
            Duration hole =
                    Duration.between(
                            LiveViewer.endOf(told.get(i - 1)), told.get(i).date().orElseThrow());
            assertThat(hole).isBetween(Duration.ZERO, SEGMENT.minusMillis(1));
        }
    }

    private boolean isIn(Instant at, int from, int to) {
        return !at.isBefore(origin.startOf(from)) && at.isBefore(origin.startOf(to));
    }

    /** Time passes and the origin lists nothing new. */
    private void standsStill(LiveViewer viewer, Random random) {
        if (random.nextInt(3) == 0) {
            clock.set(clock.instant().plusSeconds(1 + random.nextInt(2)));
            viewer.reload();
        }
    }

    private void theImpressionCountsOnce(LiveViewer viewer) throws IOException {
        String operator = live.wire.signIn(DemoAlliance.OPERATOR_KEY);
        LiveViewer.Ad ad = viewer.told().breaks().getFirst().ads().getFirst();
        assertThat(ad.start()).isEqualTo(origin.startOf(OUT));
        long before = impressions(operator);
        Map<String, Object> beacon =
                Map.of(
                        "kind",
                        "ad",
                        "token",
                        ad.token(),
                        "point",
                        "IMPRESSION",
                        "at",
                        clock.instant().toString());
        for (int i = 0; i < 2; i++) {
            report(beacon);
        }
        assertThat(Patience.of(60).until(() -> impressions(operator), sum -> sum > before))
                .isEqualTo(before + 1);
    }

    private long impressions(String operator) {
        String campaigns = get("/api/v1/console/campaigns", operator);
        return Json.readKnown(campaigns.getBytes(StandardCharsets.UTF_8), Seen.Campaigns.class)
                .items()
                .stream()
                .flatMap(campaign -> campaign.lineItems().stream())
                .mapToLong(Seen.LineItem::impressions)
                .sum();
    }
}
