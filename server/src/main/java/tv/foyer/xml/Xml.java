package tv.foyer.xml;

import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Makes the XML readers and writers of the house. A reader never opens another address, knows no
 * entity but the five of XML itself, and ends with an {@link XMLStreamException} when a document is
 * longer than 256 MiB, deeper than 64 elements, or holds a text longer than 64 Ki characters.
 */
public final class Xml {
    private static final long MAX_BYTES = 256L << 20;
    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private Xml() {}

    /**
     * Opens a document. A plain {@code DOCTYPE} line is skipped, as guides in the wild carry one;
     * what it declares does not exist.
     */
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return new BoundedReader(READERS.createXMLStreamReader(new BoundedInput(in, MAX_BYTES)));
    }

    /** Starts a UTF-8 document; it is the caller that flushes and closes the stream. */
    public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return WRITERS.createXMLStreamWriter(out, "UTF-8");
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("an external entity is not allowed");
        });
        return factory;
    }
}
