package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker();
    private long now = 1_000;

    @Test
    void failuresInARowOpenItAndOneSuccessInBetweenStartsTheCountAgain() {
        fail(Breaker.FAILURES - 1);
        assertThat(breaker.admits(now)).isTrue();
        breaker.told(false, now);
        fail(Breaker.FAILURES - 1);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);

        fail(1);

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.admits(now)).isFalse();
    }

    @Test
    void afterItsRestOneRequestPassesAndItsSuccessCloses() {
        fail(Breaker.FAILURES);
        now += Breaker.REST_NANOS;

        assertThat(breaker.admits(now)).isTrue();
        assertThat(breaker.admits(now)).as("only one").isFalse();
        breaker.told(false, now);
        assertThat(breaker.admits(now)).isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void itsFailureOpensForTwiceAsLongUpToABound() {
        fail(Breaker.FAILURES);
        long rest = Breaker.REST_NANOS;
        for (int i = 0; i < 10; i++) {
            now += rest;
            assertThat(breaker.admits(now)).isTrue();
            breaker.told(true, now);
            rest = Math.min(rest * 2, Breaker.MOST_REST_NANOS);
            assertThat(breaker.admits(now + rest - 1)).isFalse();
        }
        assertThat(breaker.opened()).isEqualTo(11);
        assertThat(rest).isEqualTo(Breaker.MOST_REST_NANOS);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.admits(now)).isTrue();
            breaker.told(true, now);
        }
    }
}
