package tv.foyer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.playback.PlaybackConfig.BreakRule;

class TimelineTest {
    private static final BreakRule PRE = new BreakRule(Surface.PRE_ROLL, 0, 0, 30, 2);
    private static final BreakRule MIDDLE = new BreakRule(Surface.MID_ROLL, 500, 90, 60, 4);

    private static final BreakRule POST = new BreakRule(Surface.POST_ROLL, 1_000, 90, 30, 2);

    @Test
    void aPlaceInTheContentComesBackFromTheStitchedStream() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Timeline timeline = random(random);
            long last = -1;
            for (long content = 0; content < 100; content++) {
                long stitched = timeline.toStitched(content);
                assertThat(timeline.toContent(stitched)).as("seed %d", seed).isEqualTo(content);
                assertThat(stitched).isGreaterThan(last);
                last = stitched;
            }
            assertThat(timeline.toStitched(1_000)).isEqualTo(1_000 + timeline.adMicros());
        }
    }

    @Test
    void everyPlaceInsideABreakIsWhereTheBreakStands() {
        Timeline timeline =
                new Timeline(List.of(new Timeline.Span(0, 15), new Timeline.Span(60, 30)));

        assertThat(timeline.beginOf(1)).isEqualTo(75);
        for (long inside = 75; inside <= 105; inside++) {
            assertThat(timeline.toContent(inside)).isEqualTo(60);
        }
        assertThat(timeline.toContent(7)).isZero();
        assertThat(timeline.toContent(106)).isEqualTo(61);
    }

    @Test
    void aMidRollStandsAtTheBoundaryNearestTheMiddleOfContentThatIsLongEnough() {
        assertThat(segments(21, 0)).containsExactly(0, 10);
        assertThat(segments(18, 0)).containsExactly(0, 9);
        assertThat(segments(17, 0)).containsExactly(0);
    }

    @Test
    void aBreakThatNobodyWouldSeeAfterResumingIsNotDecided() {
        assertThat(segments(20, 49_999_999)).containsExactly(10);
        assertThat(segments(20, 50_000_000)).isEmpty();
        assertThat(segments(20, 80_000_000)).isEmpty();
    }

    @Test
    void aPostRollStandsBehindTheLastSegmentAndOnlyContentThatIsLongEnoughHasOne() {
        ManifestChunks film = ManifestChunks.cut(Ladders.even("film", 20, 5_000_000, 360, 720));
        ManifestChunks clip = ManifestChunks.cut(Ladders.even("clip", 17, 5_000_000, 360, 720));

        assertThat(BreakPlanner.plan(film, List.of(POST), 0))
                .extracting(BreakPlanner.Opening::segment)
                .containsExactly(20);
        assertThat(BreakPlanner.plan(film, List.of(PRE, MIDDLE, POST), 80_000_000))
                .extracting(BreakPlanner.Opening::segment)
                .containsExactly(20);
        assertThat(BreakPlanner.plan(clip, List.of(POST), 0)).isEmpty();
    }

    private static List<Integer> segments(int segments, long resumeMicros) {
        ManifestChunks content =
                ManifestChunks.cut(Ladders.even("film", segments, 5_000_000, 360, 720));
        return BreakPlanner.plan(content, List.of(PRE, MIDDLE), resumeMicros).stream()
                .map(BreakPlanner.Opening::segment)
                .toList();
    }

    private static Timeline random(SplittableRandom random) {
        List<Timeline.Span> spans = new ArrayList<>();
        long at = random.nextLong(3);
        for (int i = random.nextInt(4); i > 0; i--) {
            spans.add(new Timeline.Span(at, random.nextLong(1, 40)));
            at += random.nextLong(1, 40);
        }
        return new Timeline(spans);
    }
}
