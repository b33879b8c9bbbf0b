/**
 * The one way out: outbound HTTP with an address check, no automatic redirects, and caps on bytes
 * and time.
 */
@NullMarked
package tv.foyer.net;

import org.jspecify.annotations.NullMarked;
