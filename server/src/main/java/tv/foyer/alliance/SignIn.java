package tv.foyer.alliance;

import java.time.Duration;

/** What came of an attempt to sign in. */
sealed interface SignIn {
    record SignedIn(String token, Staff staff, Partner partner) implements SignIn {}

    /** Unknown address, wrong password or a partner that may not work: one answer for all. */
    record Wrong() implements SignIn {}

    record TooMany(Duration pause) implements SignIn {}

    /** Too many people sign in at this moment; each costs memory by design. */
    record Busy() implements SignIn {}
}
