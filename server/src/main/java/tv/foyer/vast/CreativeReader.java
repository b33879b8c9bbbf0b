package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads one element {@code Creative}. */
final class CreativeReader {
    private static final Set<String> REQUIRED = Set.of("all", "any", "none");
    private static final int MAX_COMPANIONS = 50;

    private final Cursor in;
    private final int version;
    private final boolean inLine;
    private final List<Creative.UniversalAdId> universalIds = new ArrayList<>(1);
    private final List<Extension> extensions = new ArrayList<>(0);
    private final List<Creative.Content> contents = new ArrayList<>(1);
    private Optional<QrCode> qr = Optional.empty();

    CreativeReader(Cursor in, int version, boolean inLine) {
        this.in = in;
        this.version = version;
        this.inLine = inLine;
    }

    void read(List<Creative> into) throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        OptionalInt sequence = in.number("sequence");
        Optional<String> adId = in.attribute("adId").or(() -> in.attribute("AdID"));
        Optional<String> apiFramework = in.attribute("apiFramework");
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "Linear" -> linear();
                case "NonLinearAds" -> contents.add(new NonLinearReader(in, inLine).read());
                case "CompanionAds" -> companions();
                case "UniversalAdId" -> universalId();
                case "CreativeExtensions" -> creativeExtensions();
                default -> {}
            }
        }
        if (inLine && universalIds.isEmpty() && version >= VastReader.V4_0) {
            in.problem(AdError.SCHEMA, "Creative/UniversalAdId", "is required");
        }
        for (Creative.Content content : contents) {
            into.add(
                    new Creative(
                            id,
                            sequence,
                            adId,
                            apiFramework,
                            universalIds,
                            qr,
                            extensions,
                            content));
        }
    }

    /** VAST 4.0 kept the value in an attribute and said for whom in the text. */
    private void universalId() throws XMLStreamException {
        String registry = in.required("idRegistry", "unknown");
        Optional<String> old = in.attribute("idValue");
        String text = in.text();
        universalIds.add(new Creative.UniversalAdId(registry, old.orElse(text)));
    }

    private void creativeExtensions() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (!in.name().equals("CreativeExtension")) {
                continue;
            }
            String kind = in.attribute("type").orElse("");
            if (kind.equals(QrCode.TYPE)) {
                qr = Optional.of(PortfolioReader.qr(in));
            } else {
                extensions.add(new Extension(kind, MarkupReader.children(in)));
            }
        }
    }

    private void linear() throws XMLStreamException {
        Optional<TrackingEvent.Offset> skip = in.offset("skipoffset");
        Optional<Duration> duration = Optional.empty();
        boolean durationSaid = false;
        MediaFiles media = MediaFiles.none();
        List<TrackingEvent> tracking = new ArrayList<>();
        Linear.Clicks clicks = Linear.Clicks.none();
        List<Icon> icons = new ArrayList<>(0);
        Optional<Linear.AdParameters> parameters = Optional.empty();
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "Duration" -> {
                    durationSaid = true;
                    duration = in.textAs("HH:MM:SS or HH:MM:SS.mmm", Times::read);
                }
                case "MediaFiles" -> media = MediaReader.read(in);
                case "TrackingEvents" -> in.trackers(tracking);
                case "VideoClicks" -> clicks = clicks();
                case "Icons" -> IconReader.icons(in, icons);
                case "AdParameters" -> parameters = Optional.of(parameters(in));
                default -> {}
            }
        }
        if (inLine && duration.isEmpty() && !durationSaid) {
            in.problem(AdError.SCHEMA, "Linear/Duration", "is required");
        }
        if (inLine && media.isEmpty()) {
            in.problem(AdError.SCHEMA, "Linear/MediaFiles", "a file that can be used is required");
        }
        if (!inLine || (duration.isPresent() && !media.isEmpty())) {
            contents.add(new Linear(skip, duration, media, tracking, clicks, icons, parameters));
        }
    }

    private Linear.Clicks clicks() throws XMLStreamException {
        Optional<Link> through = Optional.empty();
        List<Link> tracking = new ArrayList<>(1);
        List<Link> custom = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "ClickThrough" -> through = in.link();
                case "ClickTracking" -> in.link(tracking);
                case "CustomClick" -> in.link(custom);
                default -> {}
            }
        }
        return new Linear.Clicks(through, tracking, custom);
    }

    static Linear.AdParameters parameters(Cursor in) throws XMLStreamException {
        boolean encoded = in.flag("xmlEncoded").orElse(false);
        return new Linear.AdParameters(encoded, in.text());
    }

    private void companions() throws XMLStreamException {
        Optional<String> required = in.attribute("required");
        if (required.isPresent() && !REQUIRED.contains(required.get())) {
            in.badValue("@required", "all, any or none", required.get());
            required = Optional.empty();
        }
        List<CompanionAds.Companion> companions = new ArrayList<>(1);
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("Companion") && companions.size() < MAX_COMPANIONS) {
                companions.add(companion());
            }
        }
        contents.add(new CompanionAds(required, companions));
    }

    private CompanionAds.Companion companion() throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        CompanionAds.Size size = new CompanionAds.Size(in.pixels("width"), in.pixels("height"));
        Optional<CompanionAds.Size> asset = size("asset");
        Optional<CompanionAds.Size> expanded = size("expanded");
        Optional<String> framework = in.attribute("apiFramework");
        Optional<String> slot = in.attribute("adSlotId").or(() -> in.attribute("adSlotID"));
        Optional<BigDecimal> ratio = in.decimal("pxratio");
        Optional<String> mode = in.attribute("renderingMode");
        IconReader.ResourcesDraft resources = new IconReader.ResourcesDraft();
        Optional<Linear.AdParameters> parameters = Optional.empty();
        Optional<String> altText = Optional.empty();
        Optional<String> through = Optional.empty();
        List<Link> clicks = new ArrayList<>(0);
        List<Extension> kept = new ArrayList<>(0);
        List<TrackingEvent> tracking = new ArrayList<>(1);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "AdParameters" -> parameters = Optional.of(parameters(in));
                case "AltText" -> altText = Optional.of(in.text());
                case "CompanionClickThrough" -> through = in.uri();
                case "CompanionClickTracking" -> in.link(clicks);
                case "CreativeExtensions" -> kept.addAll(MarkupReader.extensions(in));
                case "TrackingEvents" -> in.trackers(tracking);
                default -> resources.take(in);
            }
        }
        return new CompanionAds.Companion(
                id,
                size,
                asset,
                expanded,
                framework,
                slot,
                ratio,
                mode,
                resources.done(),
                parameters,
                altText,
                through,
                clicks,
                kept,
                tracking);
    }

    private Optional<CompanionAds.Size> size(String what) {
        OptionalInt width = in.number(what + "Width");
        OptionalInt height = in.number(what + "Height");
        return width.isPresent() && height.isPresent()
                ? Optional.of(new CompanionAds.Size(width.getAsInt(), height.getAsInt()))
                : Optional.empty();
    }
}
