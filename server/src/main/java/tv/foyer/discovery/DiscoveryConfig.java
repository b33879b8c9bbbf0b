package tv.foyer.discovery;

import java.time.Duration;

/**
 * Bounds of the home screen.
 *
 * @param rowDeadline how long home waits for a row that asks elsewhere
 * @param rowItems cards in a row, at most
 * @param genreRows genre rows, at most
 */
public record DiscoveryConfig(Duration rowDeadline, int rowItems, int genreRows) {
    public static DiscoveryConfig standard() {
        return new DiscoveryConfig(Duration.ofMillis(150), 20, 5);
    }
}
