package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.EVENING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;

/** The short list against all candidates. */
class ShortlistTest {
    private static final HouseholdCounts NOTHING = Sample.counts(0, 0);

    private final Random random = new Random(17);

    @Test
    void thePodOfTheShortListIsWorthAsMuchAsTheBestOfAllWhateverThePaces() {
        for (int round = 0; round < 3_000; round++) {
            List<LineItem> lines = lines(8 + random.nextInt(5));
            Plan plan = random.nextBoolean() ? Plan.neutral() : paces(lines);
            AdSnapshot books = Sample.books(new Book(1, lines, Map.of(), List.of()), plan);
            int seconds = 10 + random.nextInt(80);
            int ads = 1 + random.nextInt(4);
            AdDecider.Moment moment = Sample.at(EVENING.plusSeconds(round));

            AdDecision decision =
                    AdDecider.decide(Sample.preRoll(seconds, ads), books, NOTHING, moment);

            long worth = 0;
            for (AdDecision.Choice choice : decision.pod()) {
                worth += worth(choice.lineItem(), plan, moment);
            }
            assertThat(valid(decision.pod().stream().map(c -> c.lineItem()).toList(), seconds, ads))
                    .isTrue();
            assertThat(worth)
                    .as("round %s", round)
                    .isEqualTo(bruteForce(lines, plan, moment, seconds, ads));
        }
    }

    @Test
    void ofManyCandidatesFewAreAskedForCapsAndThePodIsStillTheBest() {
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(
                    Sample.line("line " + i)
                            .by(Sample.partner("advertiser " + random.nextInt(200)))
                            .category("category " + random.nextInt(40))
                            .cpm(Money.of(1 + random.nextInt(9_000), "CNY"))
                            .films(Sample.film("film " + i, 5 * (1 + random.nextInt(6))))
                            .item());
        }
        AdSnapshot books = Sample.books(new Book(1, lines, Map.of(), List.of()), Plan.neutral());
        int[] asked = {0};
        HouseholdCounts counting =
                new HouseholdCounts() {
                    @Override
                    public int times(LineItemId line) {
                        asked[0]++;
                        return 0;
                    }

                    @Override
                    public long committedMicros(LineItemId line) {
                        return 0;
                    }

                    @Override
                    public long committedImpressions(LineItemId line) {
                        return 0;
                    }

                    @Override
                    public int homeAds() {
                        return 0;
                    }
                };

        AdDecision decision =
                AdDecider.decide(Sample.preRoll(90, 4), books, counting, Sample.at(EVENING));

        assertThat(decision.eligible()).isEqualTo(2_000);
        assertThat(asked[0]).isLessThan(200);
        assertThat(price(decision)).isEqualTo(bestOfAll(lines, 90, 4));
        assertThat(decision.refusals()).hasSizeLessThanOrEqualTo(AdDecider.MAX_REFUSALS);
    }

    /** All of them, without a short list, by the exact solver. */
    private static long bestOfAll(List<LineItem> lines, int seconds, int ads) {
        Shortlist all = new Shortlist();
        all.begin(ads, 1, new int[] {});
        List<String> categories = new ArrayList<>();
        List<PartnerId> advertisers = new ArrayList<>();
        for (LineItem line : lines) {
            if (!categories.contains(line.category())) {
                categories.add(line.category());
            }
            if (!advertisers.contains(line.advertiser())) {
                advertisers.add(line.advertiser());
            }
            all.put(
                    new Shortlist.Candidate(
                            all.size,
                            Shortlist.NONE,
                            line.priceMicros(),
                            line.creatives().getFirst().seconds(),
                            categories.indexOf(line.category()),
                            advertisers.indexOf(line.advertiser()),
                            0));
        }
        int[] pod = new int[PodSolver.MAX_ADS];
        int size = new PodSolver().solve(all, seconds, ads, pod);
        long worth = 0;
        for (int i = 0; i < size; i++) {
            worth += lines.get(pod[i]).priceMicros();
        }
        return worth;
    }

    private static long price(AdDecision decision) {
        return decision.pod().stream().mapToLong(AdDecision.Choice::priceMicros).sum();
    }

    private static long worth(LineItem line, Plan plan, AdDecider.Moment moment) {
        Plan.Pace pace = plan.paceOf(line.id());
        return Plan.Pace.worthMicros(
                line.priceMicros(),
                pace.valueAdjustMicros(),
                pace.spreadMicros(),
                Plan.Pace.draw(
                        moment.decision().value().getLeastSignificantBits(),
                        line.id().value().getLeastSignificantBits()));
    }

    private static long bruteForce(
            List<LineItem> lines, Plan plan, AdDecider.Moment moment, int seconds, int ads) {
        List<LineItem> willing =
                lines.stream()
                        .filter(line ->
                                plan.paceOf(line.id()).neutral() || worth(line, plan, moment) > 0)
                        .toList();
        long best = 0;
        for (int set = 0; set < 1 << willing.size(); set++) {
            List<LineItem> pod = new ArrayList<>();
            long worth = 0;
            for (int i = 0; i < willing.size() && pod.size() <= ads; i++) {
                if ((set >> i & 1) == 1) {
                    pod.add(willing.get(i));
                    worth += worth(willing.get(i), plan, moment);
                }
            }
            if (worth > best && valid(pod, seconds, ads)) {
                best = worth;
            }
        }
        return best;
    }

    private static boolean valid(List<LineItem> pod, int seconds, int ads) {
        Set<Object> distinct = new HashSet<>();
        int sum = 0;
        for (LineItem line : pod) {
            distinct.add(line.advertiser());
            distinct.add(line.category());
            sum += line.creatives().getFirst().seconds();
        }
        return pod.size() <= ads && sum <= seconds && distinct.size() == 2 * pod.size();
    }

    private List<LineItem> lines(int size) {
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lines.add(
                    Sample.line("line " + i)
                            .by(Sample.partner("advertiser " + random.nextInt(5)))
                            .category("category " + random.nextInt(6))
                            .cpm(Money.of(random.nextInt(30), "CNY"))
                            .films(Sample.film("film " + i, 5 * (1 + random.nextInt(5))))
                            .item());
        }
        return lines;
    }

    private Plan paces(List<LineItem> lines) {
        Map<LineItemId, Plan.Pace> paces = new java.util.HashMap<>();
        for (LineItem line : lines) {
            paces.put(
                    line.id(),
                    random.nextInt(3) == 0
                            ? Plan.Pace.NEUTRAL
                            : new Plan.Pace(random.nextInt(400) - 200, random.nextInt(300)));
        }
        return id -> paces.getOrDefault(id, Plan.Pace.NEUTRAL);
    }
}
