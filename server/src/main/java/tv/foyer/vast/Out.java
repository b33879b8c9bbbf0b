package tv.foyer.vast;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.foyer.xml.Xml;

/** Writes elements: addresses as CDATA, all else escaped, nothing that XML 1.0 cannot hold. */
final class Out {
    private final XMLStreamWriter xml;
    private final String namespace;

    Out(XMLStreamWriter xml, String namespace) {
        this.xml = xml;
        this.namespace = namespace;
    }

    /** What is written between the head and the end of a document. */
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static byte[] document(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try {
            XMLStreamWriter xml = Xml.writer(bytes);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("vast: a document in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    Out open(String element) throws XMLStreamException {
        xml.writeStartElement(element);
        return this;
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    Out attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
        return this;
    }

    Out attribute(String name, int value) throws XMLStreamException {
        return attribute(name, Integer.toString(value));
    }

    Out attribute(String name, Optional<?> value) throws XMLStreamException {
        return value.isPresent() ? attribute(name, value.get().toString()) : this;
    }

    Out attribute(String name, OptionalInt value) throws XMLStreamException {
        return value.isPresent() ? attribute(name, value.getAsInt()) : this;
    }

    Out attribute(String name, OptionalLong value) throws XMLStreamException {
        return value.isPresent() ? attribute(name, Long.toString(value.getAsLong())) : this;
    }

    void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        characters(text);
        xml.writeEndElement();
    }

    void text(String element, Optional<String> text) throws XMLStreamException {
        if (text.isPresent()) {
            text(element, text.get());
        }
    }

    void characters(String text) throws XMLStreamException {
        xml.writeCharacters(clean(text));
    }

    void address(String element, String uri) throws XMLStreamException {
        xml.writeStartElement(element);
        cdata(uri);
        xml.writeEndElement();
    }

    void address(String element, Optional<String> uri) throws XMLStreamException {
        if (uri.isPresent()) {
            address(element, uri.get());
        }
    }

    void addresses(String element, List<String> uris) throws XMLStreamException {
        for (String uri : uris) {
            address(element, uri);
        }
    }

    void link(String element, Link link) throws XMLStreamException {
        open(element).attribute("id", link.id());
        cdata(link.uri());
        close();
    }

    void links(String element, List<Link> links) throws XMLStreamException {
        for (Link link : links) {
            link(element, link);
        }
    }

    void cdata(String text) throws XMLStreamException {
        String clean = clean(text);
        if (clean.contains("]]>")) {
            xml.writeCharacters(clean);
        } else {
            xml.writeCData(clean);
        }
    }

    void markup(List<Extension.Markup> elements) throws XMLStreamException {
        markup(elements, namespace);
    }

    private void markup(List<Extension.Markup> elements, String around) throws XMLStreamException {
        for (Extension.Markup element : elements) {
            String own = element.namespace().isEmpty() ? namespace : element.namespace();
            xml.writeStartElement(element.name());
            if (!own.equals(around)) {
                xml.writeDefaultNamespace(own);
            }
            for (Map.Entry<String, String> one : new TreeMap<>(element.attributes()).entrySet()) {
                attribute(one.getKey(), one.getValue());
            }
            characters(element.text());
            markup(element.children(), own);
            xml.writeEndElement();
        }
    }

    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!holds(text.charAt(i))) {
                return text.codePoints()
                        .filter(Out::holds)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** XML 1.0 section 2.2; surrogates come in pairs or are dropped. */
    private static boolean holds(int c) {
        return (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x10000;
    }
}
