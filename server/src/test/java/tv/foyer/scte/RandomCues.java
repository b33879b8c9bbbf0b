package tv.foyer.scte;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import tv.foyer.scte.SpliceCommand.Placement;
import tv.foyer.scte.SpliceDescriptor.Segmentation;

/** Sections of every shape that the model has, drawn by seed. */
final class RandomCues {
    private static final int MOST = 4;
    private final Random random;

    RandomCues(Random random) {
        this.random = random;
    }

    SpliceInfo info() {
        return new SpliceInfo(
                random.nextInt(4),
                new SpliceInfo.Encryption(random.nextInt(64), random.nextInt(256)),
                pts(),
                random.nextInt(4096),
                random.nextInt(10) == 0 ? encrypted() : clear());
    }

    private SpliceInfo.Content encrypted() {
        return new SpliceInfo.Encrypted(random.nextInt(4096), bytes(40));
    }

    private SpliceInfo.Content clear() {
        SpliceCommand command = command();
        boolean leftOut = !(command instanceof SpliceCommand.Unbounded) && random.nextInt(8) == 0;
        return new SpliceInfo.Clear(command, list(this::descriptor), bytes(5), leftOut);
    }

    SpliceCommand command() {
        return switch (random.nextInt(7)) {
            case 0 -> new SpliceCommand.SpliceNull();
            case 1 -> new SpliceCommand.SpliceSchedule(list(this::scheduled));
            case 2 -> new SpliceCommand.SpliceInsert(bits(32), maybe(this::insertion));
            case 3 -> new SpliceCommand.TimeSignal(time());
            case 4 -> new SpliceCommand.BandwidthReservation();
            case 5 -> new SpliceCommand.PrivateCommand(bits(32), bytes(30));
            default -> new SpliceCommand.ReservedCommand(8 + random.nextInt(240), bytes(30));
        };
    }

    private SpliceCommand.Insertion insertion() {
        return new SpliceCommand.Insertion(
                random.nextBoolean(),
                random.nextBoolean(),
                placement(),
                maybe(this::duration),
                avail());
    }

    private Placement placement() {
        return switch (random.nextInt(4)) {
            case 0 -> new SpliceCommand.Program(time());
            case 1 -> new SpliceCommand.ProgramNow();
            case 2 ->
                    new SpliceCommand.Components(
                            list(() -> new SpliceCommand.ComponentTime(octet(), time())));
            default -> new SpliceCommand.ComponentsNow(list(this::octet));
        };
    }

    private SpliceCommand.Scheduled scheduled() {
        return new SpliceCommand.Scheduled(bits(32), random.nextBoolean(), maybe(this::plan));
    }

    private SpliceCommand.Plan plan() {
        SpliceCommand.When when =
                random.nextBoolean()
                        ? new SpliceCommand.ProgramUtc(bits(32))
                        : new SpliceCommand.ComponentsUtc(
                                list(() -> new SpliceCommand.ComponentUtc(octet(), bits(32))));
        return new SpliceCommand.Plan(random.nextBoolean(), when, maybe(this::duration), avail());
    }

    SpliceDescriptor descriptor() {
        return switch (random.nextInt(7)) {
            case 0 -> new SpliceDescriptor.AvailDescriptor(bits(32));
            case 1 -> new SpliceDescriptor.DtmfDescriptor(octet(), bytes(7).text());
            case 2 ->
                    new SpliceDescriptor.SegmentationDescriptor(
                            bits(32), random.nextBoolean(), maybe(this::segmentation));
            case 3 -> new SpliceDescriptor.TimeDescriptor(bits(48), bits(32), (int) bits(16));
            case 4 -> new SpliceDescriptor.AudioDescriptor(list(this::channel));
            case 5 -> new SpliceDescriptor.Private(octet(), bits(31) >> 1, bytes(20));
            default -> new SpliceDescriptor.Private(5 + random.nextInt(251), CUEI, bytes(20));
        };
    }

    private static final long CUEI = SpliceDescriptor.CUEI;

    private SpliceDescriptor.AudioChannel channel() {
        return new SpliceDescriptor.AudioChannel(
                octet(), "zho", random.nextInt(8), random.nextInt(16), random.nextBoolean());
    }

    private Segmentation segmentation() {
        return new Segmentation(
                maybe(() ->
                        new SpliceDescriptor.DeliveryRestrictions(
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextInt(4))),
                maybe(() -> list(() -> new SpliceDescriptor.ComponentOffset(octet(), pts()))),
                maybe(() -> bits(40)),
                upid(true),
                octet(),
                part(),
                maybe(this::part));
    }

    private SpliceDescriptor.Part part() {
        return new SpliceDescriptor.Part(octet(), octet());
    }

    private Upid upid(boolean outer) {
        return switch (random.nextInt(outer ? 5 : 4)) {
            case 0 -> new Upid.NotUsed();
            case 1 -> named();
            case 2 -> new Upid.Managed(bits(32), bytes(20));
            case 3 -> new Upid.Unknown(0x12 + random.nextInt(200), bytes(20));
            default -> new Upid.Several(list(() -> upid(false)));
        };
    }

    private Upid named() {
        List<Upid.Kind> kinds = List.of(Upid.Kind.values());
        Upid.Kind kind = kinds.get(random.nextInt(kinds.size()));
        byte[] value = new byte[kind.length() == 0 ? random.nextInt(30) : kind.length()];
        random.nextBytes(value);
        return new Upid.Named(kind, Bytes.of(value));
    }

    private BreakDuration duration() {
        return new BreakDuration(random.nextBoolean(), bits(33));
    }

    private SpliceCommand.Avail avail() {
        return new SpliceCommand.Avail((int) bits(16), octet(), octet());
    }

    private SpliceTime time() {
        return new SpliceTime(maybe(this::pts));
    }

    private Pts pts() {
        return new Pts(bits(33));
    }

    private int octet() {
        return random.nextInt(256);
    }

    private long bits(int width) {
        return random.nextLong() >>> (64 - width);
    }

    private Bytes bytes(int most) {
        byte[] value = new byte[random.nextInt(most + 1)];
        random.nextBytes(value);
        return Bytes.of(value);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int n = random.nextInt(MOST); n > 0; n--) {
            values.add(value.get());
        }
        return values;
    }
}
