package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the CTV Ad Portfolio where it stands in the extensions of an ad, and brings it to the
 * creatives that it is about: whoever uses the model finds it in one place, whichever of the three
 * forms the sender chose (extension {@code ctv_ad_portfolio}, one extension for each number of
 * AdCOM, or files right in {@code NonLinear}).
 */
final class PortfolioReader {
    private final Cursor in;
    private final List<Draft> drafts = new ArrayList<>(0);
    private final Signals adcom = new Signals();
    private final List<Registered> registered = new ArrayList<>(0);

    PortfolioReader(Cursor in) {
        this.in = in;
    }

    /** Which creative a registry's id belongs to, where that stood in an extension (VAST 2, 3). */
    private record Registered(Optional<String> creative, Creative.UniversalAdId id) {}

    /** The four numbers. */
    private static final class Signals {
        private OptionalInt placement = OptionalInt.empty();
        private OptionalInt position = OptionalInt.empty();
        private OptionalInt playbackMethod = OptionalInt.empty();
        private final List<Integer> attributes = new ArrayList<>(0);

        boolean none() {
            return placement.isEmpty()
                    && position.isEmpty()
                    && playbackMethod.isEmpty()
                    && attributes.isEmpty();
        }

        Portfolio done() {
            return new Portfolio(placement, position, playbackMethod, attributes);
        }

        boolean take(Cursor in) throws XMLStreamException {
            switch (in.name()) {
                case "plcmt" -> placement = number(in);
                case "pos" -> position = number(in);
                case "playbackmethod" -> playbackMethod = number(in);
                case "attr" -> number(in).ifPresent(attributes::add);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static OptionalInt number(Cursor in) throws XMLStreamException {
            String name = in.name();
            String text = in.text();
            OptionalInt number = Cursor.wholeNumber(text);
            if (number.isEmpty()) {
                in.badValue(name, "a whole number of AdCOM", text);
            }
            return number;
        }
    }

    /** One extension. */
    private static final class Draft {
        private Optional<String> creative = Optional.empty();
        private final Signals signals = new Signals();
        private Optional<Duration> duration = Optional.empty();
        private MediaFiles media = MediaFiles.none();
        private final List<TrackingEvent> tracking = new ArrayList<>(0);
        private final List<Link> clicks = new ArrayList<>(0);
        private final List<Link> custom = new ArrayList<>(0);
        private final List<Icon> icons = new ArrayList<>(0);
        private Optional<QrCode> qr = Optional.empty();
    }

    /** Reads the extension {@code ctv_ad_portfolio} at hand. */
    void extension() throws XMLStreamException {
        Draft draft = new Draft();
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "CreativeId" ->
                        draft.creative = Optional.of(in.text()).filter(id -> !id.isEmpty());
                case "Duration" ->
                        draft.duration = in.textAs("HH:MM:SS or HH:MM:SS.mmm", Times::read);
                case "MediaFiles" -> draft.media = MediaReader.read(in);
                case "TrackingEvents" -> in.trackers(draft.tracking);
                case "NonLinearClickTracking" -> in.link(draft.clicks);
                case "NonLinearCustomClick" -> in.link(draft.custom);
                case "Icons" -> IconReader.icons(in, draft.icons);
                case "CreativeExtensions" -> codes(draft);
                default -> draft.signals.take(in);
            }
        }
        drafts.add(draft);
    }

    /** Reads the extension at hand if it carries one number of AdCOM. */
    boolean signal(String type) throws XMLStreamException {
        switch (type) {
            case "plcmt", "pos", "playbackmethod", "attr" -> {
                if (!in.attribute("ext").equals(Optional.of("adcom"))) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        int level = in.level();
        while (in.next(level)) {
            adcom.take(in);
        }
        return true;
    }

    /** Reads the extension {@code UniversalAdId} at hand, of VAST 2 and 3. */
    void universalId() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("UniversalAdId")) {
                String registry = in.required("idRegistry", "unknown");
                Optional<String> creative = in.attribute("creativeId");
                registered.add(
                        new Registered(creative, new Creative.UniversalAdId(registry, in.text())));
            }
        }
    }

    private void codes(Draft draft) throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.attribute("type").equals(Optional.of(QrCode.TYPE))) {
                draft.qr = Optional.of(qr(in));
            }
        }
    }

    /** Reads the creative extension {@code tl_qrcode} at hand. */
    static QrCode qr(Cursor in) throws XMLStreamException {
        Optional<String> scan = Optional.empty();
        Optional<String> image = Optional.empty();
        Optional<QrCode.Position> position = Optional.empty();
        Optional<BigDecimal> size = Optional.empty();
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "QrCodeScanUrl" -> scan = in.uri();
                case "QrCodeImageUrl" -> image = in.uri();
                case "QrCodePosition" -> {
                    Optional<BigDecimal> x = in.percent("xPosition");
                    Optional<BigDecimal> y = in.percent("yPosition");
                    position = x.flatMap(left -> y.map(top -> new QrCode.Position(left, top)));
                }
                case "QrCodeSize" -> size = in.percent("size");
                default -> {}
            }
        }
        return new QrCode(scan, image, position, size);
    }

    /**
     * Returns the creatives with what the extensions say of them; what shows nothing is left out.
     */
    List<Creative> apply(List<Creative> creatives) {
        List<Creative> applied = new ArrayList<>(creatives);
        for (Draft draft : drafts) {
            int at = target(draft, applied);
            if (at < 0) {
                in.problem(
                        AdError.SCHEMA,
                        "InLine/Extensions/Extension/CreativeId",
                        "the id of a creative with NonLinearAds expected, was \""
                                + draft.creative.orElse("")
                                + "\"");
            } else {
                applied.set(at, merged(applied.get(at), draft));
            }
        }
        applied.replaceAll(this::signalled);
        registered.forEach(one -> register(one, applied));
        applied.removeIf(this::showsNothing);
        return applied;
    }

    /** Without an id the extension means the only non-linear creative. */
    private static int target(Draft draft, List<Creative> creatives) {
        int found = -1;
        for (int i = 0; i < creatives.size(); i++) {
            Creative creative = creatives.get(i);
            if (creative.content() instanceof NonLinearAds
                    && (draft.creative.isEmpty() || draft.creative.equals(creative.id()))) {
                if (found >= 0 && draft.creative.isEmpty()) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private static Creative merged(Creative creative, Draft draft) {
        NonLinearAds content = (NonLinearAds) creative.content();
        List<NonLinearAds.NonLinear> ads = new ArrayList<>(content.ads());
        boolean brings = draft.duration.isPresent() || !draft.media.isEmpty();
        for (int i = 0; i < ads.size(); i++) {
            NonLinearAds.NonLinear ad = ads.get(i);
            boolean empty = ad.media().isEmpty() && ad.duration().isEmpty();
            if (brings && empty) {
                ads.set(i, ad.with(draft.duration, draft.media));
                brings = false;
            }
        }
        if (!ads.isEmpty()) {
            NonLinearAds.NonLinear first = ads.getFirst();
            ads.set(
                    0,
                    first.with(
                            joined(first.clickTracking(), draft.clicks),
                            joined(first.customClicks(), draft.custom)));
        }
        Optional<Portfolio> portfolio =
                content.portfolio().isPresent() || draft.signals.none()
                        ? content.portfolio()
                        : Optional.of(draft.signals.done());
        Creative merged =
                creative.with(
                        new NonLinearAds(
                                joined(content.tracking(), draft.tracking),
                                ads,
                                joined(content.icons(), draft.icons),
                                portfolio));
        return creative.qr().isEmpty() && draft.qr.isPresent()
                ? merged.with(draft.qr.get())
                : merged;
    }

    private Creative signalled(Creative creative) {
        if (creative.content() instanceof NonLinearAds ads
                && ads.portfolio().isEmpty()
                && !adcom.none()) {
            return creative.with(
                    new NonLinearAds(
                            ads.tracking(), ads.ads(), ads.icons(), Optional.of(adcom.done())));
        }
        return creative;
    }

    private static void register(Registered one, List<Creative> creatives) {
        for (int i = 0; i < creatives.size(); i++) {
            Creative creative = creatives.get(i);
            boolean meant = one.creative().isEmpty() || one.creative().equals(creative.id());
            if (meant && creative.universalIds().isEmpty()) {
                creatives.set(i, creative.with(List.of(one.id())));
                return;
            }
        }
    }

    private boolean showsNothing(Creative creative) {
        if (!(creative.content() instanceof NonLinearAds ads)) {
            return false;
        }
        boolean nothing =
                ads.ads().stream().allMatch(ad -> ad.resources().isEmpty() && ad.media().isEmpty());
        if (nothing) {
            in.problem(
                    AdError.SCHEMA,
                    "InLine/Creatives/Creative/NonLinearAds/NonLinear",
                    "a resource or a media file that can be used is required");
        }
        return nothing;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        if (more.isEmpty()) {
            return some;
        }
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
