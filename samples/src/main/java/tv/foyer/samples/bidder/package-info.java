/**
 * A bidder as someone outside would write it: no class of the server, JSON and the JDK's own HTTP
 * server. Walk: {@code SampleBidder -> Bids (pure) -> Manner}.
 */
@NullMarked
package tv.foyer.samples.bidder;

import org.jspecify.annotations.NullMarked;
