package tv.foyer.vast;

import java.util.List;

/**
 * A VAST response. Without ads it says that there is none, and {@code errors} are the addresses to
 * be told so.
 *
 * @param version as the sender declared it, for example {@code 4.2}
 * @param ads in the order of the document
 */
public record Vast(String version, List<Ad> ads, List<String> errors) {
    public Vast {
        ads = List.copyOf(ads);
        errors = List.copyOf(errors);
    }

    /** A response of the version that this house writes. */
    public static Vast of(List<Ad> ads) {
        return new Vast("4.2", ads, List.of());
    }
}
