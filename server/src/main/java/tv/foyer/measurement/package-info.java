/**
 * Counting: what beacons and other facts add up to. Two short walks. In: {@code BeaconRoutes ->
 * BeaconReader -> BeaconJudge (pure) -> EventLog.append}. Up: {@code EventLog -> CountingFold ->
 * Tally (pure) -> CountStore}, rows and offset in one transaction.
 *
 * <p>A fact belongs to one business day that no retry can move: an impression to the day of its
 * decision, which its id carries, viewing to the day on which it was seen, its session's first at
 * the earliest.
 */
@NullMarked
package tv.foyer.measurement;

import org.jspecify.annotations.NullMarked;
