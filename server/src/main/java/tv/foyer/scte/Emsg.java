package tv.foyer.scte;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An event message box (ISO/IEC 23009-1, 5.10.3.3), which carries a section inside DASH segments.
 *
 * @param scheme {@link DashCues#IN_BAND} for SCTE-35
 * @param timescale ticks in a second, of time and duration
 * @param duration in ticks, 32 bits; empty is «not known»
 */
public record Emsg(
        String scheme,
        String value,
        long timescale,
        Time time,
        Optional<Long> duration,
        long id,
        Bytes message) {
    private static final int BOX_HEAD = 8;
    private static final long TYPE = 0x656D7367;
    private static final long UNKNOWN = 0xFFFF_FFFFL;
    private static final long MAX_TIME = (1L << 56) - 1;

    public Emsg {
        Ranges.check("timescale", timescale, Ranges.BITS_32);
        duration.ifPresent(ticks -> Ranges.check("eventDuration", ticks, UNKNOWN - 1));
        Ranges.check("id", id, Ranges.BITS_32);
        if (scheme.indexOf(0) >= 0 || value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("scheme, value: no zero characters");
        }
    }

    /** Version 0 counts from the segment's beginning, version 1 from the period's. */
    public sealed interface Time {}

    public record FromSegment(long ticks) implements Time {
        public FromSegment {
            Ranges.check("presentationTimeDelta", ticks, Ranges.BITS_32);
        }
    }

    public record FromPeriod(long ticks) implements Time {
        public FromPeriod {
            Ranges.check("presentationTime", ticks, MAX_TIME);
        }
    }

    /** What the bytes of a box came to. */
    public sealed interface Reading {}

    public record Read(Emsg event) implements Reading {}

    public record Bad(String reason, int byteOffset) implements Reading {}

    /** Reads one whole box. Never throws. */
    public static Reading read(byte[] box) {
        BitReader in = new BitReader(box, 0, box.length);
        try {
            return new Read(box(in, box.length));
        } catch (Malformed e) {
            return new Bad(e.reason(), e.offset);
        }
    }

    /** Writes the box, size and type included. */
    public byte[] write() {
        BitWriter body = new BitWriter();
        switch (time) {
            case FromSegment(long ticks) -> {
                names(body.bits(32, 0));
                body.bits(32, timescale).bits(32, ticks);
                body.bits(32, duration.orElse(UNKNOWN)).bits(32, id);
            }
            case FromPeriod(long ticks) -> {
                body.bits(8, 1).bits(24, 0).bits(32, timescale).bits(64, ticks);
                names(body.bits(32, duration.orElse(UNKNOWN)).bits(32, id));
            }
        }
        body.bytes(message);
        return new BitWriter()
                .bits(32, body.length() + (long) BOX_HEAD)
                .bits(32, TYPE)
                .bytes(body.toArray())
                .toArray();
    }

    private void names(BitWriter out) {
        out.bytes(scheme.getBytes(StandardCharsets.UTF_8)).bits(8, 0);
        out.bytes(value.getBytes(StandardCharsets.UTF_8)).bits(8, 0);
    }

    private static Emsg box(BitReader in, int length) throws Malformed {
        require(in.bits(32, "size") == length, "size: that of the box expected", 0);
        require(in.bits(32, "type") == TYPE, "type: emsg expected", 4);
        int version = in.number(8, "version");
        require(version <= 1, "version: 0 or 1 expected", BOX_HEAD);
        in.reserved(24);
        return version == 0 ? segment(in) : period(in);
    }

    private static Emsg segment(BitReader in) throws Malformed {
        String scheme = text(in);
        String value = text(in);
        long timescale = in.bits(32, "timescale");
        Time time = new FromSegment(in.bits(32, "presentationTimeDelta"));
        Optional<Long> duration = duration(in);
        return new Emsg(scheme, value, timescale, time, duration, in.bits(32, "id"), in.rest());
    }

    private static Emsg period(BitReader in) throws Malformed {
        long timescale = in.bits(32, "timescale");
        require(in.bits(8, "presentationTime") == 0, "presentationTime: too far", in.offset() - 1);
        Time time = new FromPeriod(in.bits(56, "presentationTime"));
        Optional<Long> duration = duration(in);
        long id = in.bits(32, "id");
        return new Emsg(text(in), text(in), timescale, time, duration, id, in.rest());
    }

    private static Optional<Long> duration(BitReader in) throws Malformed {
        return Optional.of(in.bits(32, "eventDuration")).filter(ticks -> ticks != UNKNOWN);
    }

    private static String text(BitReader in) throws Malformed {
        BitWriter out = new BitWriter();
        for (long next = in.bits(8, "text"); next != 0; next = in.bits(8, "text")) {
            out.bits(8, next);
        }
        return new String(out.toArray(), StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String rule, int offset) throws Malformed {
        if (!holds) {
            throw new Malformed(rule, offset);
        }
    }
}
