package tv.foyer.vast;

import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads lists of trackers. */
final class Trackers {
    private static final int MAX_TRACKERS = 500;

    private Trackers() {}

    /** Reads the children {@code Tracking} of the element at hand. */
    static void read(Cursor in, List<TrackingEvent> into) throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("Tracking") && into.size() < MAX_TRACKERS) {
                tracking(in, into);
            }
        }
    }

    /** Reads the element at hand as an address with an id. */
    static void link(Cursor in, List<Link> into) throws XMLStreamException {
        if (into.size() < MAX_TRACKERS) {
            link(in).ifPresent(into::add);
        }
    }

    static Optional<Link> link(Cursor in) throws XMLStreamException {
        Optional<String> id = in.attribute("id");
        return in.uri().map(uri -> new Link(id, uri));
    }

    private static void tracking(Cursor in, List<TrackingEvent> into) throws XMLStreamException {
        String event = in.required("event", "");
        Optional<TrackingEvent.Offset> offset = in.offset("offset");
        boolean progress = event.equals("progress");
        if (progress && in.attribute("offset").isEmpty()) {
            in.problem(AdError.SCHEMA, "@offset", "is required for progress");
        }
        Optional<String> uri = in.uri();
        if (uri.isPresent() && !event.isEmpty() && (!progress || offset.isPresent())) {
            into.add(new TrackingEvent(event, progress ? offset : Optional.empty(), uri.get()));
        }
    }
}
