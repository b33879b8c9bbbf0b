package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A provider's live channel on a real set's screen: its faults, its ads, and changing to it. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveScreenTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration SEGMENT = Duration.ofSeconds(LiveClip.SECONDS);
    private static final int WINDOW = 8;
    private static final int ZAPS = 20;

    /** What currentTime is until the picture has gone on for a while behind an ad. */
    private static final String OVER_AN_AD =
            """
            millis => new Promise(done => {
              const video = document.querySelector('video');
              const player = document.querySelector('[data-testid=channel-player]');
              const samples = [];
              const start = performance.now();
              let inAd = false;
              let behind = 0;
              const timer = setInterval(() => {
                samples.push(video.currentTime);
                const now = player.dataset.inAd === 'true';
                behind = now ? 0 : inAd || behind ? behind || video.currentTime : 0;
                inAd = now;
                const over = behind && video.currentTime > behind + 2;
                if (over || performance.now() - start > millis) {
                  clearInterval(timer);
                  done({ over: !!over, samples });
                }
              }, 100);
            })
            """;

    /** Presses a key and waits for the first frame of another picture; the milliseconds between. */
    private static final String ZAP =
            """
            key => new Promise(done => {
              const before = document.querySelector('video');
              const pressed = performance.now();
              const look = () => {
                const video = document.querySelector('video');
                if (!video || video === before) return requestAnimationFrame(look);
                video.requestVideoFrameCallback(() => done(performance.now() - pressed));
              };
              document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
              document.body.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
              look();
            })
            """;

    private volatile Optional<Instant> began = Optional.empty();
    private LiveOrigin origin;
    private LiveHouse live;
    private Screens screens;
    private TvScreen tv;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        LiveClip clip = LiveClip.encode(Files.createDirectory(data.resolve("clip")), 300);
        origin = new LiveOrigin(CLOCK.instant(), SEGMENT, 4, this::listed, clip::file);
        for (int late = 2; late < 150; late += 5) {
            origin.late(late, 1);
        }
        live = new LiveHouse(data.resolve("house"), CLOCK, origin.master(), Map.of());
        screens = Screens.of(live.house.address());
        tv = screens.television("kestral-k55", "LIVE-SCREEN-1");
        screens.calls()
                .post(
                        "",
                        "/api/v1/activations/" + tv.userCode() + "/approve",
                        Map.of("room", "客厅", "householdName", "林间的家", "language", "zh"),
                        AdLounge.Approval.class);
        tv.closeBootAd("live-boot-ad");
        tv.waitForScreen("profiles");
        tv.press("Enter");
        tv.waitForScreen("home");
        tv.goTo("guide");
        tv.waitFor("[data-testid^=programme-][data-focused=true]");
    }

    @AfterAll
    void close() {
        screens.close();
        live.close();
        origin.close();
    }

    /** From its beginning a window is there; of five segments one is listed late. */
    private long listed() {
        if (began.isEmpty()) {
            return 0;
        }
        long millis = Duration.between(began.get(), CLOCK.instant()).toMillis();
        long there = WINDOW + millis / SEGMENT.toMillis();
        boolean stands = there % 5 == 0 && millis % SEGMENT.toMillis() < 1_500;
        return stands ? there - 1 : there;
    }

    @Test
    @Order(1)
    void theScreenPlaysThroughLateSegmentsAndALostCueToAPlaceBehindTheAd() {
        Instant now = CLOCK.instant();
        origin.startAt(now.minus(SEGMENT.multipliedBy(WINDOW)));
        began = Optional.of(now);
        tv.press("Enter");
        tv.waitFor("[data-testid=channel-player][data-channel='1'][data-state=playing]");
        tv.waitForVideo(1);
        origin.out(listed() + 2, 6);
        Screens.picture(tv.page(), "tv-live");

        Map<?, ?> seen = (Map<?, ?>) tv.page().evaluate(OVER_AN_AD, 120_000);
        List<?> samples = (List<?>) Objects.requireNonNull(seen.get("samples"));
        for (int i = 1; i < samples.size(); i++) {
            assertThat(((Number) samples.get(i)).doubleValue())
                    .isGreaterThanOrEqualTo(((Number) samples.get(i - 1)).doubleValue());
        }
        assertThat(seen.get("over")).as("content behind an ad").isEqualTo(true);
        assertThat(tv.page().getByTestId("channel-player").getAttribute("data-state"))
                .isEqualTo("playing");
        Screens.picture(tv.page(), "tv-live-after-ad");
        assertThat(origin.refusals()).isPositive();
    }

    /** How long it takes is a figure, not a rule: {@code ./foyer soak zap} prints it. */
    @Test
    @Order(2)
    void eachPressChangesTheChannelAndAPictureComes() throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ZAPS; i++) {
            String before = number();
            millis.add(((Number) tv.page().evaluate(ZAP, "ArrowUp")).doubleValue());
            assertThat(number()).isNotEqualTo(before);
            tv.waitFor("[data-testid=channel-player][data-state=playing]");
        }
        List<Double> sorted = millis.stream().sorted().toList();
        String figure =
                String.format(
                        java.util.Locale.ROOT,
                        "zap p95=%.0f p50=%.0f max=%.0f unit=ms count=%d",
                        sorted.get(ZAPS * 95 / 100 - 1),
                        sorted.get(ZAPS / 2),
                        sorted.getLast(),
                        ZAPS);
        Files.writeString(Path.of("target", "zap.txt"), figure + "\n" + millis + "\n");
        System.out.println(figure);
    }

    private String number() {
        return tv.page().getByTestId("channel-player").getAttribute("data-channel");
    }
}
