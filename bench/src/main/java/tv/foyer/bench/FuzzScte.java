package tv.foyer.bench;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tv.foyer.scte.BreakSignal;
import tv.foyer.scte.Bytes;
import tv.foyer.scte.Decoded;
import tv.foyer.scte.Pts;
import tv.foyer.scte.Scte35;
import tv.foyer.scte.SpliceCommand;
import tv.foyer.scte.SpliceDescriptor;
import tv.foyer.scte.SpliceDescriptor.Part;
import tv.foyer.scte.SpliceDescriptor.Segmentation;
import tv.foyer.scte.SpliceInfo;
import tv.foyer.scte.SpliceTime;
import tv.foyer.scte.Upid;

/**
 * Sections of SCTE-35. What is read must be read again after it was written, and at most its
 * reserved bits and its CRC may differ from what came.
 */
final class FuzzScte implements FuzzTarget {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int HEADER = 3;
    private static final int CRC = 4;
    private static final int TABLE_ID = 0xFC;

    @Override
    public String name() {
        return "scte";
    }

    @Override
    public List<byte[]> seeds() {
        Stream<byte[]> published =
                Stream.of(
                                // ANSI/SCTE 35, 14.1, 14.2 and 14.8
                                "FC3034000000000000FFFFF00506FE72BD0050001E021C435545494800008E7FCF"
                                        + "0001A599B00808000000002CA0A18A3402009AC9D17E",
                                "FC302F000000000000FFFFF014054800008F7FEFFE7369C02EFE0052CCF5000000"
                                        + "00000A0008435545490000013562DBA30A",
                                "FC3061000000000000FFFFF00506FEA8CD44ED004B021743554549480000AD7F9F"
                                        + "0808000000002CB2D79D350200021743554549480000267F9F08080000"
                                        + "00002CB2D79D110000021743554549480000277F9F0808000000002CB2"
                                        + "D7B31000008A18869F")
                        .map(HexFormat.of()::parseHex);
        return Stream.concat(published, own().map(Scte35::encode)).toList();
    }

    @Override
    public byte[] repaired(byte[] input, Random random) {
        if (input.length < HEADER + CRC || random.nextInt(8) == 0) {
            return input;
        }
        byte[] section = input.clone();
        section[0] = (byte) TABLE_ID;
        section[1] = (byte) ((section[1] & 0x30) | (((section.length - HEADER) >> 8) & 0x0F));
        section[2] = (byte) (section.length - HEADER);
        if (random.nextInt(4) > 0) {
            section[3] = 0; // protocol_version
        }
        int crc = crc(section, section.length - CRC);
        for (int i = 0; i < CRC; i++) {
            section[section.length - CRC + i] = (byte) (crc >>> (24 - 8 * i));
        }
        return section;
    }

    @Override
    public boolean check(byte[] input) {
        return switch (Scte35.decode(input)) {
            case Decoded.Bad(var reason, int offset) -> {
                require(!reason.isBlank(), "a reason expected");
                require(offset >= 0 && offset <= input.length, "an offset outside: " + offset);
                yield false;
            }
            case Decoded.Cue(var info) -> {
                byte[] written = Scte35.encode(info);
                require(
                        Scte35.decode(written).equals(new Decoded.Cue(info)),
                        "read otherwise after it was written");
                requireSame(input, written);
                BreakSignal.plannedDuration(info);
                BreakSignal.of(info);
                yield true;
            }
        };
    }

    /** Only zeros may have become ones: those of reserved bits. */
    private static void requireSame(byte[] input, byte[] written) {
        int covered = written.length - CRC;
        require(input.length >= written.length, "longer than it came");
        for (int i = 0; i < covered; i++) {
            require((input[i] & ~written[i]) == 0, "byte " + i + " lost a bit");
        }
        boolean same = Arrays.equals(input, 0, covered, written, 0, covered);
        require(!same || input[covered] == written[covered], "another CRC for the same content");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError(rule);
        }
    }

    /** By the bit, apart from the codec's own table. */
    private static int crc(byte[] data, int end) {
        int crc = -1;
        for (int i = 0; i < end; i++) {
            crc ^= data[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc;
    }

    /** What the published ones lack. */
    private static Stream<SpliceInfo> own() {
        SpliceTime time = SpliceTime.at(new Pts(Pts.TURN - 1));
        return Stream.of(
                SpliceInfo.of(schedule(), new SpliceDescriptor.DtmfDescriptor(50, "12#")),
                SpliceInfo.of(componentInsert(time), new SpliceDescriptor.TimeDescriptor(1, 2, 3)),
                SpliceInfo.of(new SpliceCommand.TimeSignal(time), segmentation(), audio()),
                SpliceInfo.of(
                        new SpliceCommand.PrivateCommand(7, Bytes.ofText("abc")),
                        new SpliceDescriptor.Private(9, 7, Bytes.ofText("def"))),
                SpliceInfo.of(new SpliceCommand.SpliceNull()),
                SpliceInfo.of(new SpliceCommand.BandwidthReservation()));
    }

    private static SpliceCommand schedule() {
        SpliceCommand.Plan plan =
                new SpliceCommand.Plan(
                        true,
                        new SpliceCommand.ComponentsUtc(
                                List.of(new SpliceCommand.ComponentUtc(1, 1_000_000_000))),
                        Optional.empty(),
                        SpliceCommand.Avail.NONE);
        return new SpliceCommand.SpliceSchedule(
                List.of(
                        new SpliceCommand.Scheduled(1, true, Optional.of(plan)),
                        new SpliceCommand.Scheduled(2, true, Optional.empty())));
    }

    private static SpliceCommand componentInsert(SpliceTime time) {
        return new SpliceCommand.SpliceInsert(
                3,
                Optional.of(
                        new SpliceCommand.Insertion(
                                true,
                                true,
                                new SpliceCommand.Components(
                                        List.of(new SpliceCommand.ComponentTime(1, time))),
                                Optional.empty(),
                                SpliceCommand.Avail.NONE)));
    }

    private static SpliceDescriptor segmentation() {
        Upid several =
                new Upid.Several(
                        List.of(
                                Upid.Named.text(Upid.Kind.AD_ID, "ABCD0123456H"),
                                new Upid.Managed(5, Bytes.ofText("x"))));
        return new SpliceDescriptor.SegmentationDescriptor(
                4,
                true,
                Optional.of(
                        new Segmentation(
                                Optional.empty(),
                                Optional.of(
                                        List.of(
                                                new SpliceDescriptor.ComponentOffset(
                                                        1, new Pts(90)))),
                                Optional.of(2_700_000L),
                                several,
                                0x34,
                                new Part(1, 2),
                                Optional.of(new Part(1, 1)))));
    }

    private static SpliceDescriptor audio() {
        return new SpliceDescriptor.AudioDescriptor(
                List.of(new SpliceDescriptor.AudioChannel(1, "zho", 0, 2, true)));
    }
}
