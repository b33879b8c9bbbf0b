package tv.foyer.fleet;

import java.util.Random;

/** What happens to one beacon on its way: drawn from the viewing's own seed. */
enum Faults {
    NONE,
    /** Arrives, the answer gets lost, it is sent again. */
    DOUBLE,
    /** Never sent: the set lost power. */
    LOST,
    /** Sent after its token has expired. */
    LATE,
    /** Someone changed the token on the way; the true one is sent as well. */
    FORGED_COPY;

    static Faults draw(Random random) {
        int n = random.nextInt(1000);
        if (n < 50) {
            return DOUBLE;
        }
        if (n < 65) {
            return LOST;
        }
        if (n < 75) {
            return LATE;
        }
        return n < 85 ? FORGED_COPY : NONE;
    }
}
