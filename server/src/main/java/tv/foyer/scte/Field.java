package tv.foyer.scte;

import java.util.Optional;

/** The structures that commands share: splice_time, break_duration and the avail. */
final class Field {
    private static final int PTS_BITS = 33;

    private Field() {}

    static SpliceTime spliceTime(BitReader in) throws Malformed {
        if (!in.flag("timeSpecifiedFlag")) {
            in.reserved(7);
            return SpliceTime.NOW;
        }
        in.reserved(6);
        return SpliceTime.at(new Pts(in.bits(PTS_BITS, "ptsTime")));
    }

    static void write(BitWriter out, SpliceTime time) {
        if (time.pts().isEmpty()) {
            out.flag(false).reserved(7);
        } else {
            out.flag(true).reserved(6).bits(PTS_BITS, time.pts().get().ticks());
        }
    }

    static Optional<BreakDuration> duration(boolean there, BitReader in) throws Malformed {
        if (!there) {
            return Optional.empty();
        }
        boolean autoReturn = in.flag("autoReturn");
        in.reserved(6);
        return Optional.of(new BreakDuration(autoReturn, in.bits(PTS_BITS, "duration")));
    }

    static void write(BitWriter out, BreakDuration duration) {
        out.flag(duration.autoReturn()).reserved(6).bits(PTS_BITS, duration.ticks());
    }

    static SpliceCommand.Avail avail(BitReader in) throws Malformed {
        return new SpliceCommand.Avail(
                in.number(16, "uniqueProgramId"),
                in.number(8, "availNum"),
                in.number(8, "availsExpected"));
    }

    static void write(BitWriter out, SpliceCommand.Avail avail) {
        out.bits(16, avail.uniqueProgramId()).bits(8, avail.number()).bits(8, avail.expected());
    }
}
