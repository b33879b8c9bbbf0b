package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.LineItemId;

class CapTableTest {
    private record Key(int household, LineItemId line, int day) {}

    @Test
    void itCountsAsANaiveMapDoes() {
        Random random = new Random(5);
        CapTable table = new CapTable(1_000_000);
        Map<Key, Integer> naive = new HashMap<>();
        List<LineItemId> lines =
                java.util.stream.IntStream.range(0, 40).mapToObj(n -> Sample.lineId("" + n)).toList();
        int day = 20_000;
        for (int step = 0; step < 400_000; step++) {
            Key key =
                    new Key(
                            random.nextInt(3_000),
                            lines.get(random.nextInt(lines.size())),
                            day - random.nextInt(2));
            if (random.nextBoolean()) {
                table.add(fingerprint(key.household()), key.line(), key.day());
                naive.merge(key, 1, Integer::sum);
            }
            assertThat(table.count(fingerprint(key.household()), key.line(), key.day()))
                    .isEqualTo(naive.getOrDefault(key, 0));
            if (step % 50_000 == 49_999) {
                day++;
                int today = day;
                table.forgetBefore(today);
                naive.keySet().removeIf(one -> one.day() < today);
                assertThat(table.counters()).isEqualTo(naive.size());
            }
        }
    }

    @Test
    void aFullTableLetsNothingNewThroughAndForgetsNothing() {
        CapTable table = new CapTable(100);
        LineItemId line = Sample.lineId("a");
        for (int home = 0; home < 1_000; home++) {
            table.add(fingerprint(home), line, 20_000);
        }

        assertThat(table.counters()).isEqualTo(100);
        for (int home = 0; home < 100; home++) {
            assertThat(table.count(fingerprint(home), line, 20_000)).isEqualTo(1);
        }
        assertThat(table.count(fingerprint(100), line, 20_000)).isEqualTo(Integer.MAX_VALUE);
        table.forgetBefore(20_001);
        assertThat(table.counters()).isZero();
        assertThat(table.count(fingerprint(0), line, 20_001)).isZero();
    }

    @Test
    void itGrowsAsItFillsAndShrinksWhenADayIsOver() {
        CapTable table = new CapTable(1_000_000);
        long empty = table.bytes();
        for (int home = 0; home < 50_000; home++) {
            table.add(fingerprint(home), Sample.lineId("a"), 20_000);
        }

        assertThat(table.bytes()).isBetween(50_000 * 12L, 50_000 * 36L);
        table.forgetBefore(20_001);
        assertThat(table.bytes()).isEqualTo(empty);
    }

    private static long fingerprint(int household) {
        return CapTable.fingerprint(Sample.household(household));
    }
}
