package tv.foyer.exchange;

import java.nio.charset.StandardCharsets;
import tv.foyer.crypto.Signer;

/**
 * Names for people that only one bidder knows: a keyed hash (HMAC-SHA256, 128 bits) of bidder and
 * person. Two bidders cannot tell that theirs are one person, nobody can get back to it.
 */
final class Pseudonyms {
    private final Signer signer;

    Pseudonyms(Signer signer) {
        this.signer = signer;
    }

    String of(String bidder, String person) {
        String token = signer.sign((bidder + "/" + person).getBytes(StandardCharsets.UTF_8));
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
