package tv.foyer.openrtb;

import java.util.List;
import java.util.OptionalInt;
import tv.foyer.openrtb.BidRequest.Regs;
import tv.foyer.openrtb.BidRequest.User;

/** Writes a request. */
final class RequestWriter {
    private RequestWriter() {}

    static void request(JsonOut out, BidRequest r) {
        out.open('{');
        out.text("id", r.id());
        out.open("imp", '[');
        for (int i = 0; i < r.imp().size(); i++) {
            imp(out, r.imp().get(i));
        }
        out.close(']');
        r.app().ifPresent(app -> app(out, app));
        device(out, r.device());
        r.user().ifPresent(user -> user(out, user));
        regs(out, r.regs());
        source(out, r);
        out.flag("test", r.test());
        out.number("at", r.at());
        out.number("tmax", r.tmaxMillis());
        out.texts("cur", r.cur());
        out.texts("bcat", r.bcat());
        out.number("cattax", r.cattax());
        out.texts("badv", r.badv());
        out.texts("bseat", r.bseat());
        out.texts("wseat", r.wseat());
        out.close('}');
    }

    private static void imp(JsonOut out, Imp imp) {
        out.open('{');
        out.text("id", imp.id());
        imp.video().ifPresent(video -> video(out, video));
        imp.banner().ifPresent(banner -> banner(out, banner));
        imp.nativ().ifPresent(nativ -> nativ(out, nativ));
        imp.pmp().ifPresent(pmp -> pmp(out, pmp));
        out.text("tagid", imp.tagid());
        out.floor("bidfloor", imp.floorCpmMicros());
        out.text("bidfloorcur", imp.floorCurrency());
        out.flag("secure", imp.secure());
        out.number("ssai", imp.ssai());
        out.number("exp", imp.expSeconds());
        out.close('}');
    }

    private static void video(JsonOut out, Video v) {
        out.open("video", '{');
        out.texts("mimes", v.mimes());
        out.number("minduration", v.minduration());
        out.number("maxduration", v.maxduration());
        optional(out, "startdelay", v.startdelay());
        out.number("maxseq", v.maxseq());
        out.number("poddur", v.poddur());
        out.numbers("protocols", v.protocols());
        out.number("w", v.w());
        out.number("h", v.h());
        out.text("podid", v.podid());
        out.number("podseq", v.podseq());
        out.numbers("rqddurs", v.rqddurs());
        out.number("plcmt", v.plcmt());
        out.number("linearity", v.linearity());
        out.flag("skip", v.skip());
        out.numbers("battr", v.battr());
        out.number("slotinpod", v.slotinpod());
        out.floor("mincpmpersec", v.perSecondMicros());
        floors(out, v.durfloors());
        out.numbers("poddedupe", v.poddedupe());
        out.numbers("playbackmethod", v.playbackmethod());
        out.numbers("api", v.api());
        out.number("pos", v.pos());
        out.close('}');
    }

    private static void optional(JsonOut out, String name, OptionalInt value) {
        if (value.isPresent()) {
            out.always(name, value.getAsInt());
        }
    }

    private static void floors(JsonOut out, List<Imp.DurationFloor> floors) {
        if (floors.isEmpty()) {
            return;
        }
        out.open("durfloors", '[');
        for (Imp.DurationFloor floor : floors) {
            out.open('{');
            out.number("mindur", floor.minSeconds());
            out.number("maxdur", floor.maxSeconds());
            out.micros("bidfloor", floor.cpmMicros());
            out.close('}');
        }
        out.close(']');
    }

    private static void banner(JsonOut out, Imp.Banner banner) {
        out.open("banner", '{');
        out.number("w", banner.w());
        out.number("h", banner.h());
        out.number("pos", banner.pos());
        out.numbers("battr", banner.battr());
        out.numbers("api", banner.api());
        out.close('}');
    }

    private static void nativ(JsonOut out, Imp.Native nativ) {
        out.open("native", '{');
        out.text("request", nativ.request());
        out.text("ver", nativ.ver());
        out.numbers("battr", nativ.battr());
        out.numbers("api", nativ.api());
        out.close('}');
    }

    private static void pmp(JsonOut out, Imp.Pmp pmp) {
        out.open("pmp", '{');
        out.flag("private_auction", pmp.privateAuction());
        out.open("deals", '[');
        for (Imp.Deal deal : pmp.deals()) {
            out.open('{');
            out.text("id", deal.id());
            out.floor("bidfloor", deal.floorCpmMicros());
            out.text("bidfloorcur", deal.floorCurrency());
            out.number("at", deal.at());
            out.texts("wseat", deal.wseat());
            out.texts("wadomain", deal.wadomain());
            out.floor("mincpmpersec", deal.perSecondMicros());
            floors(out, deal.floors());
            out.close('}');
        }
        out.close(']');
        out.close('}');
    }

    private static void app(JsonOut out, App app) {
        out.open("app", '{');
        out.text("id", app.id());
        out.text("name", app.name());
        out.text("bundle", app.bundle());
        out.text("domain", app.domain());
        out.text("storeurl", app.storeurl());
        out.texts("cat", app.cat());
        app.publisher()
                .ifPresent(publisher -> {
                    out.open("publisher", '{');
                    out.text("id", publisher.id());
                    out.text("name", publisher.name());
                    out.text("domain", publisher.domain());
                    out.close('}');
                });
        app.content().ifPresent(content -> content(out, content));
        out.text("inventorypartnerdomain", app.inventorypartnerdomain());
        out.close('}');
    }

    private static void content(JsonOut out, App.Content content) {
        out.open("content", '{');
        out.text("id", content.id());
        out.text("title", content.title());
        out.text("series", content.series());
        out.text("genre", content.genre());
        out.text("contentrating", content.contentrating());
        out.text("language", content.language());
        out.texts("cat", content.cat());
        out.number("cattax", content.cattax());
        out.flag("livestream", content.livestream());
        out.number("len", content.len());
        out.close('}');
    }

    private static void device(JsonOut out, Device device) {
        out.open("device", '{');
        out.text("ua", device.ua());
        out.text("ip", device.ip());
        out.number("devicetype", device.devicetype());
        out.text("make", device.make());
        out.text("model", device.model());
        out.text("os", device.os());
        out.text("osv", device.osv());
        out.number("w", device.w());
        out.number("h", device.h());
        out.text("ifa", device.ifa());
        out.flag("lmt", device.lmt());
        out.flag("dnt", device.dnt());
        out.text("language", device.language());
        if (!device.country().isEmpty() || !device.region().isEmpty()) {
            out.open("geo", '{');
            out.text("country", device.country());
            out.text("region", device.region());
            out.close('}');
        }
        out.close('}');
    }

    private static void user(JsonOut out, User user) {
        out.open("user", '{');
        out.text("id", user.id());
        out.text("buyeruid", user.buyeruid());
        out.text("consent", user.consent());
        out.close('}');
    }

    private static void regs(JsonOut out, Regs regs) {
        out.open("regs", '{');
        out.flag("coppa", regs.coppa());
        out.flag("gdpr", regs.gdpr());
        out.text("us_privacy", regs.usPrivacy());
        out.text("gpp", regs.gpp());
        out.numbers("gpp_sid", regs.sid());
        out.close('}');
    }

    private static void source(JsonOut out, BidRequest r) {
        out.open("source", '{');
        out.text("tid", r.tid());
        r.schain()
                .ifPresent(chain -> {
                    out.open("schain", '{');
                    out.always("complete", chain.complete() ? 1 : 0);
                    out.text("ver", chain.ver());
                    out.open("nodes", '[');
                    for (SupplyChain.Node node : chain.nodes()) {
                        out.open('{');
                        out.text("asi", node.asi());
                        out.text("sid", node.sid());
                        out.always("hp", node.hp() ? 1 : 0);
                        out.text("rid", node.rid());
                        out.close('}');
                    }
                    out.close(']');
                    out.close('}');
                });
        out.close('}');
    }
}
