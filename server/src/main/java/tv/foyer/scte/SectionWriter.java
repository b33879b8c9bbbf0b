package tv.foyer.scte;

import java.util.List;

/** Writes a splice_info_section with its CRC. */
final class SectionWriter {
    /** The most that 12 bits of length can say; the standard asks senders for 4,093. */
    private static final int MAX_SECTION = 0xFFF;

    private static final int MAX_COMMAND = SectionReader.LENGTH_LEFT_OUT - 1;

    /** From protocol_version to splice_command_length. */
    private static final int FIXED_BYTES = 10;

    private SectionWriter() {}

    static byte[] encode(SpliceInfo info) {
        Payload payload = payload(info.content());
        int length = FIXED_BYTES + payload.bytes.length + SectionReader.CRC_BYTES;
        BitWriter out = new BitWriter();
        out.bits(8, SectionReader.TABLE_ID)
                .flag(false)
                .flag(false)
                .bits(2, info.sapType())
                .bits(12, length)
                .bits(8, 0)
                .flag(info.content() instanceof SpliceInfo.Encrypted)
                .bits(6, info.encryption().algorithm())
                .bits(33, info.ptsAdjustment().ticks())
                .bits(8, info.encryption().cwIndex())
                .bits(12, info.tier())
                .bits(12, payload.commandLength)
                .bytes(payload.bytes);
        byte[] covered = out.toArray();
        return out.bits(32, Crc.of(covered, 0, covered.length)).toArray();
    }

    /** Refuses what no section can hold. */
    static void requireFit(SpliceInfo.Content content) {
        int length = FIXED_BYTES + payload(content).bytes.length + SectionReader.CRC_BYTES;
        Ranges.check("sectionLength", length, MAX_SECTION);
    }

    /** What stands between splice_command_length and the CRC. */
    private record Payload(int commandLength, byte[] bytes) {}

    private static Payload payload(SpliceInfo.Content content) {
        return switch (content) {
            case SpliceInfo.Encrypted(int commandLength, var payload) ->
                    new Payload(commandLength, payload.toArray());
            case SpliceInfo.Clear clear -> clear(clear);
        };
    }

    private static Payload clear(SpliceInfo.Clear clear) {
        byte[] command = CommandWriter.body(clear.command());
        Ranges.check("spliceCommandLength", command.length, MAX_COMMAND);
        byte[] descriptors = loop(clear.descriptors());
        Ranges.check("descriptorLoopLength", descriptors.length, Ranges.BITS_16);
        byte[] bytes =
                new BitWriter()
                        .bits(8, CommandWriter.type(clear.command()))
                        .bytes(command)
                        .bits(16, descriptors.length)
                        .bytes(descriptors)
                        .bytes(clear.stuffing())
                        .toArray();
        int told = clear.lengthLeftOut() ? SectionReader.LENGTH_LEFT_OUT : command.length;
        return new Payload(told, bytes);
    }

    private static byte[] loop(List<SpliceDescriptor> descriptors) {
        BitWriter out = new BitWriter();
        descriptors.forEach(descriptor -> DescriptorWriter.write(out, descriptor));
        return out.toArray();
    }
}
