package tv.foyer.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** A reader that stops at documents no honest sender makes. */
final class BoundedReader extends StreamReaderDelegate {
    private static final int MAX_DEPTH = Xml.MAX_DEPTH;
    private static final int MAX_ATTRIBUTES = Xml.MAX_ATTRIBUTES;
    private static final int MAX_TEXT = Xml.MAX_TEXT;

    private int depth;

    BoundedReader(XMLStreamReader reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                require(depth <= MAX_DEPTH, "deeper than " + MAX_DEPTH + " elements");
                require(
                        getAttributeCount() <= MAX_ATTRIBUTES,
                        "more than " + MAX_ATTRIBUTES + " attributes");
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.ENTITY_REFERENCE ->
                    require(false, "entity &" + getLocalName() + "; is not allowed");
            default -> {}
        }
        return event;
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT) {
            require(!isCharacters(event) || getText().isBlank(), "an element expected, found text");
            event = next();
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            require(event != XMLStreamConstants.START_ELEMENT, "text expected, found an element");
            if (isCharacters(event)) {
                text.append(getText());
            }
            require(text.length() <= MAX_TEXT, "a text longer than " + MAX_TEXT);
        }
        return text.toString();
    }

    private static boolean isCharacters(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private void require(boolean holds, String rule) throws XMLStreamException {
        if (!holds) {
            throw new XMLStreamException(rule, getLocation());
        }
    }
}
