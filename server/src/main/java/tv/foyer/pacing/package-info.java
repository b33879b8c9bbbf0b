/**
 * Guaranteed delivery: what each contract's place in the ranking must be worth so that every
 * promise is kept, evenly and at the least loss, and how that is corrected from minute to minute.
 * Pure: no clock, no chance, no storage.
 *
 * <p>The walk: {@code Opportunity -> SupplyModel} (what screens will offer) {@code -> Supply} +
 * {@code Contract}s {@code -> Plan.solve} (every few minutes: the dual of the allocation, in passes
 * by {@code Solver}) {@code -> Pacing} (every minute: the plan held against what was delivered)
 * {@code -> Paces} (an array per snapshot) {@code -> Pace.worthMicros} in the decision.
 *
 * <p>Source of the method: "SHALE: An Efficient Algorithm for Allocation of Guaranteed Display
 * Advertising" (KDD 2012) for the two numbers per contract and the dual passes; "Ad Serving Using a
 * Compact Allocation Plan" (EC 2012) for servers that need one row per contract and nothing else.
 * {@code Plan} says where breaks with several ads make this package differ.
 */
@NullMarked
package tv.foyer.pacing;

import org.jspecify.annotations.NullMarked;
