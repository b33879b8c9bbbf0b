package tv.foyer.scte;

import java.util.HexFormat;
import java.util.List;

/** Sections whose bytes others have published, so that the codec is not held against itself. */
final class Samples {
    /** ANSI/SCTE 35, 14.1: time_signal, placement opportunity start. */
    static final String PLACEMENT_START =
            "FC3034000000000000FFFFF00506FE72BD0050001E021C435545494800008E7FCF0001A599B00808000000"
                    + "002CA0A18A3402009AC9D17E";

    /** 14.2: splice_insert. */
    static final String INSERT =
            "FC302F000000000000FFFFF014054800008F7FEFFE7369C02EFE0052CCF500000000000A00084355454900"
                    + "00013562DBA30A";

    /** 14.3: time_signal, placement opportunity end. */
    static final String PLACEMENT_END =
            "FC302F000000000000FFFFF00506FE746290A000190217435545494800008E7F9F0808000000002CA0A18A"
                    + "350200A9CC6758";

    /** 14.4: time_signal, programme start and end. */
    static final String PROGRAM_START_END =
            "FC3048000000000000FFFFF00506FE7A4D88B60032021743554549480000187F9F0808000000002CCBC344"
                    + "110000021743554549480000197F9F0808000000002CA4DBA01000009972E343";

    /** 14.5: time_signal, programme overlap start. */
    static final String OVERLAP_START =
            "FC302F000000000000FFFFF00506FEAEBFFF640019021743554549480000087F9F0808000000002CA56CF5"
                    + "170000951DB0A8";

    /** 14.6: time_signal, blackout override and programme end. */
    static final String BLACKOUT =
            "FC3048000000000000FFFFF00506FE932E380B00320217435545494800000A7F9F0808000000002CA0A1E3"
                    + "180000021743554549480000097F9F0808000000002CA0A18A110000B4217EB0";

    /** 14.7: time_signal, programme end. */
    static final String PROGRAM_END =
            "FC302F000000000000FFFFF00506FEAEF17C4C0019021743554549480000077F9F0808000000002CA56C97"
                    + "110000C4876A2E";

    /** 14.8: time_signal, programme end and start with a placement opportunity end. */
    static final String THREE =
            "FC3061000000000000FFFFF00506FEA8CD44ED004B021743554549480000AD7F9F0808000000002CB2D79D"
                    + "350200021743554549480000267F9F0808000000002CB2D79D110000021743554549480000277F"
                    + "9F0808000000002CB2D7B31000008A18869F";

    /** A heartbeat with the old «not told» for the command's length. */
    static final String NULL_WITHOUT_LENGTH = "FC301100000000000000FFFFFF0000004F253396";

    /** Names of the kinds Ad-ID, UMID, ISAN, TID, ADI, EIDR, ATSC, TI with MPU, MID, ADS, URI. */
    static final List<String> NAMED =
            List.of(
                    "/DA4AAAAAAAA///wBQb+AAAAAAAiAiBDVUVJAAAAA3//AAApPWwDDEFCQ0QwMTIzNDU2SBAAAGgC"
                            + "L9A=",
                    "/DBHAAAAAAAA///wBQb+AAAAAAAxAi9DVUVJAAAAA3+/BCAGCis0AQEBBQEBDSATAAAA0skDbI8Z"
                            + "U0OrcBTS1xi/2hEAAPUV9+0=",
                    "/DA4AAAAAAAA///wBQb+AAAAAAAiAiBDVUVJAAAABn//AAApPWwGDAAAAAA6jQAAAAAAABAAAPaA"
                            + "rb4=",
                    "/DA4AAAAAAAA///wBQb+AAAAAAAiAiBDVUVJAAAAA3//AAApPWwHDE1WMDAwNDE0NjQwMBAAAIH4"
                            + "Mwc=",
                    "/DBLAAAAAAAA///wBQb+AAAAAAA1AjNDVUVJYgAFin//AABSZcAJH1NJR05BTDpEUjIxWjA3WlQ4"
                            + "YThhc25pdVVoZWlBPT00AADz3GdX",
                    "/DA4AAAAAAAA///wBQb+AAAAAAAiAiBDVUVJAAAAA3//AAApPWwKDBR4+FrhALBoW4+xyBAAAGij"
                            + "1lQ=",
                    "/DA4AAAAAAAA///wBQb+AAAAAAAiAiBDVUVJAAAAA3//AAApPWwLDADx7/9odW1hbjAxMhAAALda"
                            + "WG4=",
                    "/DB5AAAAAAAAAP/wBQb/DkfmpABjAhdDVUVJhPHPYH+/CAgAAAAABy4QajEBGAIcQ1VFSYTx71B/"
                            + "/wAAK3NwCAgAAAAABy1cxzACGAIqQ1VFSYTx751/vwwbUlRMTjFIAQAAAAAxMzU2MTY2MjQ1"
                            + "NTUxQjEAAQAALL95dg==",
                    "/DBwAAAAAAAAAP/wBQb/AAAAAABaAlhDVUVJAAAAAn//AABSZcANRAoMFHeL5eP2AAAAAAAACgwU"
                            + "d4vl4/YAAAAAAAAJJlNJR05BTDpMeTlFTUd4S1IwaEZaVXRwTUhkQ1VWWm5SVUZuWnowNgEB1Dao"
                            + "2g==",
                    "/DBZAAAAAAAA///wBQb+AAAAAABDAkFDVUVJAAAAC3//AAApMuAOLUFEUy1VUElEOmFhODViYmI2"
                            + "LTVjNDMtNGI2YS1iZWJiLWVlM2IxM2ViNzk5ORAAAJd2uP4=",
                    "/DBZAAAAAAAA///wBQb+AAAAAABDAkFDVUVJAAAACn//AAApMuAPLXVybjp1dWlkOmFhODViYmI2"
                            + "LTVjNDMtNGI2YS1iZWJiLWVlM2IxM2ViNzk5ORAAAFz7UQA=");

    static final List<String> SECTION_14 =
            List.of(
                    PLACEMENT_START,
                    INSERT,
                    PLACEMENT_END,
                    PROGRAM_START_END,
                    OVERLAP_START,
                    BLACKOUT,
                    PROGRAM_END,
                    THREE);

    private Samples() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static SpliceInfo info(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Cue(var info) -> info;
            case Decoded.Bad bad -> throw new AssertionError(bad);
        };
    }

    static SpliceInfo info(String hex) {
        return info(Scte35.fromHex(hex));
    }

    /** The same section with other bytes and the CRC that belongs to them. */
    static byte[] sealed(byte[] section) {
        int end = section.length - SectionReader.CRC_BYTES;
        int crc = Crc.of(section, 0, end);
        for (int i = 0; i < SectionReader.CRC_BYTES; i++) {
            section[end + i] = (byte) (crc >>> (24 - 8 * i));
        }
        return section;
    }
}
