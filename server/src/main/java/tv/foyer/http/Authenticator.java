package tv.foyer.http;

/**
 * Turns a bearer token into a caller; an unknown, expired or revoked token is {@link
 * Caller.Nobody}.
 */
@FunctionalInterface
public interface Authenticator {
    Caller authenticate(String bearer);
}
