/**
 * What the joint house has sold: orders, line items and creatives with their versions and reviews,
 * the makers' vetoes and floors. It says what may be shown and at what price; whether it is shown
 * is decided elsewhere, from one immutable {@code Book}.
 *
 * <p>The walk: {@code CampaignRoutes} -> {@code Sales} (facade) -> {@code BookingRules} (pure; each
 * broken rule is named) -> {@code BookStore} -> a fresh {@code Book}.
 */
@NullMarked
package tv.foyer.sales;

import org.jspecify.annotations.NullMarked;
