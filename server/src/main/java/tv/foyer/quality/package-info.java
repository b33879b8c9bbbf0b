/**
 * How well sets play: start-up, rebuffering, bit rate and errors, by brand, model and host of the
 * media. In: {@code QualityRoutes -> CmcdReader (CTA-5004-B) -> ReportJudge (pure) ->
 * EventLog.append}. Up: {@code EventLog -> QualityFold -> QualityTally (pure) -> QualityStore}.
 * Out: {@code QualityRoutes -> Quality -> FigureStore -> QualityView}.
 *
 * <p>What is kept names no viewer, household or session. A maker reads the rows of its own brands,
 * the joint company all, a provider those of its own titles and those only in bands.
 */
@NullMarked
package tv.foyer.quality;

import org.jspecify.annotations.NullMarked;
