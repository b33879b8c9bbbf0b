/**
 * The joint house's ad sales: which ads fill a break, under policy pack, vetoes, household caps and
 * budgets, and why the others do not.
 *
 * <p>The walk: {@code BootRoutes} or a sibling by {@code Ads.decideBreaks} -> {@code Decisions}
 * (reserves caps and budgets under the household's lock) -> {@code AdSnapshot} + {@code AdDecider}
 * (pure) -> {@code PodSolver} (exact) -> {@code AdDecision} -> one {@code AdDecided} per break in
 * the log -> {@code PlacedAd} with a signed claim. {@code AdFold} brings back from the log what was
 * shown.
 */
@NullMarked
package tv.foyer.ads;

import org.jspecify.annotations.NullMarked;
