package tv.foyer.scte;

import java.util.Optional;

/** Writes the command of a section. */
final class CommandWriter {
    private final BitWriter out = new BitWriter();

    private CommandWriter() {}

    static int type(SpliceCommand command) {
        return switch (command) {
            case SpliceCommand.SpliceNull() -> CommandReader.NULL;
            case SpliceCommand.SpliceSchedule _ -> CommandReader.SCHEDULE;
            case SpliceCommand.SpliceInsert _ -> CommandReader.INSERT;
            case SpliceCommand.TimeSignal _ -> CommandReader.TIME_SIGNAL;
            case SpliceCommand.BandwidthReservation() -> CommandReader.BANDWIDTH;
            case SpliceCommand.PrivateCommand _ -> CommandReader.PRIVATE;
            case SpliceCommand.ReservedCommand(int type, _) -> type;
        };
    }

    static byte[] body(SpliceCommand command) {
        CommandWriter writer = new CommandWriter();
        writer.write(command);
        return writer.out.toArray();
    }

    private void write(SpliceCommand command) {
        switch (command) {
            case SpliceCommand.SpliceNull() -> {}
            case SpliceCommand.SpliceSchedule(var events) -> {
                out.bits(8, events.size());
                events.forEach(this::scheduled);
            }
            case SpliceCommand.SpliceInsert(long eventId, var insertion) -> {
                out.bits(32, eventId).flag(insertion.isEmpty()).reserved(7);
                insertion.ifPresent(this::insertion);
            }
            case SpliceCommand.TimeSignal(var time) -> Field.write(out, time);
            case SpliceCommand.BandwidthReservation() -> {}
            case SpliceCommand.PrivateCommand(long identifier, var data) ->
                    out.bits(32, identifier).bytes(data);
            case SpliceCommand.ReservedCommand(_, var data) -> out.bytes(data);
        }
    }

    private void insertion(SpliceCommand.Insertion insertion) {
        SpliceCommand.Placement placement = insertion.placement();
        boolean program =
                placement instanceof SpliceCommand.Program
                        || placement instanceof SpliceCommand.ProgramNow;
        boolean immediate =
                placement instanceof SpliceCommand.ProgramNow
                        || placement instanceof SpliceCommand.ComponentsNow;
        out.flag(insertion.outOfNetwork())
                .flag(program)
                .flag(insertion.duration().isPresent())
                .flag(immediate)
                .flag(!insertion.eventIdCompliant())
                .reserved(3);
        placement(placement);
        end(insertion.duration(), insertion.avail());
    }

    private void placement(SpliceCommand.Placement placement) {
        switch (placement) {
            case SpliceCommand.Program(var time) -> Field.write(out, time);
            case SpliceCommand.ProgramNow() -> {}
            case SpliceCommand.Components(var times) -> {
                out.bits(8, times.size());
                times.forEach(component -> {
                    out.bits(8, component.tag());
                    Field.write(out, component.time());
                });
            }
            case SpliceCommand.ComponentsNow(var tags) -> {
                out.bits(8, tags.size());
                tags.forEach(tag -> out.bits(8, tag));
            }
        }
    }

    private void scheduled(SpliceCommand.Scheduled event) {
        out.bits(32, event.eventId())
                .flag(event.plan().isEmpty())
                .flag(!event.eventIdCompliant())
                .reserved(6);
        event.plan().ifPresent(this::plan);
    }

    private void plan(SpliceCommand.Plan plan) {
        out.flag(plan.outOfNetwork())
                .flag(plan.when() instanceof SpliceCommand.ProgramUtc)
                .flag(plan.duration().isPresent())
                .reserved(5);
        switch (plan.when()) {
            case SpliceCommand.ProgramUtc(long seconds) -> out.bits(32, seconds);
            case SpliceCommand.ComponentsUtc(var times) -> {
                out.bits(8, times.size());
                times.forEach(time -> out.bits(8, time.tag()).bits(32, time.utcSeconds()));
            }
        }
        end(plan.duration(), plan.avail());
    }

    private void end(Optional<BreakDuration> duration, SpliceCommand.Avail avail) {
        duration.ifPresent(there -> Field.write(out, there));
        Field.write(out, avail);
    }
}
