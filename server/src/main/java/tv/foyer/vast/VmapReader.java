package tv.foyer.vast;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import tv.foyer.xml.Xml;

/** Reads VMAP 1.0 and 1.0.1. Never throws for a document, whatever its bytes. */
public final class VmapReader {
    private static final int MAX_BREAKS = 500;

    private final Cursor in;

    /** What reading a document came to. */
    public sealed interface Outcome {
        /**
         * A plan that can be used; a break that cannot is left out of it and named among the
         * problems.
         */
        record Document(Vmap vmap, List<Problem> problems) implements Outcome {
            public Document {
                problems = List.copyOf(problems);
            }
        }

        /** Nothing of it can be used. */
        record Bad(Problem problem) implements Outcome {}
    }

    private VmapReader(Cursor in) {
        this.in = in;
    }

    /** Reads a document in any encoding that it declares; 2 MiB at most. */
    public static Outcome read(byte[] document) {
        if (document.length > VastReader.MAX_BYTES) {
            return new Outcome.Bad(
                    Problem.about(
                            AdError.VMAP_PARSING,
                            "VMAP",
                            "at most " + VastReader.MAX_BYTES + " bytes expected"));
        }
        Optional<Cursor> reached = Optional.empty();
        try {
            Cursor in = new Cursor(Xml.reader(new ByteArrayInputStream(document)));
            reached = Optional.of(in);
            Outcome outcome = new VmapReader(in).root();
            VastReader.finish(in);
            return outcome;
        } catch (XMLStreamException e) {
            return new Outcome.Bad(VastReader.broken(AdError.VMAP_PARSING, reached, e));
        }
    }

    private Outcome root() throws XMLStreamException {
        if (!in.next(0)) {
            return new Outcome.Bad(Problem.about(AdError.VMAP_PARSING, "", "no element"));
        }
        if (!in.name().equals("VMAP")) {
            return bad(AdError.VMAP_SCHEMA, "", "VMAP expected as the root, was " + in.name());
        }
        String version = in.attribute("version").orElse("");
        if (version.isEmpty()) {
            return bad(AdError.VMAP_SCHEMA, "@version", "is required");
        }
        if (!version.equals("1.0") && !version.equals("1.0.1")) {
            return bad(AdError.VMAP_VERSION, "@version", "1.0 expected, was " + version);
        }
        List<Vmap.AdBreak> breaks = new ArrayList<>();
        List<Extension> extensions = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "AdBreak" -> {
                    if (breaks.size() < MAX_BREAKS) {
                        adBreak().ifPresent(breaks::add);
                    }
                }
                case "Extensions" -> extensions.addAll(MarkupReader.extensions(in));
                default -> {}
            }
        }
        return new Outcome.Document(new Vmap(breaks, extensions), in.problems());
    }

    private Outcome bad(AdError error, String field, String rule) {
        in.problem(error, field, rule);
        return new Outcome.Bad(in.problems().getLast());
    }

    private Optional<Vmap.AdBreak> adBreak() throws XMLStreamException {
        Optional<Vmap.TimeOffset> at = timeOffset();
        List<Vmap.BreakType> types = types();
        Optional<String> id = in.attribute("breakId");
        Optional<Duration> repeat = repeatAfter();
        Optional<Vmap.AdSource> source = Optional.empty();
        List<TrackingEvent> tracking = new ArrayList<>(2);
        List<Extension> extensions = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "AdSource" -> source = adSource();
                case "TrackingEvents" -> in.trackers(tracking);
                case "Extensions" -> extensions.addAll(MarkupReader.extensions(in));
                default -> {}
            }
        }
        if (at.isEmpty() || types.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Vmap.AdBreak(at.get(), types, id, repeat, source, tracking, extensions));
    }

    private Optional<Duration> repeatAfter() {
        Optional<String> text = in.attribute("repeatAfter");
        Optional<Duration> time = text.flatMap(Times::read).filter(Duration::isPositive);
        if (text.isPresent() && time.isEmpty()) {
            wrong("@repeatAfter", "a time HH:MM:SS.mmm that is not zero", text.get());
        }
        return time;
    }

    private Optional<Vmap.TimeOffset> timeOffset() {
        Optional<String> text = in.attribute("timeOffset");
        if (text.isEmpty()) {
            in.problem(AdError.VMAP_SCHEMA, "@timeOffset", "is required");
            return Optional.empty();
        }
        Optional<Vmap.TimeOffset> offset = offset(text.get());
        if (offset.isEmpty()) {
            wrong("@timeOffset", "start, end, HH:MM:SS.mmm, n% or #n", text.get());
        }
        return offset;
    }

    private static Optional<Vmap.TimeOffset> offset(String text) {
        if (text.equals("start")) {
            return Optional.of(new Vmap.TimeOffset.Start());
        }
        if (text.equals("end")) {
            return Optional.of(new Vmap.TimeOffset.End());
        }
        if (text.endsWith("%")) {
            return Times.percent(text).map(Vmap.TimeOffset.Percent::new);
        }
        if (text.startsWith("#")) {
            OptionalInt number = Cursor.wholeNumber(text.substring(1));
            return number.isPresent() && number.getAsInt() > 0
                    ? Optional.of(new Vmap.TimeOffset.Position(number.getAsInt()))
                    : Optional.empty();
        }
        return Times.read(text).map(Vmap.TimeOffset.At::new);
    }

    private List<Vmap.BreakType> types() {
        Optional<String> text = in.attribute("breakType");
        if (text.isEmpty()) {
            in.problem(AdError.VMAP_SCHEMA, "@breakType", "is required");
            return List.of();
        }
        List<Vmap.BreakType> types = new ArrayList<>(1);
        for (String word : text.get().split(",", -1)) {
            switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "linear" -> types.add(Vmap.BreakType.LINEAR);
                case "nonlinear" -> types.add(Vmap.BreakType.NONLINEAR);
                case "display" -> types.add(Vmap.BreakType.DISPLAY);
                default ->
                        in.problem(
                                AdError.VMAP_BREAK_TYPE,
                                "@breakType",
                                "linear, nonlinear or display expected, was " + word.strip());
            }
        }
        return types;
    }

    private Optional<Vmap.AdSource> adSource() throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        boolean multiple = in.flag("allowMultipleAds").orElse(true);
        boolean follow = in.flag("followRedirects").orElse(true);
        Optional<Vmap.Content> content = Optional.empty();
        boolean any = false;
        int level = in.level();
        while (in.next(level)) {
            boolean first = !any;
            any = true;
            if (!first) {
                in.problem(AdError.VMAP_RESPONSE, "", "one source expected, a second is left out");
                continue;
            }
            switch (in.name()) {
                case "VASTAdData", "VASTData" -> content = nested();
                case "AdTagURI" -> content = tag();
                case "CustomAdData" -> {
                    String type = in.required("templateType", "");
                    content = Optional.of(new Vmap.Content.CustomAdData(type, in.text()));
                }
                default -> any = false;
            }
        }
        if (!any) {
            in.problem(
                    AdError.VMAP_RESPONSE,
                    "AdSource",
                    "VASTAdData, AdTagURI or CustomAdData is required");
        }
        return content.map(found -> new Vmap.AdSource(id, multiple, follow, found));
    }

    private Optional<Vmap.Content> nested() throws XMLStreamException {
        Optional<Vast> vast = Optional.empty();
        boolean any = false;
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("VAST") && !any) {
                any = true;
                vast = VastReader.vast(in);
            }
        }
        if (vast.isEmpty()) {
            in.problem(
                    AdError.VMAP_EXTRACTION,
                    "VASTAdData",
                    any ? "a VAST that can be read expected" : "an element VAST is required");
        }
        return vast.map(Vmap.Content.VastAdData::new);
    }

    private Optional<Vmap.Content> tag() throws XMLStreamException {
        String type = in.required("templateType", "vast4");
        if (!type.toLowerCase(Locale.ROOT).startsWith("vast")) {
            in.problem(AdError.VMAP_TEMPLATE, "@templateType", "vast expected, was " + type);
            return Optional.empty();
        }
        Optional<String> uri = in.uri();
        if (uri.isEmpty()) {
            in.problem(AdError.VMAP_RESPONSE, "AdTagURI", "an address is required");
        }
        return uri.map(address -> new Vmap.Content.AdTagUri(type, address));
    }

    private void wrong(String field, String rule, String was) {
        in.problem(AdError.VMAP_SCHEMA, field, rule + " expected, was " + was);
    }
}
