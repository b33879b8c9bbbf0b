package tv.foyer.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import tv.foyer.kernel.LineItemId;

/**
 * The paces of all contracts at one instant, as arrays: a snapshot looks up a line item's place
 * once, a decision reads two numbers. Too old, they give way to even paces, which need no fresh
 * counts.
 */
public final class Paces {
    /** Without a plan nobody has a pace. */
    public static final Paces NONE = new Paces(Instant.MIN, Map.of(), new Pace[0], new Pace[0]);

    /** Older paces are not trusted: no counts arrived, or no plan was made. */
    static final Duration FRESH = Duration.ofMinutes(15);

    private final Instant madeAt;
    private final Map<LineItemId, Integer> places;
    private final Pace[] fresh;
    private final Pace[] even;

    Paces(Instant madeAt, Map<LineItemId, Integer> places, Pace[] fresh, Pace[] even) {
        this.madeAt = madeAt;
        this.places = places;
        this.fresh = fresh;
        this.even = even;
    }

    /** Returns where the contract stands; empty: it has no plan and competes by its price. */
    public OptionalInt place(LineItemId lineItem) {
        Integer place = places.get(lineItem);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Returns whether decisions are made by even paces because the last counts are too old. */
    public boolean stale(Instant now) {
        return now.isAfter(madeAt.plus(FRESH));
    }

    /** Returns the pace of the contract at a place. */
    public Pace at(int place, boolean stale) {
        return stale ? even[place] : fresh[place];
    }

    /** Returns the instant of the last counts. */
    public Instant madeAt() {
        return madeAt;
    }
}
