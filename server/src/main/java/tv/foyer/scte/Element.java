package tv.foyer.scte;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A small element of XML, names without namespaces. */
record Element(String name, Map<String, String> attributes, String text, List<Element> children) {
    /** A schedule of 255 events with components is far below. */
    private static final int MAX_ELEMENTS = 10_000;

    /** Reads the element on whose start the reader stands, to its end. */
    static Element read(XMLStreamReader in) throws XMLStreamException {
        return new Reading(in).element();
    }

    Optional<Element> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    List<Element> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    private static final class Reading {
        private final XMLStreamReader in;
        private int elements;

        Reading(XMLStreamReader in) {
            this.in = in;
        }

        Element element() throws XMLStreamException {
            if (++elements > MAX_ELEMENTS) {
                throw new XMLStreamException("more than " + MAX_ELEMENTS + " elements");
            }
            String name = in.getLocalName();
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < in.getAttributeCount(); i++) {
                attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i).strip());
            }
            StringBuilder text = new StringBuilder();
            List<Element> children = new ArrayList<>();
            for (int event = in.next();
                    event != XMLStreamConstants.END_ELEMENT;
                    event = in.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    children.add(element());
                } else if (in.hasText() && event != XMLStreamConstants.COMMENT) {
                    text.append(in.getText());
                }
            }
            return new Element(
                    name, Map.copyOf(attributes), text.toString().strip(), List.copyOf(children));
        }
    }
}
