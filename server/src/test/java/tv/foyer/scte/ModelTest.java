package tv.foyer.scte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTest {
    @Test
    void aMomentPastTheEndOfTheCircleBeginsAgain() {
        Pts late = new Pts(Pts.TURN - 1);

        assertThat(late.plus(new Pts(2))).isEqualTo(new Pts(1));
        assertThat(late.plus(Duration.ofSeconds(1))).isEqualTo(new Pts(89_999));
        assertThat(new Pts(89_999).since(late)).isEqualTo(Duration.ofSeconds(1));
        assertThat(late.since(new Pts(89_999))).isEqualTo(Duration.ofSeconds(-1));
        assertThat(new Pts(5).plus(Duration.ofSeconds(-1))).isEqualTo(new Pts(Pts.TURN - 89_995));
    }

    @Test
    void aStreamsClockHoldsAcrossTheWrap() {
        Instant instant = Instant.parse("2026-11-21T12:00:00Z");
        PtsClock clock = new PtsClock(new Pts(Pts.TURN - 90_000), instant);

        assertThat(clock.at(new Pts(90_000))).isEqualTo(instant.plusSeconds(2));
        assertThat(clock.at(new Pts(Pts.TURN - 180_000))).isEqualTo(instant.minusSeconds(1));
    }

    @Test
    void ticksAndDurationsComeBackAsTheyWere() {
        for (long ticks : new long[] {0, 1, 7, 89_999, 90_000, 90_001, (1L << 40) - 1}) {
            assertThat(Ticks.of(Ticks.duration(ticks))).isEqualTo(ticks);
        }
    }

    @Test
    void aValueThatDoesNotFitItsFieldCannotBeMade() {
        assertThatThrownBy(() -> new Pts(Pts.TURN)).hasMessageStartingWith("pts: 0 to");
        assertThatThrownBy(() -> new SpliceCommand.SpliceInsert(-1, Optional.empty()))
                .hasMessageStartingWith("spliceEventId: 0 to");
        assertThatThrownBy(() -> new SpliceCommand.ReservedCommand(5, Bytes.NONE))
                .hasMessage("spliceCommandType: 5 has a meaning");
        assertThatThrownBy(() -> new SpliceDescriptor.Private(2, SpliceDescriptor.CUEI, Bytes.NONE))
                .hasMessage("spliceDescriptorTag: 2 of CUEI has a meaning");
        assertThatThrownBy(() -> Upid.Named.text(Upid.Kind.AD_ID, "SHORT"))
                .hasMessage("upid: 5 bytes are no AD_ID");
        assertThatThrownBy(() -> new Upid.Several(List.of(new Upid.Several(List.of()))))
                .hasMessage("upid: a MID() in a MID()");
        assertThatThrownBy(() ->
                        new SpliceInfo.Clear(
                                new SpliceCommand.PrivateCommand(1, Bytes.NONE),
                                List.of(),
                                Bytes.NONE,
                                true))
                .hasMessageStartingWith("lengthLeftOut");
    }

    @Test
    void aSectionThatWouldBeTooLongCannotBeMade() {
        Bytes longest = Bytes.of(new byte[251]);
        SpliceDescriptor full = new SpliceDescriptor.Private(9, 1, longest);
        SpliceDescriptor tooLong = new SpliceDescriptor.Private(9, 1, Bytes.of(new byte[252]));
        SpliceDescriptor[] many = new SpliceDescriptor[16];
        java.util.Arrays.fill(many, full);

        assertThat(Scte35.encode(SpliceInfo.of(new SpliceCommand.SpliceNull(), full)))
                .hasSize(17 + 3 + 257);
        assertThatThrownBy(() -> SpliceInfo.of(new SpliceCommand.SpliceNull(), tooLong))
                .hasMessageStartingWith("descriptorLength: 0 to 255");
        assertThatThrownBy(() -> SpliceInfo.of(new SpliceCommand.SpliceNull(), many))
                .hasMessageStartingWith("sectionLength: 0 to 4095");
    }
}
