package tv.foyer.devices;

import java.util.Optional;
import tv.foyer.kernel.HouseholdId;

/** What came of a person's yes to a code. */
sealed interface Approval {
    /** The set joined; {@code newToken} is for the phone that founded the household. */
    record Joined(HouseholdId household, Optional<String> newToken) implements Approval {}

    record Unknown() implements Approval {}

    record Expired() implements Approval {}

    /** The code was approved before, by another household. */
    record Used() implements Approval {}
}
