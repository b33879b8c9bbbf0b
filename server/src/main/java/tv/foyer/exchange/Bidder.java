package tv.foyer.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import tv.foyer.http.BadRequest;
import tv.foyer.kernel.PartnerId;

/**
 * A bidder that the operator configured.
 *
 * @param key short lasting name, also its seat in answers
 * @param partner the member that it buys as
 * @param privateAddress whether its endpoint may be inside a house; off unless the operator says so
 */
record Bidder(
        String key,
        PartnerId partner,
        String name,
        URI endpoint,
        boolean privateAddress,
        boolean enabled,
        int maxConnections) {
    static final int MOST_CONNECTIONS = 256;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final int MAX_NAME = 80;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** What staff send. */
    record Draft(
            String key,
            PartnerId partnerId,
            String name,
            String endpoint,
            boolean privateAddress,
            boolean enabled,
            int maxConnections) {}

    /** Returns the bidder, or throws {@link BadRequest} that names the first field at fault. */
    static Bidder of(Draft draft) {
        requireKey("key", draft.key());
        if (draft.name().isBlank() || draft.name().length() > MAX_NAME) {
            throw new BadRequest("name", "1 to " + MAX_NAME + " characters expected");
        }
        if (draft.maxConnections() < 1 || draft.maxConnections() > MOST_CONNECTIONS) {
            throw new BadRequest("maxConnections", "1 to " + MOST_CONNECTIONS + " expected");
        }
        return new Bidder(
                draft.key(),
                draft.partnerId(),
                draft.name(),
                endpoint(draft.endpoint()),
                draft.privateAddress(),
                draft.enabled(),
                draft.maxConnections());
    }

    /** Throws {@link BadRequest} unless it has the form of a short lasting name. */
    static void requireKey(String field, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new BadRequest(field, "2 to 40 of a-z, 0-9 and '-', a letter first, expected");
        }
    }

    private static URI endpoint(String text) {
        try {
            URI address = new URI(text);
            boolean fit =
                    address.getScheme() != null
                            && SCHEMES.contains(address.getScheme())
                            && address.getHost() != null
                            && address.getUserInfo() == null;
            if (fit) {
                return address;
            }
        } catch (URISyntaxException e) {
            // answered below, with the rule
        }
        throw new BadRequest("endpoint", "an http or https address with a host expected");
    }
}
