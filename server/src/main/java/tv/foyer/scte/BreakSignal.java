package tv.foyer.scte;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.scte.SpliceDescriptor.Segmentation;
import tv.foyer.scte.SpliceDescriptor.SegmentationDescriptor;

/**
 * What a cue means for breaks, whatever carried it. Ids: {@code ins:} and the event of a
 * splice_insert, {@code seg:} and the event and start type of a segmentation, the {@code ID} of a
 * date range, or {@code cue} for tags without any.
 */
public sealed interface BreakSignal {
    /** A break begins; without a moment it begins where the signal stands. */
    record Out(String id, Optional<Moment> at, Optional<Duration> plannedDuration)
            implements BreakSignal {}

    /** The programme comes back: from this break, or without an id from all. */
    record In(Optional<String> id, Optional<Moment> at) implements BreakSignal {}

    /**
     * The break does not take place, or no longer; {@code seg:} and an event means all its types.
     */
    record Cancel(String id) implements BreakSignal {}

    /** When something holds. */
    sealed interface Moment {}

    /** The section's time, adjustment included. */
    record OnStream(Pts pts) implements Moment {}

    record OnClock(Instant instant) implements Moment {}

    /** This long before the place where the signal stands. */
    record Ago(Duration before) implements Moment {}

    /**
     * What a section says of breaks: one signal of a splice_insert, one a descriptor of a
     * time_signal. A schedule only announces: the splice_insert that follows it is the signal.
     */
    static List<BreakSignal> of(SpliceInfo info) {
        return switch (info.content()) {
            case SpliceInfo.Encrypted _ -> List.of();
            case SpliceInfo.Clear clear -> of(clear, info);
        };
    }

    /**
     * The length a section plans: break_duration, else the first segmentation_duration of a
     * descriptor that begins a break, else none and the caller's cap decides.
     */
    static Optional<Duration> plannedDuration(SpliceInfo info) {
        if (!(info.content() instanceof SpliceInfo.Clear clear)) {
            return Optional.empty();
        }
        Optional<Duration> ofBreak =
                clear.command() instanceof SpliceCommand.SpliceInsert(_, var insertion)
                        ? insertion
                                .flatMap(SpliceCommand.Insertion::duration)
                                .map(BreakDuration::duration)
                        : Optional.empty();
        return ofBreak.or(() -> ofSegmentation(clear));
    }

    /** The same signal at another moment; a cancellation has none. */
    default BreakSignal movedTo(Optional<Moment> moment) {
        return switch (this) {
            case Out(var id, _, var planned) -> new Out(id, moment, planned);
            case In(var id, _) -> new In(id, moment);
            case Cancel cancel -> cancel;
        };
    }

    /**
     * The instant at which the signal holds.
     *
     * @param here the instant of the place where the signal stands
     * @param clock the stream's clock; without it a time of the stream is taken as here
     */
    default Instant instant(Instant here, Optional<PtsClock> clock) {
        Optional<Moment> moment =
                switch (this) {
                    case Out(_, var at, _) -> at;
                    case In(_, var at) -> at;
                    case Cancel _ -> Optional.empty();
                };
        return moment.map(at ->
                        switch (at) {
                            case OnStream(var pts) ->
                                    clock.map(known -> known.at(pts)).orElse(here);
                            case OnClock(var instant) -> instant;
                            case Ago(var before) -> here.minus(before);
                        })
                .orElse(here);
    }

    private static List<BreakSignal> of(SpliceInfo.Clear clear, SpliceInfo info) {
        return switch (clear.command()) {
            case SpliceCommand.SpliceInsert insert -> List.of(ofInsert(insert, info));
            case SpliceCommand.TimeSignal(var time) ->
                    ofDescriptors(clear, moment(time.pts(), info));
            case SpliceCommand.SpliceNull(),
                    SpliceCommand.SpliceSchedule _,
                    SpliceCommand.BandwidthReservation(),
                    SpliceCommand.PrivateCommand _,
                    SpliceCommand.ReservedCommand _ ->
                    List.of();
        };
    }

    private static BreakSignal ofInsert(SpliceCommand.SpliceInsert insert, SpliceInfo info) {
        String id = String.format("ins:%08x", insert.eventId());
        if (insert.insertion().isEmpty()) {
            return new Cancel(id);
        }
        SpliceCommand.Insertion insertion = insert.insertion().get();
        Optional<Moment> at = moment(time(insertion.placement()), info);
        // A return is of the whole programme, and many senders number it by itself.
        return insertion.outOfNetwork()
                ? new Out(id, at, plannedDuration(info))
                : new In(Optional.empty(), at);
    }

    private static Optional<Pts> time(SpliceCommand.Placement placement) {
        return switch (placement) {
            case SpliceCommand.Program(var time) -> time.pts();
            case SpliceCommand.Components(var times) ->
                    times.stream().flatMap(one -> one.time().pts().stream()).findFirst();
            case SpliceCommand.ProgramNow() -> Optional.empty();
            case SpliceCommand.ComponentsNow _ -> Optional.empty();
        };
    }

    private static List<BreakSignal> ofDescriptors(SpliceInfo.Clear clear, Optional<Moment> at) {
        List<BreakSignal> signals = new ArrayList<>();
        for (SpliceDescriptor descriptor : clear.descriptors()) {
            if (descriptor instanceof SegmentationDescriptor(long event, _, var segmentation)) {
                String id = String.format("seg:%08x", event);
                if (segmentation.isEmpty()) {
                    signals.add(new Cancel(id));
                } else {
                    signal(id, segmentation.get(), at).ifPresent(signals::add);
                }
            }
        }
        return List.copyOf(signals);
    }

    private static Optional<BreakSignal> signal(
            String id, Segmentation segmentation, Optional<Moment> at) {
        int type = segmentation.typeId();
        return segmentation
                .type()
                .flatMap(known ->
                        switch (known.role()) {
                            case OUT ->
                                    Optional.of(
                                            new Out(typed(id, type), at, segmentation.duration()));
                            case IN -> Optional.of(new In(Optional.of(typed(id, type - 1)), at));
                            case OTHER -> Optional.empty();
                        });
    }

    private static String typed(String id, int startType) {
        return String.format("%s/%02x", id, startType);
    }

    private static Optional<Moment> moment(Optional<Pts> time, SpliceInfo info) {
        return time.map(pts -> new OnStream(pts.plus(info.ptsAdjustment())));
    }

    private static Optional<Duration> ofSegmentation(SpliceInfo.Clear clear) {
        return clear.descriptors().stream()
                .filter(SegmentationDescriptor.class::isInstance)
                .map(SegmentationDescriptor.class::cast)
                .flatMap(descriptor -> descriptor.segmentation().stream())
                .filter(segmentation ->
                        segmentation
                                .type()
                                .map(SegmentationType::role)
                                .filter(SegmentationType.Role.OUT::equals)
                                .isPresent())
                .flatMap(segmentation -> segmentation.duration().stream())
                .findFirst();
    }
}
