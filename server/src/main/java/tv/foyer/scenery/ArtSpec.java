package tv.foyer.scenery;

import java.util.Locale;

/**
 * What a title's art is drawn from. The same spec gives the same bytes on the same machine.
 *
 * @param genre an English genre such as {@code drama}, or a scene's own name such as {@code boat};
 *     an unknown word may have any scene
 * @param titleZh set on the poster when the machine has a font for it; may be empty
 * @param titleEn set on the poster in drawn capitals; may be empty
 * @param seed varies scene and palette between titles of one genre, for example a running number
 */
public record ArtSpec(String key, String genre, String titleZh, String titleEn, long seed) {
    /** Raised whenever the drawing changes, because drawn files are cached for a year. */
    private static final int DRAWING = 1;

    public ArtSpec {
        if (!key.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            throw new IllegalArgumentException(
                    "key: " + key + " (expected 1 to 80 of a-z, 0-9 and -)");
        }
    }

    /** Returns the poster's path under the server's root, known before it is drawn. */
    public String posterPath() {
        return path("poster");
    }

    /** Returns the backdrop's path under the server's root, known before it is drawn. */
    public String backdropPath() {
        return path("backdrop");
    }

    private String path(String kind) {
        return "/media/art/" + key + "-" + kind + "-" + fingerprint() + ".jpg";
    }

    private String fingerprint() {
        long hash = Noise.seed(genre + '\n' + titleZh + '\n' + titleEn, seed * 31 + DRAWING);
        return String.format(Locale.ROOT, "%010x", hash >>> 24);
    }
}
