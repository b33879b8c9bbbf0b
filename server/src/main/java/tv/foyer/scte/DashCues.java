package tv.foyer.scte;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.foyer.xml.Xml;

/**
 * Cues in DASH (ANSI/SCTE 214-1): in the manifest's events as base64 or as XML of the standard's
 * schema, and in the segments' event messages. Reading never throws unchecked; what is not
 * well-formed is {@link Decoded.Bad} at byte 0.
 */
public final class DashCues {
    /** {@code Signal/Binary} in an {@code EventStream}. */
    public static final String XML_AND_BINARY = "urn:scte:scte35:2014:xml+bin";

    /** {@code SpliceInfoSection} in an {@code EventStream}. */
    public static final String XML = "urn:scte:scte35:2013:xml";

    /** {@code emsg} boxes. */
    public static final String IN_BAND = "urn:scte:scte35:2013:bin";

    private static final String NAMESPACE = "http://www.scte.org/schemas/35/2016";

    private DashCues() {}

    /** Reads a document whose root is {@code Signal}, {@code Binary} or a section. */
    public static Decoded read(byte[] document) {
        try {
            XMLStreamReader in = Xml.reader(new ByteArrayInputStream(document));
            in.nextTag();
            Decoded decoded = read(in);
            while (in.hasNext()) {
                in.next(); // what stands behind the root breaks the document, too
            }
            return decoded;
        } catch (XMLStreamException e) {
            return new Decoded.Bad("xml: " + e.getMessage(), 0);
        }
    }

    /**
     * Reads the element on whose start a reader of a manifest stands, and leaves it on its end:
     * {@code Signal}, {@code Binary} or {@code SpliceInfoSection}, in any of the schema's
     * namespaces.
     */
    public static Decoded read(XMLStreamReader in) throws XMLStreamException {
        Element root = Element.read(in);
        return switch (root.name()) {
            case "Signal" ->
                    root.child("Binary")
                            .or(() -> root.child("SpliceInfoSection"))
                            .map(DashCues::cue)
                            .orElse(new Decoded.Bad("Signal: a cue expected in it", 0));
            default -> cue(root);
        };
    }

    /** Reads an event message's section; empty: it is of another scheme. */
    public static Optional<Decoded> read(Emsg event) {
        return event.scheme().equals(IN_BAND)
                ? Optional.of(Scte35.decode(event.message().toArray()))
                : Optional.empty();
    }

    /** The content of an {@code Event} of {@link #XML_AND_BINARY}. */
    public static String signal(SpliceInfo info) {
        return "<Signal xmlns=\""
                + NAMESPACE
                + "\"><Binary>"
                + Scte35.toBase64(info)
                + "</Binary></Signal>";
    }

    private static Decoded cue(Element element) {
        return switch (element.name()) {
            case "Binary" -> Scte35.fromBase64(element.text());
            case "SpliceInfoSection" -> SpliceXml.decode(element);
            default -> new Decoded.Bad(element.name() + ": not a cue", 0);
        };
    }
}
