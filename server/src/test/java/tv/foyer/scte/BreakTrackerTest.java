package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.scte.BreakState.Content;
import tv.foyer.scte.BreakState.Ending;
import tv.foyer.scte.BreakState.InBreak;

class BreakTrackerTest {
    private static final Instant ZERO = Instant.parse("2026-11-21T12:00:00Z");
    private static final BreakTracker NONE = BreakTracker.of(Duration.ofMinutes(2));

    @Test
    void aBreakLastsAsPlannedWhenTheCueOfItsEndIsLost() {
        BreakTracker tracker = NONE.after(out("a", 30), at(10));

        assertThat(tracker.at(at(9))).isEqualTo(new Content(Optional.of(at(10))));
        assertThat(tracker.at(at(10))).isEqualTo(inBreak("a", 10, 0, 40, Ending.PLANNED));
        assertThat(tracker.at(at(40))).isEqualTo(new Content(Optional.empty()));
    }

    @Test
    void whoJoinsInTheMiddleKnowsHowFarTheBreakIs() {
        BreakTracker tracker = NONE.after(out("a", 30), at(10));

        InBreak middle = (InBreak) tracker.at(at(22));

        assertThat(middle.into()).isEqualTo(Duration.ofSeconds(12));
        assertThat(middle.left()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void aBreakWithoutAPlanLastsToTheCap() {
        assertThat(NONE.after(out("a"), at(0)).at(at(5)))
                .isEqualTo(inBreak("a", 0, 5, 120, Ending.CAP));
    }

    @Test
    void theSameCueAgainIsTheSameBreak() {
        BreakTracker once = NONE.after(out("a", 30), at(10));
        BreakTracker often =
                once.after(out("a", 30), at(10))
                        .after(out("a", 30), at(10).plusMillis(400))
                        .after(out("a"), at(25));

        for (int second = 0; second < 60; second++) {
            assertThat(often.at(at(second))).isEqualTo(once.at(at(second)));
        }
    }

    @Test
    void aRepeatThatKnowsTheDurationBettersIt() {
        assertThat(NONE.after(out("a"), at(0)).after(out("a", 30), at(0)).at(at(5)))
                .isEqualTo(inBreak("a", 0, 5, 30, Ending.PLANNED));
    }

    @Test
    void aReturnBeforeThePlannedEndEndsTheBreakAndItsRepeatsDoNotReviveIt() {
        BreakTracker tracker =
                NONE.after(out("a", 30), at(10))
                        .after(in("a"), at(20))
                        .after(out("a", 30), at(10))
                        .after(in("a"), at(20));

        assertThat(tracker.at(at(15))).isEqualTo(inBreak("a", 10, 5, 20, Ending.RETURNED));
        assertThat(tracker.at(at(20))).isEqualTo(new Content(Optional.empty()));
    }

    @Test
    void aReturnAfterThePlannedEndOrOfAnotherBreakChangesNothing() {
        BreakTracker tracker = NONE.after(out("a", 30), at(10));

        assertThat(tracker.after(in("a"), at(50)).at(at(35))).isEqualTo(tracker.at(at(35)));
        assertThat(tracker.after(in("b"), at(20)).at(at(35))).isEqualTo(tracker.at(at(35)));
        assertThat(
                        tracker.after(
                                        new BreakSignal.In(Optional.empty(), Optional.empty()),
                                        at(20))
                                .at(at(20)))
                .isEqualTo(new Content(Optional.empty()));
    }

    @Test
    void aLateBreakWithAnUsedIdIsANewBreak() {
        BreakTracker tracker =
                NONE.after(out("a", 30), at(0)).after(in("a"), at(30)).after(out("a", 30), at(600));

        assertThat(tracker.at(at(610))).isEqualTo(inBreak("a", 600, 10, 630, Ending.PLANNED));
    }

    @Test
    void aCancelledBreakDoesNotBeginAndARunningOneEnds() {
        BreakTracker announced = NONE.after(out("seg:1/34", 30), at(100));

        BreakTracker never =
                announced
                        .after(new BreakSignal.Cancel("seg:1"), at(5))
                        .after(out("seg:1/34", 30), at(100));
        BreakTracker ended = announced.after(new BreakSignal.Cancel("seg:1/34"), at(110));

        assertThat(never.at(at(50))).isEqualTo(new Content(Optional.empty()));
        assertThat(never.at(at(105))).isEqualTo(new Content(Optional.empty()));
        assertThat(ended.at(at(105))).isEqualTo(inBreak("seg:1/34", 100, 5, 110, Ending.CANCELLED));
        assertThat(ended.at(at(110))).isEqualTo(new Content(Optional.empty()));
        assertThat(announced.after(new BreakSignal.Cancel("seg:11"), at(5)).at(at(105)))
                .isInstanceOf(InBreak.class);
    }

    @Test
    void outsThatOverlapAreOneBreakToTheViewer() {
        BreakTracker tracker = NONE.after(out("b", 30), at(20)).after(out("a", 30), at(0));

        assertThat(tracker.at(at(25))).isEqualTo(inBreak("a", 0, 25, 50, Ending.PLANNED));
        assertThat(tracker.after(in("a"), at(10)).at(at(15)))
                .isEqualTo(new Content(Optional.of(at(20))));
    }

    @Test
    void breaksThatTouchAreTwo() {
        BreakTracker tracker = NONE.after(out("a", 30), at(0)).after(out("b", 30), at(30));

        assertThat(tracker.at(at(29))).isEqualTo(inBreak("a", 0, 29, 30, Ending.PLANNED));
        assertThat(tracker.at(at(30))).isEqualTo(inBreak("b", 30, 0, 60, Ending.PLANNED));
    }

    @Test
    void whateverSignalsComeABreakIsNeverEndlessAndItsNumbersAgree() {
        Random random = new Random(35);
        BreakTracker tracker = NONE;
        for (int round = 0; round < 5_000; round++) {
            tracker = tracker.after(signal(random), at(random.nextInt(2_000)));
            Instant now = at(random.nextInt(2_200));
            if (tracker.at(now) instanceof InBreak in) {
                assertThat(in.start().plus(in.into())).isEqualTo(now);
                assertThat(in.left()).isPositive();
                assertThat(tracker.at(in.end())).isNotEqualTo(tracker.at(now));
            }
        }
        assertThat(tracker.at(at(100_000))).isEqualTo(new Content(Optional.empty()));
    }

    @Test
    void aCapOfNothingIsRefused() {
        assertThatThrownBy(() -> BreakTracker.of(Duration.ZERO))
                .hasMessage("cap: more than zero expected");
    }

    private static BreakSignal signal(Random random) {
        String id = "id" + random.nextInt(6);
        return switch (random.nextInt(5)) {
            case 0 -> in(id);
            case 1 -> new BreakSignal.Cancel(id);
            case 2 -> out(id);
            default -> out(id, 1 + random.nextInt(90));
        };
    }

    private static BreakSignal out(String id) {
        return new BreakSignal.Out(id, Optional.empty(), Optional.empty());
    }

    private static BreakSignal out(String id, int seconds) {
        return new BreakSignal.Out(id, Optional.empty(), Optional.of(Duration.ofSeconds(seconds)));
    }

    private static BreakSignal in(String id) {
        return new BreakSignal.In(Optional.of(id), Optional.empty());
    }

    private static InBreak inBreak(String id, int start, int into, int end, Ending ending) {
        return new InBreak(id, at(start), Duration.ofSeconds(into), at(end), ending);
    }

    private static Instant at(int second) {
        return ZERO.plusSeconds(second);
    }
}
