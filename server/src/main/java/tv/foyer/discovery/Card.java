package tv.foyer.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.Text;

/**
 * A title or channel as one card on a screen.
 *
 * @param kind film, series, episode, clip or channel
 * @param year 0 for a channel
 * @param minutes from the real pictures, rounded up; of a series: its first episode; 0 while they
 *     are not encoded
 * @param poster path of a 2:3 picture
 * @param backdrop path of a 16:9 picture
 */
public record Card(
        UUID id,
        String kind,
        Text title,
        int year,
        int minutes,
        String rating,
        List<Text> genres,
        Text provider,
        String terms,
        String poster,
        String backdrop,
        Text synopsis,
        Optional<Bar> progress,
        Optional<Now> now) {
    /** How far a viewer got. */
    public record Bar(int positionSeconds, int durationSeconds) {}

    /** What a channel shows at this moment. */
    public record Now(Text title, Instant start, Instant end) {}

    Card with(Bar bar) {
        return new Card(
                id,
                kind,
                title,
                year,
                minutes,
                rating,
                genres,
                provider,
                terms,
                poster,
                backdrop,
                synopsis,
                Optional.of(bar),
                now);
    }
}
