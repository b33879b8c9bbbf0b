/**
 * Keys and what is done with them: HMAC-signed tokens, Ed25519 signatures, password hashes, random
 * secrets. No other package touches {@code javax.crypto}.
 */
@NullMarked
package tv.foyer.crypto;

import org.jspecify.annotations.NullMarked;
