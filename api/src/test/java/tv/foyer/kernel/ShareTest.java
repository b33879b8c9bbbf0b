package tv.foyer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final List<Share> EQUITY =
            List.of(Share.percent(67), Share.percent(18), Share.percent(15));

    @Test
    void partsAlwaysSumToTheWholeAndMissTheExactPartByLessThanOne() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<Share> shares = randomShares(random);
            long whole = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);

            List<Long> parts = Share.split(whole, shares);

            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
            for (int i = 0; i < parts.size(); i++) {
                double exact =
                        (double) whole * shares.get(i).numerator() / shares.get(i).denominator();
                assertThat(Math.abs(parts.get(i) - exact)).isLessThan(1.001);
            }
        }
    }

    @Test
    void theLargestRemainderGetsTheUnitLeftOverAndATieGoesToTheEarlierParty() {
        assertThat(Share.split(100, EQUITY)).containsExactly(67L, 18L, 15L);
        assertThat(Share.split(1, EQUITY)).containsExactly(1L, 0L, 0L);
        assertThat(Share.split(10, EQUITY)).containsExactly(7L, 2L, 1L);
        assertThat(Share.split(1, List.of(new Share(1, 2), new Share(1, 2))))
                .containsExactly(1L, 0L);
        assertThat(Share.split(-10, EQUITY)).containsExactly(-7L, -2L, -1L);
    }

    @Test
    void sharesThatAreNoWholeAreRefused() {
        assertThatThrownBy(() -> Share.split(5, List.of(Share.percent(67), Share.percent(18))))
                .hasMessageContaining("must sum to 1");
        assertThatThrownBy(() -> new Share(3, 2)).hasMessageContaining("share");
    }

    private static List<Share> randomShares(Random random) {
        long left = random.nextLong(1, 10_000);
        long denominator = left;
        List<Share> shares = new ArrayList<>();
        while (left > 0) {
            long part = shares.size() == 6 ? left : random.nextLong(left + 1);
            shares.add(new Share(part, denominator));
            left -= part;
        }
        return shares;
    }
}
