package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.events.Surface;
import tv.foyer.json.JsonBytes;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;

/**
 * What a set is told of its ads (docs/http.md). It prints itself: an answer is three kilobytes, and
 * reflection over it took a fifth of a decision. {@code AdAnswerTest} holds the print against the
 * general one.
 */
record AdAnswer(String policy, List<Filled> breaks) {
    private static final int USUAL_BYTES = 4_096;
    private static final byte[] POLICY = JsonBytes.piece("{\"policy\":");
    private static final byte[] BREAKS = JsonBytes.piece(",\"breaks\":[");
    private static final byte[] SURFACE = JsonBytes.piece("{\"surface\":");
    private static final byte[] ADS = JsonBytes.piece(",\"ads\":[");
    private static final byte[] SLOT = JsonBytes.piece("{\"slot\":");
    private static final byte[] TOKEN = JsonBytes.piece(",\"token\":");
    private static final byte[] TITLE = JsonBytes.piece(",\"title\":");
    private static final byte[] HEADLINE = JsonBytes.piece(",\"headline\":");
    private static final byte[] ADVERTISER = JsonBytes.piece(",\"advertiser\":");
    private static final byte[] LABEL = JsonBytes.piece(",\"label\":");
    private static final byte[] SECONDS = JsonBytes.piece(",\"seconds\":");
    private static final byte[] FORMAT = JsonBytes.piece(",\"format\":");
    private static final byte[] MEDIA = JsonBytes.piece(",\"media\":");
    private static final byte[] WIDTH = JsonBytes.piece(",\"width\":");
    private static final byte[] HEIGHT = JsonBytes.piece(",\"height\":");
    private static final byte[] QR = JsonBytes.piece(",\"qr\":");
    private static final byte[] PATH = JsonBytes.piece("{\"path\":");
    private static final byte[] URL = JsonBytes.piece(",\"url\":");
    private static final byte[] ZH = JsonBytes.piece("{\"zh\":");
    private static final byte[] EN = JsonBytes.piece(",\"en\":");
    private static final byte[] NOTHING = JsonBytes.piece("null");
    private static final byte[] COMMA = JsonBytes.piece(",");
    private static final byte[] END = JsonBytes.piece("}");
    private static final byte[] END_OF_LIST = JsonBytes.piece("]}");

    AdAnswer {
        breaks = List.copyOf(breaks);
    }

    /** The ads of one break, in their order; none where nothing was decided. */
    record Filled(Surface surface, List<Ad> ads) {
        Filled {
            ads = List.copyOf(ads);
        }
    }

    record Ad(
            int slot,
            String token,
            Text title,
            Optional<Text> headline,
            Text advertiser,
            Text label,
            int seconds,
            LineItem.Format format,
            String media,
            int width,
            int height,
            Optional<Qr> qr) {}

    record Qr(String path, String url) {}

    /** Returns the answer as JSON, in the order of the components. */
    byte[] json() {
        JsonBytes out = new JsonBytes(USUAL_BYTES);
        out.raw(POLICY).string(policy).raw(BREAKS);
        for (int i = 0; i < breaks.size(); i++) {
            Filled filled = breaks.get(i);
            if (i > 0) {
                out.raw(COMMA);
            }
            out.raw(SURFACE).string(filled.surface().name()).raw(ADS);
            ads(out, filled.ads());
            out.raw(END_OF_LIST);
        }
        return out.raw(END_OF_LIST).done();
    }

    private static void ads(JsonBytes out, List<Ad> ads) {
        for (int i = 0; i < ads.size(); i++) {
            if (i > 0) {
                out.raw(COMMA);
            }
            ad(out, ads.get(i));
        }
    }

    private static void ad(JsonBytes out, Ad ad) {
        out.raw(SLOT).number(ad.slot());
        out.raw(TOKEN).string(ad.token());
        text(out.raw(TITLE), ad.title());
        text(out.raw(HEADLINE), ad.headline().orElse(null));
        text(out.raw(ADVERTISER), ad.advertiser());
        text(out.raw(LABEL), ad.label());
        out.raw(SECONDS).number(ad.seconds());
        out.raw(FORMAT).string(ad.format().name());
        out.raw(MEDIA).string(ad.media());
        out.raw(WIDTH).number(ad.width());
        out.raw(HEIGHT).number(ad.height());
        out.raw(QR);
        if (ad.qr().isEmpty()) {
            out.raw(NOTHING);
        } else {
            Qr qr = ad.qr().get();
            out.raw(PATH).string(qr.path()).raw(URL).string(qr.url()).raw(END);
        }
        out.raw(END);
    }

    private static void text(JsonBytes out, @org.jspecify.annotations.Nullable Text text) {
        if (text == null) {
            out.raw(NOTHING);
        } else {
            out.raw(ZH).string(text.zh()).raw(EN).string(text.en()).raw(END);
        }
    }
}
