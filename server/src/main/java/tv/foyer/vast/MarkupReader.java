package tv.foyer.vast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Keeps elements that VAST does not define. */
final class MarkupReader {
    private static final int MAX_ELEMENTS = 500;
    private static final int MAX_TEXT = 1 << 16;

    private final XMLStreamReader xml;
    private int elements;

    private MarkupReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Returns the children of the element at hand. */
    static List<Extension.Markup> children(Cursor in) throws XMLStreamException {
        MarkupReader reader = new MarkupReader(in.raw());
        List<Extension.Markup> children = new ArrayList<>();
        int level = in.level();
        while (in.next(level)) {
            children.add(reader.element());
            in.closed();
        }
        return children;
    }

    /** Returns the children {@code CreativeExtension} of the element at hand. */
    static List<Extension> extensions(Cursor in) throws XMLStreamException {
        List<Extension> extensions = new ArrayList<>(0);
        int level = in.level();
        while (in.next(level)) {
            String type = in.attribute("type").orElse("");
            extensions.add(new Extension(type, children(in)));
        }
        return extensions;
    }

    private Extension.Markup element() throws XMLStreamException {
        if (++elements > MAX_ELEMENTS) {
            throw new XMLStreamException(
                    "an extension of more than " + MAX_ELEMENTS + " elements", xml.getLocation());
        }
        String namespace = xml.getNamespaceURI();
        String name = xml.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        List<Extension.Markup> children = new ArrayList<>(0);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element());
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
            if (text.length() > MAX_TEXT) {
                throw new XMLStreamException("a text longer than " + MAX_TEXT, xml.getLocation());
            }
        }
        boolean own = namespace == null || namespace.equals(VastWriter.NAMESPACE);
        return new Extension.Markup(
                own ? "" : namespace, name, attributes, text.toString().strip(), children);
    }
}
