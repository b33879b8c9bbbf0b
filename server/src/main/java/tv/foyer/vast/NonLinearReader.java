package tv.foyer.vast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/** Reads one element {@code NonLinearAds}. */
final class NonLinearReader {
    private static final int MAX_ADS = 50;

    private final Cursor in;
    private final boolean inLine;

    NonLinearReader(Cursor in, boolean inLine) {
        this.in = in;
        this.inLine = inLine;
    }

    NonLinearAds read() throws XMLStreamException {
        List<TrackingEvent> tracking = new ArrayList<>();
        List<NonLinearAds.NonLinear> ads = new ArrayList<>(1);
        List<Icon> icons = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "TrackingEvents" -> in.trackers(tracking);
                case "NonLinear" -> {
                    if (ads.size() < MAX_ADS) {
                        ads.add(nonLinear());
                    }
                }
                case "Icons" -> IconReader.icons(in, icons);
                default -> {}
            }
        }
        return new NonLinearAds(tracking, ads, icons, Optional.empty());
    }

    private NonLinearAds.NonLinear nonLinear() throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        int width = inLine ? in.pixels("width") : in.number("width").orElse(0);
        int height = inLine ? in.pixels("height") : in.number("height").orElse(0);
        Optional<NonLinearAds.NonLinear.Expanded> expanded = expanded();
        Optional<Boolean> scalable = in.flag("scalable");
        Optional<Boolean> keepsRatio = in.flag("maintainAspectRatio");
        Optional<Duration> suggested = in.time("minSuggestedDuration");
        Optional<String> framework = in.attribute("apiFramework");
        IconReader.ResourcesDraft resources = new IconReader.ResourcesDraft();
        Optional<Duration> duration = Optional.empty();
        MediaFiles media = MediaFiles.none();
        Optional<String> through = Optional.empty();
        List<Link> clicks = new ArrayList<>(0);
        List<Link> custom = new ArrayList<>(0);
        Optional<Linear.AdParameters> parameters = Optional.empty();
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "Duration" -> duration = in.textAs("HH:MM:SS or HH:MM:SS.mmm", Times::read);
                case "MediaFiles" -> media = MediaReader.read(in);
                case "NonLinearClickThrough" -> through = in.uri();
                case "NonLinearClickTracking" -> in.link(clicks);
                case "NonLinearCustomClick" -> in.link(custom);
                case "AdParameters" -> parameters = Optional.of(CreativeReader.parameters(in));
                default -> resources.take(in);
            }
        }
        return new NonLinearAds.NonLinear(
                id,
                width,
                height,
                expanded,
                scalable,
                keepsRatio,
                suggested,
                framework,
                resources.done(),
                duration,
                media,
                through,
                clicks,
                custom,
                parameters);
    }

    private Optional<NonLinearAds.NonLinear.Expanded> expanded() {
        OptionalInt width = in.number("expandedWidth");
        OptionalInt height = in.number("expandedHeight");
        return width.isPresent() && height.isPresent()
                ? Optional.of(
                        new NonLinearAds.NonLinear.Expanded(width.getAsInt(), height.getAsInt()))
                : Optional.empty();
    }
}
