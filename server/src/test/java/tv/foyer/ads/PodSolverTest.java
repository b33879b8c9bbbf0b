package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodSolverTest {
    /** One solver for all: what it keeps from before must not matter. */
    private static final PodSolver SOLVER = new PodSolver();

    private static final int[] LENGTHS = {5, 6, 10, 15, 20, 30, 45};

    @Test
    void thePodIsWorthAsMuchAsTheBestOfAllPods() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<Choice> choices = choices(random, random.nextInt(9));
            int maxSeconds = 5 + random.nextInt(90);
            int maxAds = 1 + random.nextInt(5);

            List<Choice> pod = best(choices, maxSeconds, maxAds);

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

            List<Choice> pod = best(choices, 60, 4);

            assertThat(price(pod)).isEqualTo(bruteForce(choices, 60, 4));
        }
    }

    @Test
    void aSingleLongDearAdLosesToTwoShortOnesThatAreWorthMore() {
        Choice film = choice(1, 1, 1, 90, 30);
        Choice one = choice(2, 2, 2, 50, 15);
        Choice other = choice(3, 3, 3, 60, 15);

        assertThat(best(List.of(film, one, other), 30, 4)).containsExactly(other, one);
        assertThat(best(List.of(film, one, other), 30, 1)).containsExactly(film);
        assertThat(best(List.of(film, one, other), 4, 4)).isEmpty();
    }

    @Test
    void anAdWithoutPriceFillsAnEmptyPlace() {
        Choice free = choice(1, 1, 1, 0, 15);

        assertThat(best(List.of(free), 30, 2)).containsExactly(free);
    }

    @Test
    void manyCandidatesStayExactAgainstASlowerExactSearch() {
        Random random = new Random(13);
        for (int round = 0; round < 20; round++) {
            List<Choice> choices = choices(random, 14);

            assertThat(price(best(choices, 60, 4))).isEqualTo(bruteForce(choices, 60, 4));
        }
    }

    /** A candidate of the tests. */
    private record Choice(int advertiser, int category, long price, int seconds, int number) {}

    private static List<Choice> best(List<Choice> choices, int maxSeconds, int maxAds) {
        Shortlist list = new Shortlist();
        list.begin(maxAds, 50, new int[] {});
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            list.put(
                    new Shortlist.Candidate(
                            i,
                            Shortlist.NONE,
                            choice.price(),
                            choice.seconds(),
                            choice.category(),
                            choice.advertiser(),
                            0));
        }
        int[] pod = new int[PodSolver.MAX_ADS];
        int size = SOLVER.solve(list, maxSeconds, maxAds, pod);
        return java.util.Arrays.stream(pod).limit(size).mapToObj(choices::get).toList();
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
        return new Choice(advertiser, category, fen * 10L, seconds, n);
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
            distinct.add("advertiser " + choice.advertiser());
            distinct.add("category " + choice.category());
            distinct.add(choice.number());
            seconds += choice.seconds();
        }
        return pod.size() <= maxAds && seconds <= maxSeconds && distinct.size() == 3 * pod.size();
    }

    private static long price(List<Choice> pod) {
        return pod.stream().mapToLong(choice -> choice.price()).sum();
    }
}
