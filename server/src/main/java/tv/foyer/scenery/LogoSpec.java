package tv.foyer.scenery;

/**
 * What a channel's logo is drawn from: a mark of one to three letters or digits on the channel's
 * own colours.
 */
public record LogoSpec(String key, String mark) {
    public LogoSpec {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException(
                    "key: " + key + " (expected 1 to 80 of a-z, 0-9 and -)");
        }
        if (mark.isEmpty() || mark.length() > 3 || !Lettering.canSet(mark)) {
            throw new IllegalArgumentException(
                    "mark: " + mark + " (expected 1 to 3 latin letters or digits)");
        }
    }

    /** Returns the picture's path under the server's root, known before it is drawn. */
    public String path() {
        return "/media/art/logo-"
                + key
                + "-"
                + Long.toHexString(Noise.seed(mark, 1) >>> 32)
                + ".png";
    }
}
