package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.ads.AdDecision.Choice;
import tv.foyer.kernel.Money;
import tv.foyer.sales.LineItem;

class PodSolverTest {
    private static final int[] LENGTHS = {5, 6, 10, 15, 20, 30, 45};

    @Test
    void thePodIsWorthAsMuchAsTheBestOfAllPods() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<Choice> choices = choices(random, random.nextInt(9));
            int maxSeconds = 5 + random.nextInt(90);
            int maxAds = 1 + random.nextInt(5);

            List<Choice> pod = PodSolver.best(choices, maxSeconds, maxAds);

            assertThat(valid(pod, maxSeconds, maxAds)).as("round %s", round).isTrue();
            assertThat(price(pod))
                    .as("round %s", round)
                    .isEqualTo(bruteForce(choices, maxSeconds, maxAds));
        }
    }

    @Test
    void advertisersInManyCategoriesDoNotMakeItWrong() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            List<Choice> choices = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                choices.add(choice(i, i % 2, i, 1 + random.nextInt(9), 15));
            }

            List<Choice> pod = PodSolver.best(choices, 60, 4);

            assertThat(price(pod)).isEqualTo(bruteForce(choices, 60, 4));
        }
    }

    @Test
    void aSingleLongDearAdLosesToTwoShortOnesThatAreWorthMore() {
        Choice film = choice(1, 1, 1, 90, 30);
        Choice one = choice(2, 2, 2, 50, 15);
        Choice other = choice(3, 3, 3, 60, 15);

        assertThat(PodSolver.best(List.of(film, one, other), 30, 4)).containsExactly(other, one);
        assertThat(PodSolver.best(List.of(film, one, other), 30, 1)).containsExactly(film);
        assertThat(PodSolver.best(List.of(film, one, other), 4, 4)).isEmpty();
    }

    @Test
    void anAdWithoutPriceFillsAnEmptyPlace() {
        Choice free = choice(1, 1, 1, 0, 15);

        assertThat(PodSolver.best(List.of(free), 30, 2)).containsExactly(free);
    }

    @Test
    void manyCandidatesStayExactAgainstASlowerExactSearch() {
        Random random = new Random(13);
        for (int round = 0; round < 20; round++) {
            List<Choice> choices = choices(random, 14);

            assertThat(price(PodSolver.best(choices, 60, 4))).isEqualTo(bruteForce(choices, 60, 4));
        }
    }

    private static List<Choice> choices(Random random, int size) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            choices.add(
                    choice(
                            i,
                            random.nextInt(4),
                            random.nextInt(5),
                            random.nextInt(20),
                            LENGTHS[random.nextInt(LENGTHS.length)]));
        }
        return choices;
    }

    private static Choice choice(int n, int advertiser, int category, int fen, int seconds) {
        LineItem line =
                Sample.line("line " + n)
                        .by(Sample.partner("advertiser " + advertiser))
                        .category("category " + category)
                        .cpm(Money.of(fen, "CNY"))
                        .films(Sample.film("film " + n, seconds))
                        .item();
        return new Choice(line, line.creatives().getFirst());
    }

    private static long bruteForce(List<Choice> choices, int maxSeconds, int maxAds) {
        long best = 0;
        for (int set = 0; set < 1 << choices.size(); set++) {
            List<Choice> pod = new ArrayList<>();
            for (int i = 0; i < choices.size(); i++) {
                if ((set >> i & 1) == 1) {
                    pod.add(choices.get(i));
                }
            }
            if (valid(pod, maxSeconds, maxAds)) {
                best = Math.max(best, price(pod));
            }
        }
        return best;
    }

    private static boolean valid(List<Choice> pod, int maxSeconds, int maxAds) {
        Set<Object> distinct = new HashSet<>();
        int seconds = 0;
        for (Choice choice : pod) {
            distinct.add(choice.lineItem().advertiser());
            distinct.add(choice.lineItem().category());
            distinct.add(choice.creative().id());
            seconds += choice.creative().seconds();
        }
        return pod.size() <= maxAds && seconds <= maxSeconds && distinct.size() == 3 * pod.size();
    }

    private static long price(List<Choice> pod) {
        return pod.stream().mapToLong(choice -> choice.lineItem().priceMicros()).sum();
    }
}
