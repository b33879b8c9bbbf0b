/**
 * Live television from an origin's HLS: one timeline of its own for all rungs and viewers, with
 * numbers that never go back whatever the origin does, and breaks with a beginning and an end.
 *
 * <p>The walk in: {@code LiveIngest} (one thread a rung, through {@code net}) -> {@code hls.Hls} ->
 * {@code LiveTimeline.listed}, {@code held}, {@code settled} (pure) -> one atomic swap. The walk
 * out: {@code LiveRoutes} -> {@code Live} -> {@code LiveTokens}, {@code Blackouts} -> {@code
 * WindowPrinter} or {@code Stitched} (pure) -> {@code hls.Hls}.
 *
 * <p>Segments are fetched from the origin once, kept on this node's disk within a bound, and served
 * under the viewer's token: an origin forgets within a minute what start-over and catch-up need for
 * hours, and no segment is had without a session.
 *
 * <p>The ads of a viewer's break are decided behind {@code BreakDesk}; what a set reports is told
 * by {@code BreakSheet} and {@code LiveViewing}.
 *
 * <p>A slot of the timeline is published when every rung that is alive holds its segment, or when
 * the patience with it is over: then a rung without it has a gap ({@code EXT-X-GAP}). What is
 * published never changes.
 */
@NullMarked
package tv.foyer.live;

import org.jspecify.annotations.NullMarked;
