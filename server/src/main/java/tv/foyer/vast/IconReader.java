package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/** Reads icons, and the resources that icons, companions and non-linear ads share. */
final class IconReader {
    private static final int MAX_ICONS = 50;

    private final Cursor in;
    private Optional<String> through = Optional.empty();
    private final List<Link> clicks = new ArrayList<>(0);
    private final List<Icon.Fallback> fallbacks = new ArrayList<>(0);

    private IconReader(Cursor in) {
        this.in = in;
    }

    /** Reads the children {@code Icon} of the element at hand. */
    static void icons(Cursor in, List<Icon> into) throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("Icon") && into.size() < MAX_ICONS) {
                into.add(new IconReader(in).icon());
            }
        }
    }

    private Icon icon() throws XMLStreamException {
        Optional<String> program = in.attribute("program");
        OptionalInt width = in.number("width");
        OptionalInt height = in.number("height");
        Optional<String> x = in.value("xPosition", "pixels, left or right", IconReader::x);
        Optional<String> y = in.value("yPosition", "pixels, top or bottom", IconReader::y);
        Optional<Duration> duration = in.time("duration");
        Optional<Duration> offset = in.time("offset");
        Optional<String> framework = in.attribute("apiFramework");
        Optional<BigDecimal> ratio = in.decimal("pxratio");
        ResourcesDraft resources = new ResourcesDraft();
        List<String> views = new ArrayList<>(1);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "IconClicks" -> clicks();
                case "IconViewTracking" -> in.uri().ifPresent(views::add);
                default -> resources.take(in);
            }
        }
        return new Icon(
                program,
                width,
                height,
                x,
                y,
                duration,
                offset,
                framework,
                ratio,
                resources.done(),
                through,
                clicks,
                fallbacks,
                views);
    }

    private void clicks() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "IconClickThrough" -> through = in.uri();
                case "IconClickTracking" -> in.link(clicks);
                case "IconClickFallbackImages" -> fallbacks();
                default -> {}
            }
        }
    }

    private void fallbacks() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            OptionalInt width = in.number("width");
            OptionalInt height = in.number("height");
            Optional<String> alt = Optional.empty();
            Optional<String> uri = Optional.empty();
            int inner = in.level();
            while (in.next(inner)) {
                switch (in.name()) {
                    case "AltText" -> alt = Optional.of(in.text());
                    case "StaticResource" -> uri = in.uri();
                    default -> {}
                }
            }
            fallbacks.add(new Icon.Fallback(width, height, alt, uri));
        }
    }

    private static Optional<String> x(String text) {
        boolean known = text.equals("left") || text.equals("right");
        return Optional.of(text).filter(t -> known || Cursor.wholeNumber(t).isPresent());
    }

    private static Optional<String> y(String text) {
        boolean known = text.equals("top") || text.equals("bottom");
        return Optional.of(text).filter(t -> known || Cursor.wholeNumber(t).isPresent());
    }

    /** Collects resources. */
    static final class ResourcesDraft {
        private static final int MAX_RESOURCES = 50;

        private final List<Resources.StaticResource> statics = new ArrayList<>(1);
        private final List<String> iframes = new ArrayList<>(0);
        private final List<String> htmls = new ArrayList<>(0);

        /** Reads the child at hand if it is a resource. */
        void take(Cursor in) throws XMLStreamException {
            if (statics.size() + iframes.size() + htmls.size() >= MAX_RESOURCES) {
                return;
            }
            switch (in.name()) {
                case "StaticResource" -> {
                    String type = in.required("creativeType", "");
                    in.uri()
                            .map(uri -> new Resources.StaticResource(type, uri))
                            .ifPresent(statics::add);
                }
                case "IFrameResource" -> in.uri().ifPresent(iframes::add);
                case "HTMLResource" -> {
                    String html = in.text();
                    if (!html.isEmpty()) {
                        htmls.add(html);
                    }
                }
                default -> {}
            }
        }

        Resources done() {
            boolean none = statics.isEmpty() && iframes.isEmpty() && htmls.isEmpty();
            return none ? Resources.none() : new Resources(statics, iframes, htmls);
        }
    }
}
