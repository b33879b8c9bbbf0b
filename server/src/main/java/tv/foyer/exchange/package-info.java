/**
 * The market: places for ads are offered to bidders, and the house answers the places of others.
 *
 * <p>Walk as seller: {@code MarketRoutes -> Exchange.auction -> RequestRules -> Fanout -> BidRules
 * + Auction (pure) -> BidResponse}. Walk for the alliance's own breaks: {@code ads ->
 * Exchange.offers -> Fanout -> BidRules -> Offer}, of which the ad house takes what it likes. Walk
 * of the money: a bid that won waits in {@code exchange.won}; when its impression comes back
 * through the log, {@code NoticeFold} writes a notice and {@code NoticePost} calls the bidder's
 * billing address. ads.cert is not spoken.
 */
@NullMarked
package tv.foyer.exchange;

import org.jspecify.annotations.NullMarked;
