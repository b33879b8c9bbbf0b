/**
 * OpenRTB 2.6 as records, and their JSON. The parts that a house for television needs; fields it
 * does not know are skipped, a field of the wrong type is a {@link tv.foyer.openrtb.Fault} that
 * names its path. Walk: {@code bytes -> OpenRtb.request -> Parsed -> BidRequest}, and back by
 * {@code OpenRtb.bytes}.
 *
 * <p>An absent text is empty, an absent number is 0, an absent list is empty; where 0 means
 * something else the component is optional. Prices and floors are micro-units per thousand
 * impressions (CPM), exact.
 */
@NullMarked
package tv.foyer.openrtb;

import org.jspecify.annotations.NullMarked;
