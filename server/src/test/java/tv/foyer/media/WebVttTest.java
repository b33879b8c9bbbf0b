package tv.foyer.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.foyer.scenery.Reel;

class WebVttTest {
    private static final List<Reel.Cue> CUES =
            List.of(
                    new Reel.Cue(500, 3_900, "one"),
                    new Reel.Cue(3_950, 4_100, "two & <three>"),
                    new Reel.Cue(3_601_000, 3_602_000, "late\n\nline"));

    @Test
    void aCueOverACutStandsOnBothSidesWithTheSameTimesAndNumber() {
        String two = "2\n00:00:03.950 --> 00:00:04.100\ntwo &amp; &lt;three&gt;\n";

        assertThat(WebVtt.between(CUES, 0, 4_000_000)).contains("\none\n").endsWith(two);
        assertThat(WebVtt.between(CUES, 4_000_000, 8_000_000))
                .isEqualTo(WebVtt.nothing() + "\n" + two);
    }

    @Test
    void aCueThatEndsAtACutIsNotOnTheOtherSide() {
        assertThat(WebVtt.between(CUES, 3_900_000, 3_950_000)).isEqualTo(WebVtt.nothing());
    }

    @Test
    void anEmptyLineDoesNotEndACueAndHoursAreWritten() {
        assertThat(WebVtt.between(CUES, 3_600_000_000L, 3_604_000_000L))
                .endsWith("3\n01:00:01.000 --> 01:00:02.000\nlate\nline\n");
    }
}
