/**
 * The way out. {@link tv.foyer.net.Outbound} fetches what a partner names: address check, no
 * redirects, caps on bytes and time. {@link tv.foyer.net.Lines} keeps connections to endpoints that
 * the operator configured, for many small requests against a deadline.
 */
@NullMarked
package tv.foyer.net;

import org.jspecify.annotations.NullMarked;
