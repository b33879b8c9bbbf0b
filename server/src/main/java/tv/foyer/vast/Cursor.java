package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A place in a document, which knows its path and collects what is wrong. Whoever reads an element
 * asks for its {@link #level} and then for each child by {@link #next}; what it does not look at is
 * passed over.
 */
final class Cursor {
    private static final int MAX_PROBLEMS = 100;
    private static final int MAX_TEXT = 1 << 16;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_SAID = 60;
    private static final int MAX_TRACKERS = 500;
    private static final int MAX_ADDRESS = 8_192;

    private final XMLStreamReader xml;
    private final List<Problem> problems = new ArrayList<>(0);
    private final String[] path = new String[MAX_DEPTH + 1];
    private int open;

    Cursor(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Returns how deep the element stands that was just opened. */
    int level() {
        return open;
    }

    /** Goes to the next child of the element at a level; false once that element is closed. */
    boolean next(int level) throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path[open++] = xml.getLocalName();
                    if (open == level + 1) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open--;
                    if (open < level) {
                        return false;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Returns the text of the element without the blanks around it, and closes the element. */
    String text() throws XMLStreamException {
        int level = open;
        String first = "";
        StringBuilder all = null;
        while (open >= level) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (open == level && all == null && first.isEmpty()) {
                        first = xml.getText();
                    } else if (open == level) {
                        all = all == null ? new StringBuilder(first) : all;
                        all.append(xml.getText());
                        requireShort(all.length());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> path[open++] = xml.getLocalName();
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {}
            }
        }
        requireShort(first.length());
        return (all == null ? first : all.toString()).strip();
    }

    /** Returns an attribute without the blanks around it; empty if it is not there or blank. */
    Optional<String> attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            return Optional.empty();
        }
        String stripped = value.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }

    /** Returns an attribute that must be there; without it there is a problem, and the stand-in. */
    String required(String name, String standIn) {
        Optional<String> value = attribute(name);
        if (value.isEmpty()) {
            problem(AdError.SCHEMA, "@" + name, "is required");
        }
        return value.orElse(standIn);
    }

    /** Reads an attribute as a whole number that is not negative. */
    OptionalInt number(String name) {
        Optional<String> text = attribute(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt number = wholeNumber(text.get());
        if (number.isEmpty()) {
            badValue("@" + name, "a whole number that is not negative", text.get());
        }
        return number;
    }

    /** Reads a length in pixels that must be there; 0 stands in. */
    int pixels(String name) {
        OptionalInt number = number(name);
        if (number.isEmpty() && attribute(name).isEmpty()) {
            problem(AdError.SCHEMA, "@" + name, "is required");
        }
        return number.orElse(0);
    }

    OptionalLong bytes(String name) {
        OptionalInt number = number(name);
        return number.isPresent() ? OptionalLong.of(number.getAsInt()) : OptionalLong.empty();
    }

    Optional<Boolean> flag(String name) {
        return value(name, "true or false", Cursor::truth);
    }

    Optional<Duration> time(String name) {
        return value(name, "HH:MM:SS or HH:MM:SS.mmm", Times::read);
    }

    Optional<TrackingEvent.Offset> offset(String name) {
        return value(name, "HH:MM:SS, HH:MM:SS.mmm or n%", TrackingEvent.Offset::read);
    }

    Optional<BigDecimal> decimal(String name) {
        return value(name, "a decimal number", Times::decimal);
    }

    Optional<BigDecimal> percent(String name) {
        return value(name, "a percentage from 0% to 100%", Times::percent);
    }

    /** Reads an attribute by a reader that knows the rule; a bad value is a problem and empty. */
    <T> Optional<T> value(String name, String rule, Function<String, Optional<T>> reader) {
        Optional<String> text = attribute(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text.get());
        if (value.isEmpty()) {
            badValue("@" + name, rule, text.get());
        }
        return value;
    }

    /** Reads the element's text by a reader that knows the rule. */
    <T> Optional<T> textAs(String rule, Function<String, Optional<T>> reader)
            throws XMLStreamException {
        String name = name();
        String text = text();
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            badValue(name, rule, text);
        }
        return value;
    }

    /**
     * Reads the element's text as an address. Nothing between the tags is no address, no problem.
     */
    Optional<String> uri() throws XMLStreamException {
        String name = name();
        String text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!isAddress(text)) {
            badValue(name, "an http, https or data address without blanks", text);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Reads the element's text as an address with an id. */
    Optional<Link> link() throws XMLStreamException {
        Optional<String> id = attribute("id");
        return uri().map(uri -> new Link(id, uri));
    }

    void link(List<Link> into) throws XMLStreamException {
        if (into.size() < MAX_TRACKERS) {
            link().ifPresent(into::add);
        }
    }

    /** Reads the children {@code Tracking} of the element at hand. */
    void trackers(List<TrackingEvent> into) throws XMLStreamException {
        int level = level();
        while (next(level)) {
            if (name().equals("Tracking") && into.size() < MAX_TRACKERS) {
                tracking(into);
            }
        }
    }

    private void tracking(List<TrackingEvent> into) throws XMLStreamException {
        String event = required("event", "");
        Optional<TrackingEvent.Offset> offset = offset("offset");
        boolean progress = event.equals("progress");
        if (progress && attribute("offset").isEmpty()) {
            problem(AdError.SCHEMA, "@offset", "is required for progress");
        }
        Optional<String> uri = uri();
        if (uri.isPresent() && !event.isEmpty() && (!progress || offset.isPresent())) {
            into.add(new TrackingEvent(event, progress ? offset : Optional.empty(), uri.get()));
        }
    }

    /** Notes that something is wrong with a child or an attribute of the element at hand. */
    void problem(AdError error, String field, String rule) {
        if (problems.size() < MAX_PROBLEMS) {
            Location at = xml.getLocation();
            problems.add(
                    new Problem(
                            error,
                            path() + (field.isEmpty() ? "" : "/" + field),
                            rule,
                            at.getLineNumber(),
                            at.getColumnNumber()));
        }
    }

    void badValue(String field, String rule, String was) {
        String said = was.length() > MAX_SAID ? was.substring(0, MAX_SAID) + "…" : was;
        problem(AdError.SCHEMA, field, rule + " expected, was \"" + said + "\"");
    }

    List<Problem> problems() {
        return problems;
    }

    /** Returns the path of the open elements, for example {@code VAST/Ad/InLine}. */
    String path() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < open; i++) {
            text.append(i == 0 ? "" : "/").append(path[i]);
        }
        return text.toString();
    }

    /** Says that whoever read from {@link #raw} closed the element at hand. */
    void closed() {
        open--;
    }

    XMLStreamReader raw() {
        return xml;
    }

    static OptionalInt wholeNumber(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = value * 10 + (c - '0');
        }
        return value <= Integer.MAX_VALUE ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true", "1", "TRUE", "True" -> Optional.of(true);
            case "false", "0", "FALSE", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void requireShort(int length) throws XMLStreamException {
        if (length > MAX_TEXT) {
            throw new XMLStreamException("a text longer than " + MAX_TEXT, xml.getLocation());
        }
    }

    /** Tells whether a text is an http, https, protocol-relative or data address without blanks. */
    static boolean isAddress(String text) {
        boolean known =
                starts(text, "http://")
                        || starts(text, "https://")
                        || text.startsWith("//")
                        || starts(text, "data:");
        return known && text.length() <= MAX_ADDRESS && solid(text);
    }

    private static boolean starts(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static boolean solid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
