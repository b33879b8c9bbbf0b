package tv.foyer.ads;

import java.util.Optional;

/** Knows the encoded ad films and pictures. */
@FunctionalInterface
public interface Spots {
    /** Returns the film of an asset key, or empty while it is not encoded. */
    Optional<SpotFilm> film(String assetKey);

    /** Returns the picture of an asset key, or empty while there is none. */
    default Optional<SpotPicture> picture(String assetKey) {
        return Optional.empty();
    }

    /**
     * An encoded film.
     *
     * @param master path of its HLS master under the server's root
     * @param width pixels of its best rung
     * @param mezzanine path of a high-quality MP4, if one is kept
     */
    record SpotFilm(String master, int width, int height, Optional<String> mezzanine) {}

    /**
     * A picture.
     *
     * @param path under the server's root
     * @param width in pixels
     */
    record SpotPicture(String path, int width, int height) {}
}
