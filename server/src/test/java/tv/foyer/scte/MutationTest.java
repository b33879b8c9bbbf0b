package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sections that nobody would send, many of them with the CRC that belongs to them. */
class MutationTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 60_000;

    @Test
    void everyMutationIsReadOrBadAndWhatIsReadStaysTheSame() {
        Random random = new Random(SEED);
        RandomCues cues = new RandomCues(random);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] section = mutated(Scte35.encode(cues.info()), random);
            if (Scte35.decode(section) instanceof Decoded.Cue(var info)) {
                read++;
                assertThat(Scte35.decode(Scte35.encode(info))).isEqualTo(new Decoded.Cue(info));
                BreakSignal.of(info);
            }
        }

        assertThat(read).as("read").isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    private static byte[] mutated(byte[] section, Random random) {
        byte[] changed = section.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            changed = Arrays.copyOf(changed, 7 + random.nextInt(changed.length - 6));
        }
        if (random.nextInt(8) > 0) {
            changed[0] = (byte) SectionReader.TABLE_ID;
            changed[1] = (byte) (0x30 | ((changed.length - 3) >> 8));
            changed[2] = (byte) (changed.length - 3);
            changed[3] = 0;
            Samples.sealed(changed);
        }
        return changed;
    }
}
