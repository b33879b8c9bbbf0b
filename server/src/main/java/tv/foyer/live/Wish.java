package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;

/** Where a session begins. */
sealed interface Wish {
    record Behind(Duration live) implements Wish {}

    /** At the beginning of what is on now. */
    record Programme() implements Wish {}

    record Since(Instant from) implements Wish {}

    record Between(Instant from, Instant to) implements Wish {}
}
