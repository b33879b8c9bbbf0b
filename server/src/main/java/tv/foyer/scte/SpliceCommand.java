package tv.foyer.scte;

import java.util.List;
import java.util.Optional;

/** What a section asks for (ANSI/SCTE 35 2023, 9.7). Times are before the section's adjustment. */
public sealed interface SpliceCommand {
    /** Commands without an own end: only splice_command_length tells it. */
    sealed interface Unbounded extends SpliceCommand {}

    /** splice_null(): a heartbeat, or the bearer of descriptors. */
    record SpliceNull() implements SpliceCommand {}

    /** splice_schedule(): what will be, by the wall clock. At most 255 events. */
    record SpliceSchedule(List<Scheduled> events) implements SpliceCommand {
        public SpliceSchedule {
            events = List.copyOf(events);
            Ranges.check("spliceCount", events.size(), Ranges.BITS_8);
        }
    }

    /**
     * splice_insert(): a break begins or ends. Without an insertion the event is cancelled.
     *
     * @param eventId unsigned, 32 bits
     */
    record SpliceInsert(long eventId, Optional<Insertion> insertion) implements SpliceCommand {
        public SpliceInsert {
            Ranges.check("spliceEventId", eventId, Ranges.BITS_32);
        }
    }

    /** time_signal(): the moment at which the descriptors beside it hold. */
    record TimeSignal(SpliceTime time) implements SpliceCommand {}

    /** bandwidth_reservation(): keeps a channel's bits, says nothing. */
    record BandwidthReservation() implements SpliceCommand {}

    /** private_command(): the owner is named by a 32-bit identifier. */
    record PrivateCommand(long identifier, Bytes data) implements Unbounded {
        public PrivateCommand {
            Ranges.check("identifier", identifier, Ranges.BITS_32);
        }
    }

    /** A splice_command_type that the standard has not given away yet. */
    record ReservedCommand(int type, Bytes data) implements Unbounded {
        public ReservedCommand {
            Ranges.check("spliceCommandType", type, Ranges.BITS_8);
            if (CommandReader.isDefined(type)) {
                throw new IllegalArgumentException("spliceCommandType: " + type + " has a meaning");
            }
        }
    }

    /**
     * A break's beginning or end.
     *
     * @param outOfNetwork true where the programme is left, false where it comes back
     * @param eventIdCompliant whether the event id is unique as section 9.9.3 wants it; the bit is
     *     zero then
     */
    record Insertion(
            boolean outOfNetwork,
            boolean eventIdCompliant,
            Placement placement,
            Optional<BreakDuration> duration,
            Avail avail) {}

    /** Where a splice takes place: in all of the programme, or in some of its components. */
    sealed interface Placement {}

    record Program(SpliceTime time) implements Placement {}

    record ProgramNow() implements Placement {}

    record Components(List<ComponentTime> times) implements Placement {
        public Components {
            times = List.copyOf(times);
            Ranges.check("componentCount", times.size(), Ranges.BITS_8);
        }
    }

    record ComponentsNow(List<Integer> tags) implements Placement {
        public ComponentsNow {
            tags = List.copyOf(tags);
            Ranges.check("componentCount", tags.size(), Ranges.BITS_8);
            tags.forEach(tag -> Ranges.check("componentTag", tag, Ranges.BITS_8));
        }
    }

    record ComponentTime(int tag, SpliceTime time) {
        public ComponentTime {
            Ranges.check("componentTag", tag, Ranges.BITS_8);
        }
    }

    /** The programme and the number of the avail in it; zero is «not told». */
    record Avail(int uniqueProgramId, int number, int expected) {
        public static final Avail NONE = new Avail(0, 0, 0);

        public Avail {
            Ranges.check("uniqueProgramId", uniqueProgramId, Ranges.BITS_16);
            Ranges.check("availNum", number, Ranges.BITS_8);
            Ranges.check("availsExpected", expected, Ranges.BITS_8);
        }
    }

    /** One event of a schedule; without a plan it is cancelled. */
    record Scheduled(long eventId, boolean eventIdCompliant, Optional<Plan> plan) {
        public Scheduled {
            Ranges.check("spliceEventId", eventId, Ranges.BITS_32);
        }
    }

    record Plan(boolean outOfNetwork, When when, Optional<BreakDuration> duration, Avail avail) {}

    /** Seconds since 1980-01-06T00:00:00Z in 32 bits, read as UTC without a GPS offset. */
    sealed interface When {}

    record ProgramUtc(long utcSeconds) implements When {
        public ProgramUtc {
            Ranges.check("utcSpliceTime", utcSeconds, Ranges.BITS_32);
        }
    }

    record ComponentsUtc(List<ComponentUtc> times) implements When {
        public ComponentsUtc {
            times = List.copyOf(times);
            Ranges.check("componentCount", times.size(), Ranges.BITS_8);
        }
    }

    record ComponentUtc(int tag, long utcSeconds) {
        public ComponentUtc {
            Ranges.check("componentTag", tag, Ranges.BITS_8);
            Ranges.check("utcSpliceTime", utcSeconds, Ranges.BITS_32);
        }
    }
}
