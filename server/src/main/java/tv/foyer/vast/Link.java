package tv.foyer.vast;

import java.util.Optional;

/** An address, with the id that its sender gave it: an impression, a click, a click's tracker. */
public record Link(Optional<String> id, String uri) {
    public static Link to(String uri) {
        return new Link(Optional.empty(), uri);
    }
}
