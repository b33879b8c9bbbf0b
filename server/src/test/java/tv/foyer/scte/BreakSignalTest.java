package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.scte.SpliceDescriptor.Segmentation;
import tv.foyer.scte.SpliceDescriptor.SegmentationDescriptor;

class BreakSignalTest {
    private static final Pts AT = new Pts(900_000);
    private static final Duration HALF = Duration.ofSeconds(30);

    @Test
    void aSpliceInsertOutOfTheNetworkIsABreakWithItsDuration() {
        assertThat(BreakSignal.of(Samples.info(Samples.INSERT)))
                .containsExactly(
                        new BreakSignal.Out(
                                "ins:4800008f",
                                Optional.of(new BreakSignal.OnStream(new Pts(0x07369C02EL))),
                                Optional.of(Ticks.duration(0x0052CCF5L))));
    }

    @Test
    void aPlacementOpportunityBeginsAndEndsUnderOneId() {
        assertThat(BreakSignal.of(Samples.info(Samples.PLACEMENT_START)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BreakSignal.Out.class,
                        out -> {
                            assertThat(out.id()).isEqualTo("seg:4800008e/34");
                            assertThat(out.plannedDuration()).contains(Ticks.duration(0x01A599B0L));
                        });
        assertThat(BreakSignal.of(Samples.info(Samples.PLACEMENT_END)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BreakSignal.In.class,
                        in -> assertThat(in.id()).contains("seg:4800008e/34"));
    }

    @Test
    void aProgrammesOwnSegmentsAreNoBreaks() {
        assertThat(BreakSignal.of(Samples.info(Samples.PROGRAM_START_END))).isEmpty();
        assertThat(BreakSignal.of(Samples.info(Samples.BLACKOUT))).isEmpty();
        assertThat(BreakSignal.of(Samples.info(Samples.THREE))).hasSize(1);
    }

    @Test
    void theAdjustmentMovesTheTimeAcrossTheWrap() {
        SpliceInfo info = insert(Optional.empty()).adjustedBy(new Pts(Pts.TURN - 900_001));

        assertThat(BreakSignal.of(info))
                .singleElement()
                .isInstanceOfSatisfying(
                        BreakSignal.Out.class,
                        out ->
                                assertThat(out.at())
                                        .contains(new BreakSignal.OnStream(new Pts(Pts.TURN - 1))));
    }

    @Test
    void theBreaksDurationGoesBeforeTheSegmentsAndNeitherIsTheCaps() {
        SegmentationDescriptor longer =
                new SegmentationDescriptor(
                        9,
                        true,
                        Optional.of(
                                Segmentation.of(
                                        SegmentationType.BREAK_START,
                                        Optional.of(Duration.ofSeconds(60)),
                                        new Upid.NotUsed())));

        assertThat(BreakSignal.plannedDuration(insert(Optional.of(HALF), longer))).contains(HALF);
        assertThat(BreakSignal.plannedDuration(insert(Optional.empty(), longer)))
                .contains(Duration.ofSeconds(60));
        assertThat(BreakSignal.plannedDuration(insert(Optional.empty()))).isEmpty();
    }

    @Test
    void aCancelledEventIsACancellation() {
        assertThat(
                        BreakSignal.of(
                                SpliceInfo.of(new SpliceCommand.SpliceInsert(5, Optional.empty()))))
                .containsExactly(new BreakSignal.Cancel("ins:00000005"));
        assertThat(
                        BreakSignal.of(
                                SpliceInfo.of(
                                        new SpliceCommand.TimeSignal(SpliceTime.NOW),
                                        new SegmentationDescriptor(6, true, Optional.empty()))))
                .containsExactly(new BreakSignal.Cancel("seg:00000006"));
    }

    @Test
    void aMomentIsTheStreamsTheClocksOrHere() {
        Instant here = Instant.parse("2026-11-21T12:00:00Z");
        PtsClock clock = new PtsClock(AT, here.plusSeconds(8));
        BreakSignal out = BreakSignal.of(insert(Optional.empty())).getFirst();

        assertThat(out.instant(here, Optional.of(clock))).isEqualTo(here.plusSeconds(8));
        assertThat(out.instant(here, Optional.empty())).isEqualTo(here);
        assertThat(
                        out.movedTo(Optional.of(new BreakSignal.Ago(HALF)))
                                .instant(here, Optional.of(clock)))
                .isEqualTo(here.minusSeconds(30));
    }

    private static SpliceInfo insert(Optional<Duration> duration, SpliceDescriptor... more) {
        return SpliceInfo.of(
                new SpliceCommand.SpliceInsert(
                        1,
                        Optional.of(
                                new SpliceCommand.Insertion(
                                        true,
                                        true,
                                        new SpliceCommand.Components(
                                                List.of(
                                                        new SpliceCommand.ComponentTime(
                                                                1, SpliceTime.at(AT)))),
                                        duration.map(length ->
                                                new BreakDuration(true, Ticks.of(length))),
                                        SpliceCommand.Avail.NONE))),
                more);
    }
}
