package tv.foyer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    @Test
    void newIdsRiseAndCarryTheirInstant() {
        Ids ids = new Ids(InstantSource.fixed(NOON));
        UUID before = ids.next();
        assertThat(Ids.instantOf(before)).isEqualTo(NOON);
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertThat(next).isGreaterThan(before);
            assertThat(next.version()).isEqualTo(7);
            before = next;
        }
    }

    @Test
    void aNameAlwaysGivesTheSameId() {
        assertThat(Ids.named("brand/kestral")).isEqualTo(Ids.named("brand/kestral"));
        assertThat(Ids.named("brand/kestral")).isNotEqualTo(Ids.named("brand/ombrix"));
        assertThat(Ids.named("x").version()).isEqualTo(8);
        assertThat(Ids.named("x").variant()).isEqualTo(2);
    }

    @Test
    void aDerivedIdIsAFunctionOfInstantAndSeed() {
        assertThat(Ids.at(NOON, 5)).isEqualTo(Ids.at(NOON, 5)).isNotEqualTo(Ids.at(NOON, 6));
        assertThat(Ids.instantOf(Ids.at(NOON, 5))).isEqualTo(NOON);
        assertThatThrownBy(() -> Ids.instantOf(Ids.named("x"))).hasMessageContaining("version 7");
    }
}
