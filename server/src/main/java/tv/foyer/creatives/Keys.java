package tv.foyer.creatives;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Names of what is kept, by content and advertiser: nobody can guess one, and equal content of two
 * advertisers is kept twice, so that neither learns of the other.
 */
final class Keys {
    /** Raised whenever the same film would be encoded otherwise. */
    private static final String RECIPE = "1";

    private Keys() {}

    static String film(String advertiser, String sha256) {
        return "film-" + hash(RECIPE + "/" + advertiser + "/" + sha256, new byte[0]);
    }

    static String still(String advertiser, byte[] picture) {
        return "still-" + hash(advertiser, picture);
    }

    private static String hash(String salt, byte[] content) {
        MessageDigest digest = Inbox.digest();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
