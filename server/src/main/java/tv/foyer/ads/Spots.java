package tv.foyer.ads;

import java.util.Optional;

/** Knows the encoded ad films. */
@FunctionalInterface
public interface Spots {
    /** Returns the film of an asset key, or empty while it is not encoded. */
    Optional<SpotFilm> film(String assetKey);

    /**
     * An encoded film.
     *
     * @param master path of its HLS master under the server's root
     * @param width pixels of its best rung
     * @param mezzanine path of a high-quality MP4, if one is kept
     */
    record SpotFilm(String master, int width, int height, Optional<String> mezzanine) {}
}
