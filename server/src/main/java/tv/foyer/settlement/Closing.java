package tv.foyer.settlement;

import java.time.Instant;
import java.time.YearMonth;

/** What came of closing a month. */
public sealed interface Closing {
    /** The month is closed, now or before; {@code checkpoint} is the hex SHA-256 of its facts. */
    record Closed(YearMonth month, String checkpoint, int statements) implements Closing {}

    /** The month, or the time that beacons have to arrive, is not over before this instant. */
    record NotOver(Instant until) implements Closing {}

    /** Months are closed in order; this one is next. */
    record OutOfOrder(YearMonth next) implements Closing {}

    /** Facts that no contract covers; closing would lose money. Says which. */
    record Uncovered(String facts) implements Closing {}
}
