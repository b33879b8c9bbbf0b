/**
 * What a booking would find and deliver: avails and a delivery forecast from a sample of the log,
 * the booked line items competing for it as they would on the day.
 *
 * <p>The walk: {@code SampleFold} keeps all breaks of a sample of households; {@code
 * ForecastRoutes} -> {@code Forecast} -> {@code Avails} (pure) and {@code Rehearsal} (the decider,
 * plugged) -> {@code Veil} (pure), which turns counts into bands that give no rival away.
 */
@NullMarked
package tv.foyer.forecast;

import org.jspecify.annotations.NullMarked;
