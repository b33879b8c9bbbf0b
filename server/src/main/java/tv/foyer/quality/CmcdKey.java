package tv.foyer.quality;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The reserved keys of Common Media Client Data, version 1 (CTA-5004) and 2 (CTA-5004-B), and the
 * house's own, which carry its name as the standard asks of custom keys. Units are the standard's:
 * milliseconds, kbit/s.
 */
enum CmcdKey {
    AB("ab", Kind.WHOLES),
    BG("bg", Kind.FLAG),
    BL("bl", Kind.WHOLES),
    BR("br", Kind.WHOLES),
    BS("bs", Kind.FLAG),
    BSA("bsa", Kind.WHOLES),
    BSD("bsd", Kind.WHOLES),
    BSDA("bsda", Kind.WHOLES),
    CDN("cdn", Kind.STRING),
    CEN("cen", Kind.STRING),
    CID("cid", Kind.STRING),
    CMSDD("cmsdd", Kind.STRING),
    CMSDS("cmsds", Kind.STRING),
    CS("cs", Kind.STRING),
    D("d", Kind.WHOLE),
    DF("df", Kind.WHOLE),
    DFA("dfa", Kind.WHOLE),
    DL("dl", Kind.WHOLE),
    E("e", Kind.TOKEN),
    EC("ec", Kind.STRINGS),
    H("h", Kind.STRING),
    LAB("lab", Kind.WHOLES),
    LB("lb", Kind.WHOLES),
    LTC("ltc", Kind.WHOLE),
    MSD("msd", Kind.WHOLE),
    MTP("mtp", Kind.WHOLES),
    NOR("nor", Kind.STRINGS),
    NR("nr", Kind.FLAG),
    NRR("nrr", Kind.STRING),
    OT("ot", Kind.TOKEN),
    PB("pb", Kind.WHOLES),
    PR("pr", Kind.NUMBER),
    PT("pt", Kind.WHOLE),
    RC("rc", Kind.WHOLE),
    RTP("rtp", Kind.WHOLE),
    SF("sf", Kind.TOKEN),
    SID("sid", Kind.STRING),
    SMRT("smrt", Kind.STRING),
    SN("sn", Kind.WHOLE),
    ST("st", Kind.TOKEN),
    STA("sta", Kind.TOKEN),
    SU("su", Kind.FLAG),
    TAB("tab", Kind.WHOLES),
    TB("tb", Kind.WHOLES),
    TBL("tbl", Kind.WHOLES),
    TPB("tpb", Kind.WHOLES),
    TS("ts", Kind.WHOLE),
    TTFB("ttfb", Kind.WHOLE),
    TTFBB("ttfbb", Kind.WHOLE),
    TTLB("ttlb", Kind.WHOLE),
    URL("url", Kind.STRING),
    V("v", Kind.WHOLE),
    /** Names one report, so that a retry counts once; a fresh UUIDv7 for each. */
    REPORT("tv.foyer-id", Kind.STRING),
    /** Milliseconds in which pictures moved since the last report. */
    PLAYED("tv.foyer-played", Kind.WHOLE);

    /** What a key's value may be; where lists are, version 1 had single numbers or strings. */
    enum Kind {
        WHOLE("a whole number from 0"),
        NUMBER("a number from 0"),
        WHOLES("whole numbers from 0"),
        STRING("a string of at most 512 characters"),
        STRINGS("strings of at most 512 characters"),
        TOKEN("one of the standard's tokens"),
        FLAG("true or false");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule + " expected";
        }
    }

    private static final Map<String, CmcdKey> BY_WIRE = new TreeMap<>();

    static {
        for (CmcdKey key : values()) {
            BY_WIRE.put(key.wire, key);
        }
    }

    private final String wire;
    private final Kind kind;

    CmcdKey(String wire, Kind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    String wire() {
        return wire;
    }

    Kind kind() {
        return kind;
    }

    static Optional<CmcdKey> of(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
