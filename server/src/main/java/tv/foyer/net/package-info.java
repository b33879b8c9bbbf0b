/**
 * The one way out: outbound HTTP held to addresses that were checked, with caps on time, size and
 * redirects.
 *
 * <p>The walk: {@code Outbound.get} or {@code download} -> for each hop {@code PublicAddresses} ->
 * {@code Exchange}.
 */
@NullMarked
package tv.foyer.net;

import org.jspecify.annotations.NullMarked;
