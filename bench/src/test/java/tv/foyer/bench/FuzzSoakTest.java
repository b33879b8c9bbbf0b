package tv.foyer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FuzzSoakTest {
    @Test
    void everyTargetReadsItsSeedsAndThousandsOfCasesAreClean() {
        for (FuzzTarget target : FuzzSoak.TARGETS) {
            assertThat(target.seeds()).allMatch(target::check);

            FuzzSoak.Score score = FuzzSoak.attack(target, 7, rounds(20_000));

            assertThat(score.find()).as(target.name()).isEmpty();
            assertThat(score.good()).as(score.toString()).isTrue();
        }
    }

    @Test
    void aReaderThatThrowsOrBreaksARuleIsFoundWithItsInput() {
        FuzzSoak.Score score = FuzzSoak.attack(new Fragile(), 7, rounds(100_000));

        assertThat(score.good()).isFalse();
        assertThat(score.find().orElseThrow())
                .startsWith("java.lang.IndexOutOfBoundsException: deep on 2a");
    }

    @Test
    void theSameSeedGivesTheSameCampaign() {
        FuzzTarget scte = new FuzzScte();

        assertThat(FuzzSoak.attack(scte, 3, rounds(2_000)))
                .isEqualTo(FuzzSoak.attack(scte, 3, rounds(2_000)))
                .isNotEqualTo(FuzzSoak.attack(scte, 4, rounds(2_000)));
    }

    @Test
    void theCommandLineIsReadStrictly() {
        assertThat(FuzzSoak.wish(List.of("--minutes", "3", "--only", "scte")).minutes())
                .isEqualTo(3);
        assertThatThrownBy(() -> FuzzSoak.wish(List.of("--only", "vcr")))
                .hasMessageStartingWith("--only: one of");
        assertThatThrownBy(() -> FuzzSoak.wish(List.of("--minutes")))
                .hasMessage("--minutes: a value expected");
        assertThat(Soak.run("nothing")).isEqualTo(2);
    }

    private static FuzzSoak.Clock rounds(int most) {
        AtomicInteger left = new AtomicInteger(most);
        return () -> left.getAndDecrement() > 0;
    }

    /** Reads what begins with 0x2A and falls over one second byte in 256. */
    private static final class Fragile implements FuzzTarget {
        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public List<byte[]> seeds() {
            return List.of(new byte[] {0x2A, 1, 2, 3});
        }

        @Override
        public byte[] repaired(byte[] input, Random random) {
            return input;
        }

        @Override
        public boolean check(byte[] input) {
            boolean read = input.length > 1 && input[0] == 0x2A;
            if (read && input[1] == 0x63) {
                throw new IndexOutOfBoundsException("deep");
            }
            return read;
        }
    }
}
