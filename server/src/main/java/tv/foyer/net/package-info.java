/**
 * The ways out. {@link tv.foyer.net.Outbound} fetches what a partner names, held to addresses that
 * were checked, with caps on time, size and redirects. {@link tv.foyer.net.Lines} keeps connections
 * to endpoints that the operator configured, for many small requests against a deadline.
 *
 * <p>The walk: {@code Outbound.get} or {@code download} -> for each hop {@code PublicAddresses} ->
 * {@code Exchange}.
 */
@NullMarked
package tv.foyer.net;

import org.jspecify.annotations.NullMarked;
