package tv.foyer.log;

import java.time.Instant;
import java.util.List;
import tv.foyer.events.Event;
import tv.foyer.kernel.EventId;

/** The ordered, durable, deduplicated list of all facts. Safe for use by many threads. */
public interface EventLog {
    /**
     * Appends facts and returns when they are durable. A fact whose id is already there has no
     * effect and is counted as a duplicate.
     *
     * @throws LogBusy if the queue of waiting facts is full; nothing was written, try again later
     */
    Appended append(List<Event> events);

    /** Returns the facts behind an offset, in order, at most {@code limit}. */
    List<Recorded> read(long after, int limit);

    /** Returns facts of the day inside an id, in the order of their ids, from that id on. */
    List<Recorded> readFrom(EventId first, int limit);

    /** Returns the offset of the newest fact, 0 for an empty log. */
    long end();

    /** What an append did. */
    record Appended(int accepted, int duplicates) {}

    /** A fact in its place; offsets rise and may have gaps. */
    record Recorded(long offset, Instant receivedAt, Event event) {}

    /** The log takes no more for the moment. */
    final class LogBusy extends RuntimeException {
        LogBusy() {
            super("log: the queue of waiting facts is full");
        }
    }
}
