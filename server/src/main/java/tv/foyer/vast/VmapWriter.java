package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes VMAP 1.0.1, with nested responses as VAST 4.2. */
public final class VmapWriter {
    private static final String NAMESPACE = "http://www.iab.net/videosuite/vmap";
    private static final String PREFIX = "vmap";

    private final XMLStreamWriter xml;
    private final Out out;

    private VmapWriter(XMLStreamWriter xml) {
        this.xml = xml;
        this.out = new Out(xml, "");
    }

    /** Returns the document in UTF-8. */
    public static byte[] write(Vmap vmap) {
        return Out.document(xml -> new VmapWriter(xml).root(vmap));
    }

    private void root(Vmap vmap) throws XMLStreamException {
        open("VMAP");
        xml.writeNamespace(PREFIX, NAMESPACE);
        out.attribute("version", "1.0");
        for (Vmap.AdBreak one : vmap.breaks()) {
            adBreak(one);
        }
        extensions(vmap.extensions());
        out.close();
    }

    private void adBreak(Vmap.AdBreak one) throws XMLStreamException {
        open("AdBreak");
        out.attribute("timeOffset", offset(one.at()))
                .attribute("breakType", types(one.types()))
                .attribute("breakId", one.id())
                .attribute("repeatAfter", one.repeatAfter().map(VmapWriter::time));
        if (one.source().isPresent()) {
            source(one.source().get());
        }
        if (!one.tracking().isEmpty()) {
            open("TrackingEvents");
            for (TrackingEvent tracking : one.tracking()) {
                open("Tracking");
                out.attribute("event", tracking.event());
                out.cdata(tracking.uri());
                out.close();
            }
            out.close();
        }
        extensions(one.extensions());
        out.close();
    }

    private void source(Vmap.AdSource source) throws XMLStreamException {
        open("AdSource");
        out.attribute("id", source.id())
                .attribute("allowMultipleAds", Boolean.toString(source.allowMultipleAds()))
                .attribute("followRedirects", Boolean.toString(source.followRedirects()));
        switch (source.content()) {
            case Vmap.Content.VastAdData(Vast vast) -> {
                open("VASTAdData");
                VastWriter.element(xml, vast, VastWriter.Form.SCHEMA_4_2);
                out.close();
            }
            case Vmap.Content.AdTagUri(String type, String uri) -> {
                open("AdTagURI");
                out.attribute("templateType", type);
                out.cdata(uri);
                out.close();
            }
            case Vmap.Content.CustomAdData(String type, String text) -> {
                open("CustomAdData");
                out.attribute("templateType", type);
                out.cdata(text);
                out.close();
            }
        }
        out.close();
    }

    private void extensions(List<Extension> extensions) throws XMLStreamException {
        if (extensions.isEmpty()) {
            return;
        }
        open("Extensions");
        for (Extension extension : extensions) {
            open("Extension");
            out.attribute("type", Optional.of(extension.type()).filter(type -> !type.isEmpty()));
            out.markup(extension.content());
            out.close();
        }
        out.close();
    }

    private void open(String element) throws XMLStreamException {
        xml.writeStartElement(PREFIX, element, NAMESPACE);
    }

    private static String types(List<Vmap.BreakType> types) {
        return types.stream()
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static String offset(Vmap.TimeOffset offset) {
        return switch (offset) {
            case Vmap.TimeOffset.Start() -> "start";
            case Vmap.TimeOffset.End() -> "end";
            case Vmap.TimeOffset.At(Duration at) -> time(at);
            case Vmap.TimeOffset.Percent(BigDecimal value) -> value.toPlainString() + "%";
            case Vmap.TimeOffset.Position(int number) -> "#" + number;
        };
    }

    /** VMAP's times always have milliseconds. */
    private static String time(Duration time) {
        String text = Times.write(time);
        return text.length() == 8 ? text + ".000" : text;
    }
}
