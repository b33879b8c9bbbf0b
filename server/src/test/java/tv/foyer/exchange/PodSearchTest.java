package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.foyer.exchange.Candidate.Backing;

@SuppressWarnings("ReferenceEquality") // equal candidates are still two
class PodSearchTest {
    private static final int[] LENGTHS = {5, 10, 15, 15, 20, 30, 30, 45, 60, 7};

    /** Structured, dynamic and hybrid pods of up to eight candidates, all kinds of separation. */
    @Test
    void thePodIsWorthWhatTheBestOfAllPodsIsWorth() {
        Random random = new Random(20261121);
        for (int n = 0; n < 6_000; n++) {
            List<Place> places = places(random);
            Separation separation = separation(random);
            List<Candidate> ads = ads(random, places, random.nextInt(9));

            PodSearch.Found found = PodSearch.best(places, byPlace(places, ads), separation);

            String what = n + ": " + places + " " + ads;
            assertThat(found.exact()).as(what).isTrue();
            assertThat(legal(places, found.chosen(), separation)).as(what).isTrue();
            assertThat(worth(found.chosen())).as(what).isEqualTo(found.cpmMicros());
            assertThat(found.cpmMicros()).as(what).isEqualTo(bruteForce(places, ads, separation));
        }
    }

    @Test
    void aPodOfManyCandidatesIsLegalAndSolvedToItsEnd() {
        Random random = new Random(7);
        int exact = 0;
        for (int n = 0; n < 200; n++) {
            List<Place> places = List.of(Rooms.dynamic("1", "p", 6, 90));
            Separation separation = new Separation(true, n % 2 == 0, true, false);
            List<Candidate> ads = ads(random, places, 40);

            PodSearch.Found found = PodSearch.best(places, byPlace(places, ads), separation);

            exact += found.exact() ? 1 : 0;
            assertThat(legal(places, found.chosen(), separation)).isTrue();
        }
        assertThat(exact).isGreaterThan(190);
    }

    private static List<Place> places(Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    List.of(
                            Rooms.dynamic(
                                    "1", "p", 1 + random.nextInt(5), 15 + random.nextInt(90)));
            case 1 ->
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(i -> Rooms.slot("s" + i, "p", 15 + random.nextInt(45)))
                            .toList();
            default ->
                    List.of(
                            Rooms.slot("s", "p", 30),
                            Rooms.dynamic("d", "p", 3, 20 + random.nextInt(60)));
        };
    }

    private static Separation separation(Random random) {
        return new Separation(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static List<Candidate> ads(Random random, List<Place> places, int size) {
        List<Candidate> ads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int place = random.nextInt(places.size());
            int seconds = LENGTHS[random.nextInt(LENGTHS.length)];
            int wish =
                    places.get(place).dynamic() && random.nextInt(3) == 0
                            ? random.nextInt(4) - 1
                            : 0;
            if (places.get(place).allowsLength(seconds)) {
                ads.add(
                        new Candidate(
                                place,
                                1_000_000L * (1 + random.nextInt(20)),
                                seconds,
                                wish,
                                List.of("a" + random.nextInt(8) + ".example"),
                                List.of("IAB" + random.nextInt(6)),
                                List.of(),
                                "c" + random.nextInt(6),
                                "",
                                random.nextBoolean() ? "" : "m" + random.nextInt(4),
                                new Backing.Own(Rooms.direct("x", seconds, 1))));
            }
        }
        return ads;
    }

    private static List<List<Candidate>> byPlace(List<Place> places, List<Candidate> ads) {
        return IntStream.range(0, places.size())
                .mapToObj(p ->
                        ads.stream()
                                .filter(ad -> ad.place() == p)
                                .sorted(Comparator.comparingLong(Candidate::cpmMicros).reversed())
                                .toList())
                .toList();
    }

    private static long bruteForce(List<Place> places, List<Candidate> ads, Separation separation) {
        long best = 0;
        for (int set = 0; set < 1 << ads.size(); set++) {
            BitSet bits = BitSet.valueOf(new long[] {set});
            List<Candidate> chosen = bits.stream().mapToObj(ads::get).toList();
            if (legal(places, chosen, separation)) {
                best = Math.max(best, worth(chosen));
            }
        }
        return best;
    }

    /** The rules said a second time, by trying orders, without the code under test. */
    private static boolean legal(List<Place> places, List<Candidate> chosen, Separation rule) {
        for (int p = 0; p < places.size(); p++) {
            int place = p;
            List<Candidate> here = chosen.stream().filter(ad -> ad.place() == place).toList();
            int seconds = here.stream().mapToInt(Candidate::seconds).sum();
            if (here.size() > places.get(p).maxAds()
                    || seconds > places.get(p).maxSeconds()
                    || !orderable(here)) {
                return false;
            }
        }
        for (Candidate a : chosen) {
            for (Candidate b : chosen) {
                if (a != b && shares(a, b, rule)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean orderable(List<Candidate> ads) {
        if (ads.size() < 2) {
            return true;
        }
        for (Candidate first : ads) {
            for (Candidate last : ads) {
                boolean kept =
                        first != last
                                && ads.stream()
                                        .allMatch(ad ->
                                                switch (ad.wish()) {
                                                    case 1 -> ad == first;
                                                    case -1 -> ad == last;
                                                    case 2 -> ad == first || ad == last;
                                                    default -> true;
                                                });
                if (kept) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean shares(Candidate a, Candidate b, Separation rule) {
        return (rule.domain() && a.domains().equals(b.domains()))
                || (rule.category() && a.categories().equals(b.categories()))
                || (rule.creative() && a.crid().equals(b.crid()))
                || (rule.media() && !a.media().isEmpty() && a.media().equals(b.media()));
    }

    private static long worth(List<Candidate> ads) {
        return ads.stream().mapToLong(Candidate::cpmMicros).sum();
    }
}
