package tv.foyer.scte;

import java.util.List;

/** Reads a splice_info_section (ANSI/SCTE 35 2023, 9.6). */
final class SectionReader {
    static final int TABLE_ID = 0xFC;
    static final int HEADER_BYTES = 3;
    static final int CRC_BYTES = 4;
    static final int LENGTH_LEFT_OUT = 0xFFF;
    private static final byte PADDING = (byte) 0xFF;

    private SectionReader() {}

    /** Bytes of 0xFF behind the section are a packet's padding and not of the section. */
    static Decoded decode(byte[] data) {
        try {
            return new Decoded.Cue(section(data));
        } catch (Malformed e) {
            return new Decoded.Bad(e.reason(), e.offset);
        }
    }

    private static SpliceInfo section(byte[] data) throws Malformed {
        BitReader in = new BitReader(data, 0, data.length);
        require(in.number(8, "tableId") == TABLE_ID, "tableId: 0xFC expected", 0);
        require(!in.flag("sectionSyntaxIndicator"), "sectionSyntaxIndicator: 0 expected", 1);
        require(!in.flag("privateIndicator"), "privateIndicator: 0 expected", 1);
        int sapType = in.number(2, "sapType");
        int length = in.number(12, "sectionLength");
        BitReader section = in.part(length, "sectionLength");
        padding(data, in.offset());
        require(length >= CRC_BYTES, "sectionLength: too short for a CRC", 1);
        require(Crc.of(data, 0, in.offset()) == 0, "crc32: not that of the section", in.offset());
        return body(sapType, section.part(length - CRC_BYTES, "section"));
    }

    private static void padding(byte[] data, int from) throws Malformed {
        for (int i = from; i < data.length; i++) {
            require(data[i] == PADDING, "bytes behind the section that are not padding", i);
        }
    }

    private static SpliceInfo body(int sapType, BitReader in) throws Malformed {
        int versionAt = in.offset();
        require(
                in.number(8, "protocolVersion") == 0,
                "protocolVersion: 0 expected, as there is no other",
                versionAt);
        boolean encrypted = in.flag("encryptedPacket");
        int algorithm = in.number(6, "encryptionAlgorithm");
        Pts adjustment = new Pts(in.bits(33, "ptsAdjustment"));
        int cwIndex = in.number(8, "cwIndex");
        int tier = in.number(12, "tier");
        int commandLength = in.number(12, "spliceCommandLength");
        SpliceInfo.Content content =
                encrypted
                        ? new SpliceInfo.Encrypted(commandLength, in.rest())
                        : clear(commandLength, in);
        return new SpliceInfo(
                sapType, new SpliceInfo.Encryption(algorithm, cwIndex), adjustment, tier, content);
    }

    private static SpliceInfo.Content clear(int commandLength, BitReader in) throws Malformed {
        int type = in.number(8, "spliceCommandType");
        boolean leftOut = commandLength == LENGTH_LEFT_OUT;
        SpliceCommand command = leftOut ? unmeasured(type, in) : measured(type, commandLength, in);
        int loopLength = in.number(16, "descriptorLoopLength");
        List<SpliceDescriptor> descriptors =
                DescriptorReader.all(in.part(loopLength, "descriptorLoopLength"));
        return new SpliceInfo.Clear(command, descriptors, in.rest(), leftOut);
    }

    private static SpliceCommand unmeasured(int type, BitReader in) throws Malformed {
        require(
                !CommandReader.isUnbounded(type),
                "spliceCommandLength: required, as command " + type + " has no own end",
                in.offset());
        return CommandReader.read(type, in);
    }

    private static SpliceCommand measured(int type, int length, BitReader in) throws Malformed {
        BitReader part = in.part(length, "spliceCommandLength");
        SpliceCommand command = CommandReader.read(type, part);
        part.finished("spliceCommandLength");
        return command;
    }

    private static void require(boolean holds, String rule, int offset) throws Malformed {
        if (!holds) {
            throw new Malformed(rule, offset);
        }
    }
}
