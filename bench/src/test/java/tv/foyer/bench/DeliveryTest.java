package tv.foyer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    @Tag("slow")
    void promisesAreKeptEvenlyAndNearlyAllValueIsHad() {
        DeliveryScore score = DeliverySoak.score(4, 1, 100_000);

        assertThat(score.guaranteed()).isGreaterThan(5);
        assertThat(score.hoursCounted()).isGreaterThan(100);
        assertThat(score.delivery()).isLessThanOrEqualTo(DeliveryScore.DELIVERY_LIMIT);
        assertThat(score.pacing()).isLessThan(DeliveryScore.PACING_LIMIT);
        assertThat(score.value()).isBetween(0.96, 1.0);
        assertThat(score.valueOfPods()).isBetween(score.value(), 1.0);
    }

    @Test
    void aTraceIsTheSameForTheSameSeed() {
        DeliveryCase once = DeliveryCase.of(3, 1, DeliveryCase.usual(3, 5_000));
        DeliveryCase again = DeliveryCase.of(3, 1, DeliveryCase.usual(3, 5_000));

        assertThat(again.trace().second).isEqualTo(once.trace().second);
        assertThat(again.trace().place).isEqualTo(once.trace().place);
        assertThat(again.lines()).isEqualTo(once.lines());
    }

    /** Against all subsets: the soak's pods must not be what makes the optimum look near. */
    @Test
    void aPodIsTheBestOfAllThatMayStandTogether() {
        Random random = new Random(5);
        DeliveryPods pods = new DeliveryPods();
        List<DeliveryLine> lines = DeliveryCase.of(1, 1, DeliveryCase.usual(1, 20_000)).lines();
        for (int round = 0; round < 300; round++) {
            DeliveryMarket.Shape room = DeliveryMarket.SHAPES.get(random.nextInt(5));
            int[] candidates =
                    random.ints(0, lines.size())
                            .distinct()
                            .filter(i -> lines.get(i).seconds() <= room.seconds())
                            .limit(9)
                            .toArray();
            long[] worth = random.longs(candidates.length, 1, 1_000).toArray();

            int[] pod = new int[6];
            int size = pods.fill(lines, room, candidates, worth, candidates.length, pod);

            assertThat(sum(pod, size, candidates, worth))
                    .isEqualTo(best(lines, room, candidates, worth));
        }
    }

    private static long sum(int[] pod, int size, int[] candidates, long[] worth) {
        long sum = 0;
        for (int slot = 0; slot < size; slot++) {
            for (int i = 0; i < candidates.length; i++) {
                sum += candidates[i] == pod[slot] ? worth[i] : 0;
            }
        }
        return sum;
    }

    private static long best(
            List<DeliveryLine> lines, DeliveryMarket.Shape room, int[] candidates, long[] worth) {
        long best = 0;
        for (int set = 0; set < 1 << candidates.length; set++) {
            List<DeliveryLine> chosen = new ArrayList<>();
            long sum = 0;
            for (int i = 0; i < candidates.length; i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(lines.get(candidates[i]));
                    sum += worth[i];
                }
            }
            boolean fits =
                    chosen.size() <= room.maxAds()
                            && chosen.stream().mapToInt(DeliveryLine::seconds).sum()
                                    <= room.seconds();
            boolean apart =
                    chosen.stream().map(DeliveryLine::category).distinct().count() == chosen.size()
                            && chosen.stream().map(DeliveryLine::advertiser).distinct().count()
                                    == chosen.size();
            best = fits && apart ? Math.max(best, sum) : best;
        }
        return best;
    }

    @Test
    void theCommandLineIsReadAndItsFaultsAreNamed() {
        DeliverySoak.Wish wish = DeliverySoak.wish(List.of("--seed", "7", "--days", "1"));

        assertThat(wish).isEqualTo(new DeliverySoak.Wish(Optional.of(7L), 1, Optional.empty()));
        assertThatThrownBy(() -> DeliverySoak.wish(List.of("--days", "0")))
                .hasMessageContaining("--days");
        assertThatThrownBy(() -> DeliverySoak.wish(List.of("--seed")))
                .hasMessageContaining("--seed");
        assertThat(Soak.run("no-such-soak")).isEqualTo(2);
        assertThat(Soak.run("--help")).isZero();
    }
}
