package tv.foyer.ads;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;

/** What can be shown on one surface: with which films, how long, at what floor. */
final class OnSurface {
    private final LineSets<BrandId> brands;
    private final LineItem.Creative[][] films;
    private final int[] lengths;
    private final byte[] lengthOf;
    private final TreeMap<Integer, long[]> upTo = new TreeMap<>();
    private final long[][] shorterThan;
    private final Map<BrandId, Floor> floors = new HashMap<>();
    private final boolean any;

    private record Floor(PartnerId maker, long micros, long[] reached) {}

    OnSurface(Surface surface, AdIndex index) {
        int size = index.size();
        this.brands = new LineSets<>(size);
        this.films = new LineItem.Creative[size][];
        this.lengthOf = new byte[size];
        boolean found = false;
        for (int i = 0; i < size; i++) {
            LineItem line = index.line(i);
            List<LineItem.Creative> shown = Terms.films(line, surface, index.terms().policy());
            films[i] = shown.toArray(LineItem.Creative[]::new);
            boolean bids = line.kind() == LineItemKind.PROGRAMMATIC;
            if (line.targeting().surfaces().contains(surface) && (bids || !shown.isEmpty())) {
                brands.add(i, line.targeting().brands());
                found = true;
            } else {
                films[i] = new LineItem.Creative[0];
            }
        }
        brands.done();
        this.any = found;
        this.lengths = lengthsOf(films);
        lengthSets(index);
        this.shorterThan = new long[lengths.length + 1][];
        shorterThan[0] = LineSets.words(size);
        for (int i = 0; i < lengths.length; i++) {
            shorterThan[i + 1] = upTo.floorEntry(lengths[i]).getValue();
        }
        floors(surface, index);
    }

    boolean any() {
        return any;
    }

    LineSets<BrandId> brands() {
        return brands;
    }

    /** Returns the lengths of the films in seconds, rising. */
    int[] lengths() {
        return lengths;
    }

    /** Returns the line items whose films have one of the first so many lengths. */
    long[] shorterThan(int length) {
        return shorterThan[length];
    }

    private static int[] lengthsOf(LineItem.Creative[][] films) {
        return Arrays.stream(films)
                .filter(some -> some.length > 0)
                .mapToInt(some -> some[0].seconds())
                .distinct()
                .sorted()
                .toArray();
    }

    /** Returns which of the rising lengths a line item's film has. */
    int lengthOf(int place) {
        return lengthOf[place];
    }

    /** Returns the film for a household that has seen the line item so often. */
    LineItem.Creative film(int place, int times) {
        LineItem.Creative[] turns = films[place];
        return turns[times % turns.length];
    }

    private void lengthSets(AdIndex index) {
        for (int seconds : lengths) {
            upTo.put(seconds, index.bids().clone());
        }
        upTo.put(-1, index.bids().clone());
        for (int i = 0; i < films.length; i++) {
            if (films[i].length > 0) {
                int seconds = films[i][0].seconds();
                int place = i;
                lengthOf[i] = (byte) Arrays.binarySearch(lengths, seconds);
                upTo.tailMap(seconds, true).values().forEach(s -> LineSets.set(s, place));
            }
        }
    }

    private void floors(Surface surface, AdIndex index) {
        for (Book.Floor floor : index.terms().floors()) {
            if (floor.surface() == surface) {
                long[] reached = LineSets.words(films.length);
                for (int i = 0; i < films.length; i++) {
                    LineItem line = index.line(i);
                    if (Terms.exempt(line) || line.priceMicros() >= floor.priceMicros()) {
                        LineSets.set(reached, i);
                    }
                }
                floors.put(floor.brand(), new Floor(floor.maker(), floor.priceMicros(), reached));
            }
        }
    }

    /** Returns the floor of a break, in micro-units of one impression. */
    long floorMicros(Break room) {
        Floor floor = floors.get(room.brand());
        return floor == null || !floor.maker().equals(room.maker()) ? 0 : floor.micros();
    }

    /** Drops those whose films are too long, or whose price is below the floor. */
    void keep(Break room, int maxSeconds, long[] kept) {
        LineSets.and(kept, upTo.floorEntry(maxSeconds).getValue());
        Floor floor = floors.get(room.brand());
        if (floor != null && floor.maker().equals(room.maker())) {
            LineSets.and(kept, floor.reached());
        }
    }
}
