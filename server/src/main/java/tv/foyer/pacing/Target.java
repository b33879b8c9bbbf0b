package tv.foyer.pacing;

/**
 * What a contract is owed or may spend. A penalty is what one missing impression costs the house,
 * in micros: where promises exceed the supply, it decides who bears how much of the shortfall.
 */
public sealed interface Target {
    /** A sponsorship: this part, in millionths, of all opportunities that the contract matches. */
    record ShareOfVoice(int sharePpm, long penaltyMicros) implements Target {
        public ShareOfVoice {
            if (sharePpm < 0 || sharePpm > 1_000_000) {
                throw new IllegalArgumentException("sharePpm: 0 to 1000000, was " + sharePpm);
            }
            notNegative("penaltyMicros", penaltyMicros);
        }
    }

    /** A guaranteed number of impressions until the flight's end. */
    record Impressions(long goal, long penaltyMicros) implements Target {
        public Impressions {
            notNegative("goal", goal);
            notNegative("penaltyMicros", penaltyMicros);
        }
    }

    /** A budget that may be spent and need not be; {@code leftMicros} below 0 is spent. */
    record Budget(long leftMicros) implements Target {}

    private static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + ": not negative, was " + value);
        }
    }
}
