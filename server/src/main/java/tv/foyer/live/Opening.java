package tv.foyer.live;

import java.time.Instant;
import java.util.Optional;

/** What a session begins with. */
sealed interface Opening {
    /**
     * @param master address of the multivariant playlist
     * @param ads address of what the set reports of it
     * @param programme what is on where it begins
     */
    record Begun(
            String master,
            Optional<String> ads,
            Instant expires,
            Optional<LiveNeighbours.Programme> programme)
            implements Opening {}

    record NoChannel() implements Opening {}

    record NoProgramme() implements Opening {}

    record NoProfile() implements Opening {}

    record Blackout(String reason) implements Opening {}
}
