package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitnessTest {
    private static final InLine NOODLES =
            (InLine) Fixtures.read("inline.xml").vast().ads().getFirst();
    private static final InLine RIDE =
            (InLine) Fixtures.read("inline-plain.xml").vast().ads().getFirst();
    private static final InLine PAUSE =
            (InLine) Fixtures.read("pause-qr.xml").vast().ads().getFirst();

    private static final Fitness.Place BREAK =
            new Fitness.Place(
                    Fitness.Linearity.LINEAR,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    1_920,
                    1_080,
                    Set.of("video/mp4"),
                    false,
                    Set.of(),
                    false,
                    Set.of("SIMID"));

    @Test
    void anAdThatSuitsHasNothingAgainstIt() {
        assertThat(Fitness.of(NOODLES, BREAK)).isEmpty();
        assertThat(Fitness.of(RIDE, BREAK)).isEmpty();
        assertThat(Fitness.of(PAUSE, pause(1_920, Set.of("image/jpeg")))).isEmpty();
    }

    @Test
    void eachRefusalHasItsNumber() {
        assertThat(codes(PAUSE, BREAK)).containsExactly(201);
        assertThat(codes(RIDE, pause(1_920, Set.of("image/jpeg")))).containsExactly(201);
        assertThat(codes(RIDE, place(20, "video/mp4", false, false))).containsExactly(202);
        assertThat(codes(PAUSE, place(5, "video/mp4", true, false))).containsExactly(204, 201);
        assertThat(codes(RIDE, place(5, "video/webm", false, false))).containsExactly(403);
        assertThat(codes(RIDE, place(5, "video/mp4", false, true))).containsExactly(406);
        assertThat(codes(NOODLES, place(5, "video/webm", false, true))).containsExactly(411, 409);
        assertThat(codes(PAUSE, pause(1_280, Set.of("image/jpeg")))).containsExactly(501);
        assertThat(codes(PAUSE, pause(1_920, Set.of("image/webp")))).containsExactly(503);
    }

    @Test
    void aRefusalNamesFieldAndRule() {
        Problem problem = Fitness.of(RIDE, place(20, "video/mp4", false, false)).getFirst();

        assertThat(problem.field()).isEqualTo("VAST/Ad/InLine/Creatives/Creative/Linear/Duration");
        assertThat(problem.rule()).isEqualTo("00:00:20 to 00:00:30 expected, was 00:00:10");
    }

    @Test
    void whatABreakHasNoTimeForIsError206() {
        Fitness.Pod pod = Fitness.within(List.of(NOODLES, NOODLES, RIDE), Duration.ofSeconds(28));

        assertThat(pod.ads()).containsExactly(NOODLES, RIDE);
        assertThat(pod.problems())
                .extracting(Problem::error, Problem::rule)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                AdError.BREAK_SHORTENED, "at most 00:00:13 left, was 00:00:15"));
    }

    private static List<Integer> codes(InLine ad, Fitness.Place place) {
        return Fitness.of(ad, place).stream().map(problem -> problem.error().code()).toList();
    }

    private static Fitness.Place place(
            int least, String type, boolean category, boolean mezzanine) {
        return new Fitness.Place(
                Fitness.Linearity.LINEAR,
                Duration.ofSeconds(least),
                Duration.ofSeconds(30),
                1_920,
                1_080,
                Set.of(type),
                category,
                Set.of("gambling"),
                mezzanine,
                Set.of());
    }

    private static Fitness.Place pause(int width, Set<String> types) {
        return new Fitness.Place(
                Fitness.Linearity.NON_LINEAR,
                Duration.ZERO,
                Duration.ofMinutes(5),
                width,
                1_080,
                types,
                false,
                Set.of(),
                false,
                Set.of());
    }
}
