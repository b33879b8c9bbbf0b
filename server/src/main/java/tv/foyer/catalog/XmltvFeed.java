package tv.foyer.catalog;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tv.foyer.catalog.Feed.ChannelRecord;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.xml.Xml;

/**
 * Reads a guide in XMLTV (xmltv.dtd of the XMLTV project): channels, and programmes with title,
 * desc and rating. Pure: bytes in, records out. Elements it does not know are passed over.
 */
final class XmltvFeed {
    private static final String READING = "xmltv/1\n";
    private static final int MOST_TITLE = 300;
    private static final int MOST_SYNOPSIS = 4_000;

    private final XMLStreamReader xml;
    private final List<ChannelRecord> channels = new ArrayList<>();
    private final List<Schedule.Slot> slots = new ArrayList<>();
    private final List<Entry> remarks = new ArrayList<>();

    private XmltvFeed(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a document to its end.
     *
     * @throws BrokenFeed if it cannot be read
     */
    static Feed parse(InputStream in) {
        try {
            XmltvFeed feed = new XmltvFeed(Xml.reader(in));
            feed.document();
            Schedule schedule = Schedule.of(feed.slots);
            feed.remarks.addAll(schedule.remarks());
            return new Feed(List.of(), feed.channels, schedule.programmes(), feed.remarks);
        } catch (XMLStreamException e) {
            throw new BrokenFeed(
                    where(e), String.valueOf(e.getMessage()).lines().toList().getLast());
        }
    }

    private static String where(XMLStreamException e) {
        return e.getLocation() == null
                ? ""
                : "line "
                        + e.getLocation().getLineNumber()
                        + ", column "
                        + e.getLocation().getColumnNumber();
    }

    private void document() throws XMLStreamException {
        xml.nextTag();
        if (!xml.getLocalName().equals("tv")) {
            throw new BrokenFeed(xml.getLocalName(), "a tv element expected");
        }
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (channels.size() + slots.size() + remarks.size() >= Feed.MOST_RECORDS) {
                throw new BrokenFeed("tv", "at most " + Feed.MOST_RECORDS + " records expected");
            }
            switch (xml.getLocalName()) {
                case "channel" -> channel();
                case "programme" -> programme();
                default -> skip();
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private void channel() throws XMLStreamException {
        String id = attribute("id");
        XmltvText names = new XmltvText();
        Optional<Integer> number = Optional.empty();
        Optional<String> logo = Optional.empty();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "display-name" -> {
                    String language = attribute("lang");
                    String name = xml.getElementText().strip();
                    if (name.matches("[0-9]{1,4}")) {
                        number = Optional.of(Integer.valueOf(name));
                    } else {
                        names.add(language, name);
                    }
                }
                case "icon" -> {
                    logo = Optional.of(attribute("src")).filter(src -> !src.isEmpty());
                    skip();
                }
                default -> skip();
            }
        }
        addChannel(id, number, names, logo);
    }

    private void addChannel(
            String id, Optional<Integer> number, XmltvText names, Optional<String> logo) {
        try {
            String said = id + "\n" + number + "\n" + names + "\n" + logo;
            channels.add(
                    new ChannelRecord(
                            Rules.key("id", id),
                            number,
                            names.text("display-name", 100),
                            logo.map(src -> Rules.words("icon", src, 500)),
                            FoyerJsonFeed.hash(READING, said.getBytes(StandardCharsets.UTF_8))));
        } catch (BadRecord e) {
            remarks.add(Entry.of(id, Outcome.REJECTED, e.field(), e.rule()));
        }
    }

    private void programme() throws XMLStreamException {
        String channel = attribute("channel");
        String start = attribute("start");
        String stop = attribute("stop");
        XmltvText title = new XmltvText();
        XmltvText synopsis = new XmltvText();
        Optional<Rating> rating = Optional.empty();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "title" -> title.add(attribute("lang"), xml.getElementText());
                case "desc" -> synopsis.add(attribute("lang"), xml.getElementText());
                case "rating" -> rating = rating();
                default -> skip();
            }
        }
        try {
            slots.add(
                    new Schedule.Slot(
                            Rules.key("channel", channel),
                            XmltvTime.parse("start", start),
                            stop.isEmpty()
                                    ? Optional.<Instant>empty()
                                    : Optional.of(XmltvTime.parse("stop", stop)),
                            title.text("title", MOST_TITLE),
                            synopsis.isEmpty()
                                    ? title.text("title", MOST_TITLE)
                                    : synopsis.text("desc", MOST_SYNOPSIS),
                            rating.orElse(Schedule.UNRATED)));
        } catch (BadRecord e) {
            String record = channel + "@" + start;
            remarks.add(Entry.of(record, Outcome.REJECTED, e.field(), e.rule()));
        }
    }

    private Optional<Rating> rating() throws XMLStreamException {
        Optional<Rating> rating = Optional.empty();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("value")) {
                rating = Rating.of(xml.getElementText().strip());
            } else {
                skip();
            }
        }
        return rating;
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** Passes over the element that was just opened, with all it holds. */
    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {}
            }
        }
    }
}
