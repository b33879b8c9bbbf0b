package tv.foyer.catalog;

import java.util.Optional;

/**
 * What is drawn for a title. The key names the drawn files; composition and palette are a
 * provider's free words for the drawing hand.
 */
public record Art(String key, Optional<String> composition, Optional<String> palette) {}
