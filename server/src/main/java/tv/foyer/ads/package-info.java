/**
 * The joint house's ad decisions: which ads fill a break, under policy pack, vetoes, household caps
 * and budgets, and why the others do not.
 *
 * <p>The walk: {@code BootRoutes}, {@code AdRoutes} or a sibling by {@code Ads.decideBreaks} ->
 * {@code MarketDesk} (bids, within a deadline) -> {@code Decisions} (reserves caps and budgets
 * under the household's lock) -> {@code AdSnapshot} + {@code AdDecider} (pure): {@code AdIndex}
 * lets in, {@code Shortlist} keeps what an optimal pod may need, {@code PodSolver} is exact ->
 * {@code AdDecision} -> one {@code AdDecided} per break in the log -> {@code PlacedAd} with a
 * signed claim. {@code AdFold} brings back from the log what was shown. {@code Terms} says the
 * rules in words; {@code Explainer} reads them to tell of any past decision why.
 */
@NullMarked
package tv.foyer.ads;

import org.jspecify.annotations.NullMarked;
