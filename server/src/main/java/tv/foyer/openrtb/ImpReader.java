package tv.foyer.openrtb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one place of a request. */
final class ImpReader {
    private static final String SPECIFIED_CURRENCY = "USD"; // sections 3.2.4 and 3.2.12

    private ImpReader() {}

    static Imp imp(JsonIn in) {
        String id = "";
        Optional<Video> video = Optional.empty();
        Optional<Imp.Banner> banner = Optional.empty();
        Optional<Imp.Native> nativ = Optional.empty();
        Optional<Imp.Pmp> pmp = Optional.empty();
        String tagid = "";
        long floor = 0;
        String currency = SPECIFIED_CURRENCY;
        boolean secure = false;
        int ssai = 0;
        int exp = 0;
        if (in.object()) {
            while (in.field()) {
                switch (in.name()) {
                    case "id" -> id = in.text();
                    case "video" -> video = video(in);
                    case "banner" -> banner = banner(in);
                    case "native" -> nativ = nativ(in);
                    case "pmp" -> pmp = pmp(in);
                    case "tagid" -> tagid = in.text();
                    case "bidfloor" -> floor = in.micros();
                    case "bidfloorcur" -> currency = in.text();
                    case "secure" -> secure = in.flag();
                    case "ssai" -> ssai = in.notNegative();
                    case "exp" -> exp = in.notNegative();
                    default -> in.skip();
                }
            }
        }
        return new Imp(id, video, banner, nativ, pmp, tagid, floor, currency, secure, ssai, exp);
    }

    private static Optional<Video> video(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        VideoDraft draft = new VideoDraft();
        while (in.field()) {
            if (!draft.length(in) && !draft.look(in)) {
                in.skip();
            }
        }
        return Optional.of(draft.video());
    }

    /** A place for films while it is read; its many fields in two groups. */
    private static final class VideoDraft {
        private List<String> mimes = List.of();
        private int minduration;
        private int maxduration;
        private OptionalInt startdelay = OptionalInt.empty();
        private int maxseq;
        private int poddur;
        private List<Integer> protocols = List.of();
        private int w;
        private int h;
        private String podid = "";
        private int podseq;
        private List<Integer> rqddurs = List.of();
        private int plcmt;
        private int linearity;
        private boolean skip;
        private List<Integer> battr = List.of();
        private int slotinpod;
        private long perSecond;
        private List<Imp.DurationFloor> durfloors = List.of();
        private List<Integer> poddedupe = List.of();
        private List<Integer> playbackmethod = List.of();
        private List<Integer> api = List.of();
        private int pos;

        boolean length(JsonIn in) {
            switch (in.name()) {
                case "minduration" -> minduration = in.notNegative();
                case "maxduration" -> maxduration = in.notNegative();
                case "startdelay" -> startdelay = OptionalInt.of(in.whole());
                case "maxseq" -> maxseq = in.notNegative();
                case "poddur" -> poddur = in.notNegative();
                case "podid" -> podid = in.textOrNumber();
                case "podseq" -> podseq = in.whole();
                case "rqddurs" -> rqddurs = in.numbers();
                case "slotinpod" -> slotinpod = in.whole();
                case "mincpmpersec" -> perSecond = in.micros();
                case "durfloors" -> durfloors = durfloors(in);
                case "poddedupe" -> poddedupe = in.numbersOrOne();
                default -> {
                    return false;
                }
            }
            return true;
        }

        boolean look(JsonIn in) {
            switch (in.name()) {
                case "mimes" -> mimes = in.texts();
                case "protocols" -> protocols = in.numbers();
                case "w" -> w = in.notNegative();
                case "h" -> h = in.notNegative();
                case "plcmt" -> plcmt = in.notNegative();
                case "linearity" -> linearity = in.notNegative();
                case "skip" -> skip = in.flag();
                case "battr" -> battr = in.numbers();
                case "playbackmethod" -> playbackmethod = in.numbers();
                case "api" -> api = in.numbers();
                case "pos" -> pos = in.notNegative();
                default -> {
                    return false;
                }
            }
            return true;
        }

        Video video() {
            return new Video(
                    mimes,
                    minduration,
                    maxduration,
                    startdelay,
                    maxseq,
                    poddur,
                    protocols,
                    w,
                    h,
                    podid,
                    podseq,
                    rqddurs,
                    plcmt,
                    linearity,
                    skip,
                    battr,
                    slotinpod,
                    perSecond,
                    durfloors,
                    poddedupe,
                    playbackmethod,
                    api,
                    pos);
        }
    }

    private static List<Imp.DurationFloor> durfloors(JsonIn in) {
        List<Imp.DurationFloor> all = new ArrayList<>(4);
        if (!in.array()) {
            return all;
        }
        while (in.item()) {
            int least = 0;
            int most = 0;
            long floor = 0;
            if (in.object()) {
                while (in.field()) {
                    switch (in.name()) {
                        case "mindur" -> least = in.notNegative();
                        case "maxdur" -> most = in.notNegative();
                        case "bidfloor" -> floor = in.micros();
                        default -> in.skip();
                    }
                }
                all.add(new Imp.DurationFloor(least, most, floor));
            }
        }
        return all;
    }

    private static Optional<Imp.Banner> banner(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        int w = 0;
        int h = 0;
        int pos = 0;
        List<Integer> battr = List.of();
        List<Integer> api = List.of();
        while (in.field()) {
            switch (in.name()) {
                case "w" -> w = in.notNegative();
                case "h" -> h = in.notNegative();
                case "pos" -> pos = in.notNegative();
                case "battr" -> battr = in.numbers();
                case "api" -> api = in.numbers();
                default -> in.skip();
            }
        }
        return Optional.of(new Imp.Banner(w, h, pos, battr, api));
    }

    private static Optional<Imp.Native> nativ(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        String request = "";
        String ver = "";
        List<Integer> battr = List.of();
        List<Integer> api = List.of();
        while (in.field()) {
            switch (in.name()) {
                case "request" -> request = in.text();
                case "ver" -> ver = in.text();
                case "battr" -> battr = in.numbers();
                case "api" -> api = in.numbers();
                default -> in.skip();
            }
        }
        return Optional.of(new Imp.Native(request, ver, battr, api));
    }

    private static Optional<Imp.Pmp> pmp(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        boolean only = false;
        List<Imp.Deal> deals = new ArrayList<>(4);
        while (in.field()) {
            switch (in.name()) {
                case "private_auction" -> only = in.flag();
                case "deals" -> {
                    if (in.array()) {
                        while (in.item()) {
                            deals.add(deal(in));
                        }
                    }
                }
                default -> in.skip();
            }
        }
        return Optional.of(new Imp.Pmp(only, deals));
    }

    private static Imp.Deal deal(JsonIn in) {
        String id = "";
        long floor = 0;
        String currency = SPECIFIED_CURRENCY;
        int at = 0;
        List<String> seats = List.of();
        List<String> domains = List.of();
        long perSecond = 0;
        List<Imp.DurationFloor> floors = List.of();
        if (in.object()) {
            while (in.field()) {
                switch (in.name()) {
                    case "id" -> id = in.text();
                    case "bidfloor" -> floor = in.micros();
                    case "bidfloorcur" -> currency = in.text();
                    case "at" -> at = in.notNegative();
                    case "wseat" -> seats = in.texts();
                    case "wadomain" -> domains = in.texts();
                    case "mincpmpersec" -> perSecond = in.micros();
                    case "durfloors" -> floors = durfloors(in);
                    default -> in.skip();
                }
            }
        }
        return new Imp.Deal(id, floor, currency, at, seats, domains, perSecond, floors);
    }
}
