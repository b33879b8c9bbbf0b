package tv.foyer.scenery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void aSpotIsNoLouderThanAFilm() {
        double film = level(Score.film(new Score.Mood(3, 0, false, 0.5), 10));
        double spot = level(Score.spot(new Score.Mood(5, 2, false, 0.25), 10));

        assertThat(spot).isLessThan(film);
    }

    private static double level(short[] samples) {
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample;
        }
        return Math.sqrt(power / samples.length);
    }
}
