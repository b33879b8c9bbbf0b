/**
 * What advertisers deliver to be shown: taken in by upload or from an address, looked into, refused
 * with reasons or made into what sets play, and handed to the books for review.
 *
 * <p>The walk: {@code CreativeRoutes} -> {@code Creatives} (facade) -> {@code Inbox} (bytes on
 * disk) and {@code DeliveryStore} (a row, RECEIVED) -> {@code Workshop}, one delivery at a time:
 * {@code FilmWork} with {@code FilmRules} (pure), or {@code StillWork} with {@code StillRules}
 * (pure) -> PENDING and {@link tv.foyer.creatives.Bookings#attach}, or REJECTED with every rule it
 * breaks.
 */
@NullMarked
package tv.foyer.creatives;

import org.jspecify.annotations.NullMarked;
