package tv.foyer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final FailureLimit limit = new FailureLimit(2, Duration.ofMinutes(10), 3);

    @Test
    void afterTooManyTriesOneWaitsUntilTheOldestLeavesTheWindow() {
        assertThat(limit.enter("a", NOON)).isEmpty();
        assertThat(limit.enter("a", NOON.plusSeconds(60))).isEmpty();

        assertThat(limit.enter("a", NOON.plusSeconds(120))).contains(Duration.ofMinutes(8));
        assertThat(limit.enter("a", NOON.plusSeconds(600))).isEmpty();
        assertThat(limit.enter("a", NOON.plusSeconds(601))).isPresent();
        assertThat(limit.enter("b", NOON)).isEmpty();
    }

    @Test
    void aRightTryCountsForNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.enter("a", NOON)).isEmpty();
            limit.excuse("a");
        }
        limit.enter("a", NOON);
        limit.enter("a", NOON);
        limit.forget("a");

        assertThat(limit.enter("a", NOON)).isEmpty();
    }

    @Test
    void aKeyThatIsTriedStaysWhileOthersComeAndGo() {
        limit.enter("a", NOON);
        limit.enter("a", NOON);

        for (int i = 0; i < 100; i++) {
            limit.enter("other" + i, NOON);
            assertThat(limit.enter("a", NOON)).isPresent();
        }
    }
}
