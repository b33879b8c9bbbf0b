package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HlsCuesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Optional<BreakSignal.Moment> AT_START =
            Optional.of(new BreakSignal.OnClock(START));
    private static final Duration HALF = Duration.ofSeconds(30);
    private static final String HEAD =
            "#EXT-X-DATERANGE:ID=\"break,1\",START-DATE=\"2026-11-21T20:00:00.000+08:00\"";

    @Test
    void aDateRangeOutIsABreakWithTheRangesIdAndTime() {
        assertThat(signals(HEAD + ",PLANNED-DURATION=30.0,SCTE35-OUT=0x" + Samples.INSERT))
                .containsExactly(new BreakSignal.Out("break,1", AT_START, Optional.of(HALF)));
        assertThat(signals(HEAD + ",SCTE35-OUT=0x" + Samples.INSERT))
                .containsExactly(
                        new BreakSignal.Out(
                                "break,1", AT_START, Optional.of(Ticks.duration(0x0052CCF5L))));
    }

    @Test
    void aDateRangeInEndsTheRangeAtItsEnd() {
        Optional<BreakSignal.Moment> end =
                Optional.of(new BreakSignal.OnClock(START.plusSeconds(20)));

        assertThat(signals(HEAD + ",DURATION=20,SCTE35-IN=0x" + Samples.PLACEMENT_END))
                .containsExactly(new BreakSignal.In(Optional.of("break,1"), end));
        assertThat(
                        signals(
                                HEAD
                                        + ",END-DATE=\"2026-11-21T12:00:20Z\",SCTE35-IN=0x"
                                        + Samples.PLACEMENT_END))
                .containsExactly(new BreakSignal.In(Optional.of("break,1"), end));
    }

    @Test
    void aDateRangeCommandSaysWhatItsSectionSays() {
        assertThat(signals(HEAD + ",SCTE35-CMD=0x" + Samples.PLACEMENT_END))
                .containsExactly(new BreakSignal.In(Optional.of("seg:4800008e/34"), AT_START));
        assertThat(HlsCues.read(HEAD + ",SCTE35-CMD=0xFC00")).isInstanceOf(CueReading.Bad.class);
    }

    @Test
    void aBrokenSectionDoesNotLoseTheBreakThatTheTagNames() {
        CueReading reading = HlsCues.read(HEAD + ",PLANNED-DURATION=x,SCTE35-OUT=0xFC");

        assertThat(reading)
                .isEqualTo(
                        new CueReading.Signals(
                                List.of(new BreakSignal.Out("break,1", AT_START, Optional.empty())),
                                List.of(
                                        "SCTE35-OUT: sectionSyntaxIndicator: the bytes end"
                                                + " here")));
    }

    @Test
    void theOlderTagsAreRead() {
        Optional<Duration> planned = Optional.of(HALF);

        for (String argument : List.of("30.000", "DURATION=30", "DURATION=\"30\"", "Duration=30")) {
            assertThat(signals("#EXT-X-CUE-OUT:" + argument))
                    .containsExactly(new BreakSignal.Out("cue", Optional.empty(), planned));
        }
        assertThat(signals("#EXT-X-CUE-OUT"))
                .containsExactly(new BreakSignal.Out("cue", Optional.empty(), Optional.empty()));
        for (String argument : List.of("10/30", "ElapsedTime=10,Duration=30,SCTE35=/DAv=")) {
            assertThat(signals("#EXT-X-CUE-OUT-CONT:" + argument))
                    .containsExactly(
                            new BreakSignal.Out(
                                    "cue",
                                    Optional.of(new BreakSignal.Ago(Duration.ofSeconds(10))),
                                    planned));
        }
        assertThat(signals("#EXT-X-CUE-IN"))
                .containsExactly(new BreakSignal.In(Optional.empty(), Optional.empty()));
        assertThat(signals("#EXT-OATCLS-SCTE35:" + Scte35.toBase64(Samples.info(Samples.INSERT))))
                .containsExactly(
                        new BreakSignal.Out(
                                "ins:4800008f",
                                Optional.empty(),
                                Optional.of(Ticks.duration(0x0052CCF5L))));
    }

    @Test
    void aPlaylistReadFromItsMiddleKnowsHowFarTheBreakIs() {
        BreakSignal signal = signals("#EXT-X-CUE-OUT-CONT:12.5/30").getFirst();

        BreakTracker tracker =
                BreakTracker.of(HALF).after(signal, signal.instant(START, Optional.empty()));

        assertThat(tracker.at(START))
                .isInstanceOfSatisfying(
                        BreakState.InBreak.class,
                        in -> assertThat(in.into()).isEqualTo(Duration.ofMillis(12_500)));
    }

    @Test
    void otherLinesAreNoCues() {
        for (String line :
                List.of(
                        "",
                        "seg-1.m4s",
                        "#EXTM3U",
                        "#EXT-X-CUE-OUTSIDE",
                        "#EXT-X-CUE",
                        HEAD,
                        "#EXT-X-DATERANGE:ID=\"x\",CLASS=\"com.apple.hls.interstitial\"")) {
            assertThat(HlsCues.read(line)).isEqualTo(new CueReading.NotACue());
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SpliceInfo cue = Samples.info(Samples.INSERT);

        assertThat(signals(HlsCues.out("b1", START, Optional.of(HALF), cue)))
                .containsExactly(new BreakSignal.Out("b1", AT_START, Optional.of(HALF)));
        assertThat(HlsCues.out("b1", START, Optional.of(HALF), cue))
                .isEqualTo(
                        "#EXT-X-DATERANGE:ID=\"b1\",START-DATE=\"2026-11-21T12:00:00Z\","
                                + "PLANNED-DURATION=30.000,SCTE35-OUT=0x"
                                + Samples.INSERT);
        assertThat(signals(HlsCues.in("b1", START, START.plus(HALF), cue)))
                .containsExactly(
                        new BreakSignal.In(
                                Optional.of("b1"),
                                Optional.of(new BreakSignal.OnClock(START.plus(HALF)))));
        assertThat(HlsCues.legacyOut(HALF)).isEqualTo("#EXT-X-CUE-OUT:DURATION=30.000");
        assertThat(HlsCues.legacyGoesOn(Duration.ofMillis(6_006), HALF))
                .isEqualTo("#EXT-X-CUE-OUT-CONT:ElapsedTime=6.006,Duration=30.000");
        assertThat(HlsCues.legacyIn()).isEqualTo("#EXT-X-CUE-IN");
        assertThatThrownBy(() -> HlsCues.out("b\"1", START, Optional.empty(), cue))
                .hasMessageStartingWith("id:");
    }

    @Test
    void noLineEverThrows() {
        Random random = new Random(8216);
        List<String> lines =
                List.of(
                        HEAD + ",PLANNED-DURATION=30,SCTE35-OUT=0x" + Samples.INSERT,
                        "#EXT-X-CUE-OUT-CONT:ElapsedTime=10,Duration=30",
                        "#EXT-X-CUE-OUT:DURATION=30",
                        "#EXT-OATCLS-SCTE35:" + Samples.NAMED.getFirst());
        for (int round = 0; round < 50_000; round++) {
            StringBuilder line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int n = random.nextInt(4); n >= 0; n--) {
                int at = random.nextInt(line.length());
                line.setCharAt(at, "=\",/:0 9x.\u0000é-+Z".charAt(random.nextInt(15)));
            }
            assertThat(HlsCues.read(line.toString())).isNotNull();
        }
    }

    private static List<BreakSignal> signals(String line) {
        return switch (HlsCues.read(line)) {
            case CueReading.Signals(var signals, var problems) -> {
                assertThat(problems).isEmpty();
                yield signals;
            }
            case CueReading.Bad bad -> throw new AssertionError(bad);
            case CueReading.NotACue() -> throw new AssertionError("no cue: " + line);
        };
    }
}
