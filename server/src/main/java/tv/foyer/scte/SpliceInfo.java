package tv.foyer.scte;

import java.util.List;

/**
 * One splice_info_section (ANSI/SCTE 35 2023, 9.6).
 *
 * @param sapType the kind of stream access point, 0 to 3; 3 is «not told»
 * @param encryption what the header says of keys, also when nothing is encrypted
 * @param ptsAdjustment added to every time of the section; see {@link Pts#plus(Pts)}
 * @param tier the authorisation tier, 0 to 4095; 4095 is «none»
 */
public record SpliceInfo(
        int sapType, Encryption encryption, Pts ptsAdjustment, int tier, Content content) {
    private static final int MAX_SAP = 3;
    private static final int MAX_TIER = 0xFFF;

    /** Refuses what does not fit into a section: 4,096 bytes, 255 a descriptor. */
    public SpliceInfo {
        Ranges.check("sapType", sapType, MAX_SAP);
        Ranges.check("tier", tier, MAX_TIER);
        SectionWriter.requireFit(content);
    }

    /** A section as most are: not encrypted, no tier, no adjustment, no stuffing. */
    public static SpliceInfo of(SpliceCommand command, SpliceDescriptor... descriptors) {
        return new SpliceInfo(
                MAX_SAP,
                Encryption.NONE,
                Pts.ZERO,
                MAX_TIER,
                new Clear(command, List.of(descriptors), Bytes.NONE, false));
    }

    public SpliceInfo adjustedBy(Pts adjustment) {
        return new SpliceInfo(sapType, encryption, adjustment, tier, content);
    }

    /** Algorithm 0 to 63 and the index of the control word, 0 to 255. */
    public record Encryption(int algorithm, int cwIndex) {
        private static final int MAX_ALGORITHM = 63;

        public static final Encryption NONE = new Encryption(0, 0);

        public Encryption {
            Ranges.check("algorithm", algorithm, MAX_ALGORITHM);
            Ranges.check("cwIndex", cwIndex, Ranges.BITS_8);
        }
    }

    /** What stands behind the header. */
    public sealed interface Content {}

    /**
     * A section that can be read.
     *
     * @param stuffing the bytes between the descriptors and the CRC
     * @param lengthLeftOut whether splice_command_length is the old 0xFFF, «not told»
     */
    public record Clear(
            SpliceCommand command,
            List<SpliceDescriptor> descriptors,
            Bytes stuffing,
            boolean lengthLeftOut)
            implements Content {
        public Clear {
            descriptors = List.copyOf(descriptors);
            if (lengthLeftOut && command instanceof SpliceCommand.Unbounded) {
                throw new IllegalArgumentException(
                        "lengthLeftOut: the command ends where its length says");
            }
        }
    }

    /**
     * A section with encrypted_packet set: not supported, but kept. The payload begins with the
     * encrypted splice_command_type and ends before the CRC.
     */
    public record Encrypted(int commandLength, Bytes payload) implements Content {
        private static final int MAX_LENGTH = 0xFFF;

        public Encrypted {
            Ranges.check("commandLength", commandLength, MAX_LENGTH);
        }
    }
}
