package tv.foyer.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.sales.Targeting;

/** How the past becomes a forecast, and what fits a line item. */
class AvailsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = LocalDate.of(2026, 11, 2).atStartOfDay(ZONE).toInstant();

    @Test
    void anHourBringsWhatTheSameHourOfTheWeekBroughtOnAverage() {
        List<Chance> past = new ArrayList<>();
        for (int week = 0; week < 2; week++) {
            for (int i = 0; i < 30 + 20 * week; i++) {
                past.add(
                        Sample.chance(
                                MONDAY.plus(Duration.ofDays(7L * week)).plusSeconds(72_000 + i)));
            }
        }
        Avails avails = learn(past, Duration.ofDays(14), 1);

        var days =
                avails.between(MONDAY.plus(Duration.ofDays(14)), MONDAY.plus(Duration.ofDays(21)));

        assertThat(days).hasSize(7);
        assertThat(days.get(LocalDate.of(2026, 11, 16))).isEqualTo(40.0);
        assertThat(days.get(LocalDate.of(2026, 11, 17))).isEqualTo(0.0);
    }

    @Test
    void anHourThatWasNeverObservedBringsWhatTheHourBroughtOnOtherDays() {
        List<Chance> past = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            past.add(Sample.chance(MONDAY.plusSeconds(72_000 + i)));
        }
        Avails avails = learn(past, Duration.ofDays(1), 1);

        var days = avails.between(MONDAY.plus(Duration.ofDays(1)), MONDAY.plus(Duration.ofDays(3)));

        assertThat(days.values()).containsExactly(60.0, 60.0);
    }

    @Test
    void oneOfASampleStandsForAllThatWereNotSampled() {
        Avails avails =
                learn(List.of(Sample.chance(MONDAY.plusSeconds(60))), Duration.ofDays(7), 40);

        assertThat(avails.between(MONDAY, MONDAY.plus(Duration.ofHours(1))).firstEntry().getValue())
                .isEqualTo(40.0, within(1e-9));
    }

    @Test
    void halfAnHourOfAFlightIsHalfOfWhatTheHourBrings() {
        Avails avails =
                learn(List.of(Sample.chance(MONDAY.plusSeconds(60))), Duration.ofDays(7), 40);

        assertThat(
                        avails.between(
                                        MONDAY.plus(Duration.ofMinutes(30)),
                                        MONDAY.plus(Duration.ofHours(1)))
                                .firstEntry()
                                .getValue())
                .isEqualTo(20.0, within(1e-9));
    }

    @Test
    void aBreakFitsWhenEveryPartOfTheTargetingAgrees() {
        Chance chance = Sample.chance(MONDAY.plus(Duration.ofHours(20)));

        assertThat(fits(Targeting.of(Set.of(Surface.PRE_ROLL), Set.of()), chance)).isTrue();
        assertThat(fits(Targeting.of(Set.of(Surface.PAUSE), Set.of()), chance)).isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-51", "drama", 12, "travel", 20), chance))
                .isTrue();
        assertThat(fits(Sample.targeting("box", "CN-51", "drama", 12, "travel", 20), chance))
                .isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-44", "drama", 12, "travel", 20), chance))
                .isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-51", "news", 12, "travel", 20), chance))
                .isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-51", "drama", 8, "travel", 20), chance))
                .isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-51", "drama", 12, "sports", 20), chance))
                .isFalse();
        assertThat(fits(Sample.targeting("tv", "CN-51", "drama", 12, "travel", 21), chance))
                .isFalse();
    }

    @Test
    void interestsOfAHouseholdWithoutConsentFitNothing() {
        Chance silent = Sample.withoutConsent(MONDAY.plus(Duration.ofHours(20)));

        assertThat(fits(Sample.targeting("tv", "CN-51", "drama", 12, "travel", 20), silent))
                .isFalse();
    }

    private static boolean fits(Targeting targeting, Chance chance) {
        return Avails.fits(Sample.line(targeting), chance, ZONE);
    }

    private static Avails learn(List<Chance> past, Duration observed, int weight) {
        return Avails.learn(
                past, new Avails.Span(MONDAY, MONDAY.plus(observed)), _ -> weight, ZONE);
    }
}
