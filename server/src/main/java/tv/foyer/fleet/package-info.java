/**
 * A fleet of virtual sets with known truth. It speaks to a server over HTTP only, exactly as sets,
 * phones and consoles do, and knows nothing of the server's inside: the plan of who watches what
 * and which beacons get lost is drawn from a seed before the server sees anything. Walk: {@code
 * FleetPlan.of(seed) -> Fleet (slices of virtual time) -> VirtualSet (HTTP) -> Truth -> Verdict}.
 */
@NullMarked
package tv.foyer.fleet;

import org.jspecify.annotations.NullMarked;
