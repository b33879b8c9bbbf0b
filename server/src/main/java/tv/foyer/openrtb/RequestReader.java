package tv.foyer.openrtb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.foyer.openrtb.BidRequest.Regs;
import tv.foyer.openrtb.BidRequest.User;

/** Reads a request; see {@link ImpReader} for its places. */
final class RequestReader {
    private RequestReader() {}

    static BidRequest request(JsonIn in) {
        if (!in.object()) {
            throw in.fault("an object expected");
        }
        String id = "";
        List<Imp> imps = List.of();
        Optional<App> app = Optional.empty();
        Device device = Device.none();
        Optional<User> user = Optional.empty();
        Regs regs = Regs.none();
        Source source = Source.NONE;
        boolean test = false;
        int at = 2; // section 3.2.1: second price plus is the default
        int tmax = 0;
        List<String> cur = List.of();
        List<String> bcat = List.of();
        int cattax = 0;
        List<String> badv = List.of();
        List<String> bseat = List.of();
        List<String> wseat = List.of();
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "imp" -> imps = imps(in);
                case "app" -> app = app(in);
                case "device" -> device = device(in);
                case "user" -> user = user(in);
                case "regs" -> regs = regs(in);
                case "source" -> source = source(in);
                case "test" -> test = in.flag();
                case "at" -> at = in.notNegative();
                case "tmax" -> tmax = in.notNegative();
                case "cur" -> cur = in.texts();
                case "bcat" -> bcat = in.texts();
                case "cattax" -> cattax = in.notNegative();
                case "badv" -> badv = in.texts();
                case "bseat" -> bseat = in.texts();
                case "wseat" -> wseat = in.texts();
                default -> in.skip();
            }
        }
        return new BidRequest(
                id,
                imps,
                app,
                device,
                user,
                regs,
                source.chain(),
                source.tid(),
                test,
                at,
                tmax,
                cur,
                bcat,
                cattax,
                badv,
                bseat,
                wseat);
    }

    private record Source(String tid, Optional<SupplyChain> chain) {
        static final Source NONE = new Source("", Optional.empty());
    }

    private static List<Imp> imps(JsonIn in) {
        List<Imp> all = new ArrayList<>(4);
        if (in.array()) {
            while (in.item()) {
                all.add(ImpReader.imp(in));
            }
        }
        return all;
    }

    private static Optional<App> app(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        String id = "";
        String name = "";
        String bundle = "";
        String domain = "";
        String store = "";
        List<String> cat = List.of();
        Optional<App.Publisher> publisher = Optional.empty();
        Optional<App.Content> content = Optional.empty();
        String partner = "";
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                case "bundle" -> bundle = in.text();
                case "domain" -> domain = in.text();
                case "storeurl" -> store = in.text();
                case "cat" -> cat = in.texts();
                case "publisher" -> publisher = publisher(in);
                case "content" -> content = content(in);
                case "inventorypartnerdomain" -> partner = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(
                new App(id, name, bundle, domain, store, cat, publisher, content, partner));
    }

    private static Optional<App.Publisher> publisher(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        String id = "";
        String name = "";
        String domain = "";
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                case "domain" -> domain = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(new App.Publisher(id, name, domain));
    }

    private static Optional<App.Content> content(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        String id = "";
        String title = "";
        String series = "";
        String genre = "";
        String rating = "";
        String language = "";
        List<String> cat = List.of();
        int cattax = 0;
        boolean live = false;
        int len = 0;
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "title" -> title = in.text();
                case "series" -> series = in.text();
                case "genre" -> genre = in.text();
                case "contentrating" -> rating = in.text();
                case "language" -> language = in.text();
                case "cat" -> cat = in.texts();
                case "cattax" -> cattax = in.notNegative();
                case "livestream" -> live = in.flag();
                case "len" -> len = in.notNegative();
                default -> in.skip();
            }
        }
        return Optional.of(
                new App.Content(
                        id, title, series, genre, rating, language, cat, cattax, live, len));
    }

    private static Device device(JsonIn in) {
        if (!in.object()) {
            return Device.none();
        }
        String ua = "";
        String ip = "";
        int type = 0;
        String make = "";
        String model = "";
        String os = "";
        String osv = "";
        int w = 0;
        int h = 0;
        String ifa = "";
        boolean lmt = false;
        boolean dnt = false;
        String language = "";
        Geo geo = Geo.NONE;
        while (in.field()) {
            switch (in.name()) {
                case "ua" -> ua = in.text();
                case "ip" -> ip = in.text();
                case "devicetype" -> type = in.notNegative();
                case "make" -> make = in.text();
                case "model" -> model = in.text();
                case "os" -> os = in.text();
                case "osv" -> osv = in.text();
                case "w" -> w = in.notNegative();
                case "h" -> h = in.notNegative();
                case "ifa" -> ifa = in.text();
                case "lmt" -> lmt = in.flag();
                case "dnt" -> dnt = in.flag();
                case "language" -> language = in.text();
                case "geo" -> geo = geo(in);
                default -> in.skip();
            }
        }
        return new Device(
                ua,
                ip,
                type,
                make,
                model,
                os,
                osv,
                w,
                h,
                ifa,
                lmt,
                dnt,
                language,
                geo.country(),
                geo.region());
    }

    private record Geo(String country, String region) {
        static final Geo NONE = new Geo("", "");
    }

    /** Country and region; a closer place is not our business. */
    private static Geo geo(JsonIn in) {
        String country = "";
        String region = "";
        if (in.object()) {
            while (in.field()) {
                switch (in.name()) {
                    case "country" -> country = in.text();
                    case "region" -> region = in.text();
                    default -> in.skip();
                }
            }
        }
        return new Geo(country, region);
    }

    private static Optional<User> user(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        String id = "";
        String buyer = "";
        String consent = "";
        while (in.field()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "buyeruid" -> buyer = in.text();
                case "consent" -> consent = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(new User(id, buyer, consent));
    }

    private static Regs regs(JsonIn in) {
        if (!in.object()) {
            return Regs.none();
        }
        boolean coppa = false;
        boolean gdpr = false;
        String us = "";
        String gpp = "";
        List<Integer> sid = List.of();
        while (in.field()) {
            switch (in.name()) {
                case "coppa" -> coppa = in.flag();
                case "gdpr" -> gdpr = in.flag();
                case "us_privacy" -> us = in.text();
                case "gpp" -> gpp = in.text();
                case "gpp_sid" -> sid = in.numbers();
                default -> in.skip();
            }
        }
        return new Regs(coppa, gdpr, us, gpp, sid);
    }

    /** The chain stands in source, in 2.5 still in its ext. */
    private static Source source(JsonIn in) {
        if (!in.object()) {
            return Source.NONE;
        }
        String tid = "";
        Optional<SupplyChain> chain = Optional.empty();
        while (in.field()) {
            switch (in.name()) {
                case "tid" -> tid = in.text();
                case "schain" -> chain = chain(in);
                case "ext" -> {
                    Source old = source(in);
                    chain = chain.or(old::chain);
                }
                default -> in.skip();
            }
        }
        return new Source(tid, chain);
    }

    private static Optional<SupplyChain> chain(JsonIn in) {
        if (!in.object()) {
            return Optional.empty();
        }
        boolean complete = false;
        String ver = "";
        List<SupplyChain.Node> nodes = new ArrayList<>(4);
        while (in.field()) {
            switch (in.name()) {
                case "complete" -> complete = in.flag();
                case "ver" -> ver = in.text();
                case "nodes" -> nodes(in, nodes);
                default -> in.skip();
            }
        }
        return Optional.of(new SupplyChain(complete, ver, nodes));
    }

    private static void nodes(JsonIn in, List<SupplyChain.Node> into) {
        if (!in.array()) {
            return;
        }
        while (in.item()) {
            String asi = "";
            String sid = "";
            boolean paid = false;
            String rid = "";
            if (in.object()) {
                while (in.field()) {
                    switch (in.name()) {
                        case "asi" -> asi = in.text();
                        case "sid" -> sid = in.text();
                        case "hp" -> paid = in.flag();
                        case "rid" -> rid = in.text();
                        default -> in.skip();
                    }
                }
                into.add(new SupplyChain.Node(asi, sid, paid, rid));
            }
        }
    }
}
