package tv.foyer.channels;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.kernel.Text;
import tv.foyer.xml.Xml;

/** The guide and the line-up as other systems read them: XMLTV, and M3U with {@code tvg-} words. */
final class GuideFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss '+0000'").withZone(ZoneOffset.UTC);

    /** A channel with its sign's absolute address and its programmes. */
    record Line(Channel channel, String logo, List<Programme> programmes) {}

    /** A channel with the absolute address of its stream. */
    record Stream(Channel channel, String logo, String address) {}

    private GuideFiles() {}

    /** Prints a guide; times are UTC to the second, as XMLTV has them. */
    static byte[] xmltv(List<Line> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try {
            XMLStreamWriter xml = Xml.writer(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("tv");
            xml.writeAttribute("generator-info-name", "Foyer");
            for (Line line : lines) {
                channel(xml, line);
            }
            for (Line line : lines) {
                for (Programme programme : line.programmes()) {
                    programme(xml, programme);
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return out.toByteArray();
    }

    private static void channel(XMLStreamWriter xml, Line line) throws XMLStreamException {
        xml.writeStartElement("channel");
        xml.writeAttribute("id", line.channel().id().toString());
        text(xml, "display-name", line.channel().name());
        xml.writeStartElement("display-name");
        xml.writeCharacters(Integer.toString(line.channel().number()));
        xml.writeEndElement();
        xml.writeEmptyElement("icon");
        xml.writeAttribute("src", clean(line.logo()));
        xml.writeEndElement();
    }

    private static void programme(XMLStreamWriter xml, Programme programme)
            throws XMLStreamException {
        xml.writeStartElement("programme");
        xml.writeAttribute("start", TIME.format(programme.start()));
        xml.writeAttribute("stop", TIME.format(programme.end()));
        xml.writeAttribute("channel", programme.channel().toString());
        text(xml, "title", programme.title());
        text(xml, "desc", programme.synopsis());
        xml.writeStartElement("rating");
        xml.writeStartElement("value");
        xml.writeCharacters(programme.rating().label());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String element, Text text)
            throws XMLStreamException {
        words(xml, element, "zh", text.zh());
        words(xml, element, "en", text.en());
    }

    private static void words(XMLStreamWriter xml, String element, String language, String words)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("lang", language);
        xml.writeCharacters(clean(words));
        xml.writeEndElement();
    }

    /** Leaves out what XML 1.0 section 2.2 has no place for. */
    private static String clean(String words) {
        StringBuilder kept = new StringBuilder(words.length());
        words.codePoints().filter(GuideFiles::allowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    /** Prints the line-up; ids are those of the XMLTV guide. */
    static byte[] m3u(List<Stream> streams, String guide, boolean english) {
        StringBuilder text = new StringBuilder("#EXTM3U url-tvg=\"").append(quoted(guide));
        text.append("\"\n");
        for (Stream stream : streams) {
            Text names = stream.channel().name();
            String name = english ? names.en() : names.zh();
            text.append("#EXTINF:-1 tvg-id=\"").append(stream.channel().id());
            text.append("\" tvg-chno=\"").append(stream.channel().number());
            text.append("\" tvg-name=\"").append(quoted(name));
            text.append("\" tvg-logo=\"").append(quoted(stream.logo()));
            text.append("\",").append(line(name)).append('\n');
            text.append(line(stream.address())).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** M3U has no way to write a quotation mark inside an attribute. */
    private static String quoted(String words) {
        return line(words).replace('"', '\'');
    }

    private static String line(String words) {
        StringBuilder kept = new StringBuilder(words.length());
        words.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
