package tv.foyer.scte;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.scte.SpliceCommand.ComponentTime;
import tv.foyer.scte.SpliceCommand.ComponentUtc;
import tv.foyer.scte.SpliceCommand.Placement;
import tv.foyer.scte.SpliceCommand.Scheduled;

/** Reads the command of a section (ANSI/SCTE 35 2023, 9.7). */
final class CommandReader {
    static final int NULL = 0x00;
    static final int SCHEDULE = 0x04;
    static final int INSERT = 0x05;
    static final int TIME_SIGNAL = 0x06;
    static final int BANDWIDTH = 0x07;
    static final int PRIVATE = 0xFF;

    private final BitReader in;

    private CommandReader(BitReader in) {
        this.in = in;
    }

    static boolean isDefined(int type) {
        return type == NULL || type == PRIVATE || (type >= SCHEDULE && type <= BANDWIDTH);
    }

    /** Whether only the command's length tells where it ends. */
    static boolean isUnbounded(int type) {
        return type == PRIVATE || !isDefined(type);
    }

    static SpliceCommand read(int type, BitReader in) throws Malformed {
        CommandReader reader = new CommandReader(in);
        return switch (type) {
            case NULL -> new SpliceCommand.SpliceNull();
            case SCHEDULE -> reader.schedule();
            case INSERT -> reader.insert();
            case TIME_SIGNAL -> new SpliceCommand.TimeSignal(Field.spliceTime(in));
            case BANDWIDTH -> new SpliceCommand.BandwidthReservation();
            case PRIVATE -> new SpliceCommand.PrivateCommand(in.bits(32, "identifier"), in.rest());
            default -> new SpliceCommand.ReservedCommand(type, in.rest());
        };
    }

    private SpliceCommand insert() throws Malformed {
        long eventId = in.bits(32, "spliceEventId");
        boolean cancelled = in.flag("spliceEventCancelIndicator");
        in.reserved(7);
        if (cancelled) {
            return new SpliceCommand.SpliceInsert(eventId, Optional.empty());
        }
        boolean out = in.flag("outOfNetworkIndicator");
        boolean program = in.flag("programSpliceFlag");
        boolean hasDuration = in.flag("durationFlag");
        boolean immediate = in.flag("spliceImmediateFlag");
        boolean compliant = !in.flag("eventIdComplianceFlag");
        in.reserved(3);
        Placement placement = program ? program(immediate) : components(immediate);
        Optional<BreakDuration> duration = Field.duration(hasDuration, in);
        return new SpliceCommand.SpliceInsert(
                eventId,
                Optional.of(
                        new SpliceCommand.Insertion(
                                out, compliant, placement, duration, Field.avail(in))));
    }

    private Placement program(boolean immediate) throws Malformed {
        return immediate
                ? new SpliceCommand.ProgramNow()
                : new SpliceCommand.Program(Field.spliceTime(in));
    }

    private Placement components(boolean immediate) throws Malformed {
        int count = in.number(8, "componentCount");
        List<Integer> tags = new ArrayList<>();
        List<ComponentTime> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tag = in.number(8, "componentTag");
            if (immediate) {
                tags.add(tag);
            } else {
                times.add(new ComponentTime(tag, Field.spliceTime(in)));
            }
        }
        return immediate
                ? new SpliceCommand.ComponentsNow(tags)
                : new SpliceCommand.Components(times);
    }

    private SpliceCommand schedule() throws Malformed {
        int count = in.number(8, "spliceCount");
        List<Scheduled> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(scheduled());
        }
        return new SpliceCommand.SpliceSchedule(events);
    }

    private Scheduled scheduled() throws Malformed {
        long eventId = in.bits(32, "spliceEventId");
        boolean cancelled = in.flag("spliceEventCancelIndicator");
        boolean compliant = !in.flag("eventIdComplianceFlag");
        in.reserved(6);
        if (cancelled) {
            return new Scheduled(eventId, compliant, Optional.empty());
        }
        boolean out = in.flag("outOfNetworkIndicator");
        boolean program = in.flag("programSpliceFlag");
        boolean hasDuration = in.flag("durationFlag");
        in.reserved(5);
        SpliceCommand.When when =
                program
                        ? new SpliceCommand.ProgramUtc(in.bits(32, "utcSpliceTime"))
                        : utcComponents();
        Optional<BreakDuration> duration = Field.duration(hasDuration, in);
        return new Scheduled(
                eventId,
                compliant,
                Optional.of(new SpliceCommand.Plan(out, when, duration, Field.avail(in))));
    }

    private SpliceCommand.When utcComponents() throws Malformed {
        int count = in.number(8, "componentCount");
        List<ComponentUtc> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(new ComponentUtc(in.number(8, "componentTag"), in.bits(32, "utcSpliceTime")));
        }
        return new SpliceCommand.ComponentsUtc(times);
    }
}
