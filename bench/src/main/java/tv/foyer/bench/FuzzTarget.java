package tv.foyer.bench;

import java.util.List;
import java.util.Random;

/**
 * A reader of the outside world's bytes that {@link FuzzSoak} attacks. To add one: an
 * implementation, and a place in {@link FuzzSoak#TARGETS}.
 */
interface FuzzTarget {
    /** The word after {@code --only}. */
    String name();

    /** Inputs that are right, from which the wrong ones are made. */
    List<byte[]> seeds();

    /** Puts right what would hide the rest of the input, as a checksum does; or leaves it wrong. */
    byte[] repaired(byte[] input, Random random);

    /**
     * Gives the input to the reader and holds what it read against the target's rules.
     *
     * @return whether the input was read, not refused
     * @throws AssertionError if a rule is broken; anything else that is thrown is a find as well
     */
    boolean check(byte[] input);
}
