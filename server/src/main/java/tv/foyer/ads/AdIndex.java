package tv.foyer.ads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import tv.foyer.events.Surface;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/**
 * The order book turned inside out: for each thing that a break is, the set of line items that let
 * it through. Ten thousand line items are 157 words, so all the rules of {@link Terms} cost a dozen
 * passes over a kilobyte. Line items have their places in the order of the most that they can be
 * worth, so a walk may stop early. Immutable but for a memo of what runs now.
 */
final class AdIndex {
    private final Terms terms;
    private final LineItem[] lines;
    private final Plan.Pace[] paces;
    private final long[] most;
    private final int[] category;
    private final int[] advertiser;
    private final int categories;
    private final Map<LineItemId, Integer> places = new HashMap<>();
    private final Map<Surface, OnSurface> surfaces = new EnumMap<>(Surface.class);
    private final LineSets<String> modelClasses;
    private final LineSets<String> regions;
    private final LineSets<String> genres;
    private final LineSets<String> segments;
    private final LineSets<Integer> hours;
    private final TreeMap<Integer, long[]> upToAge = new TreeMap<>();
    private final long[] anyAge;
    private final long[] kids;
    private final long[] bids;
    private final long[] house;
    private final Map<PartnerId, long[]> refusedBy = new HashMap<>();
    private final AtomicReference<Running> running;

    /** What runs from one instant to the next at which a flight begins or ends. */
    private record Running(Instant from, Instant until, long[] lines) {}

    private AdIndex(Terms terms, List<LineItem> sorted, Plan plan, Instant now) {
        int size = sorted.size();
        this.terms = terms;
        this.lines = sorted.toArray(LineItem[]::new);
        this.paces = new Plan.Pace[size];
        this.most = new long[size];
        this.category = new int[size];
        this.advertiser = new int[size];
        this.modelClasses = sets(t -> t.modelClasses());
        this.regions = sets(t -> t.regions());
        this.genres = sets(t -> t.genres());
        this.segments = sets(t -> t.segments());
        this.hours = sets(t -> t.hoursOfWeek());
        this.anyAge = LineSets.words(size);
        this.kids = LineSets.words(size);
        this.bids = LineSets.words(size);
        this.house = LineSets.words(size);
        this.categories = number(plan);
        ages();
        for (Surface surface : Surface.values()) {
            OnSurface on = new OnSurface(surface, this);
            if (on.any()) {
                surfaces.put(surface, on);
            }
        }
        vetoes();
        this.running = new AtomicReference<>(runningAt(now));
    }

    /** Turns line items, with the creatives that can be shown, inside out. */
    static AdIndex of(Terms terms, Collection<LineItem> lines, Plan plan, Instant now) {
        Map<LineItemId, Long> worth = new HashMap<>();
        lines.forEach(line ->
                worth.put(
                        line.id(),
                        line.priceMicros() + plan.paceOf(line.id()).valueAdjustMicros()));
        List<LineItem> sorted = new ArrayList<>(lines);
        sorted.sort(
                Comparator.comparingLong((LineItem line) -> worth.getOrDefault(line.id(), 0L))
                        .reversed());
        return new AdIndex(terms, sorted, plan, now);
    }

    Terms terms() {
        return terms;
    }

    int size() {
        return lines.length;
    }

    int categories() {
        return categories;
    }

    LineItem line(int place) {
        return lines[place];
    }

    Plan.Pace pace(int place) {
        return paces[place];
    }

    /** Returns the most that a line item can be worth in any decision. */
    long most(int place) {
        return most[place];
    }

    int category(int place) {
        return category[place];
    }

    int advertiser(int place) {
        return advertiser[place];
    }

    /** Returns the place of a line item, or -1. */
    int place(LineItemId line) {
        return places.getOrDefault(line, -1);
    }

    /** Returns the line items of programmatic buyers. */
    long[] bids() {
        return bids;
    }

    long[] house() {
        return house;
    }

    /** Returns what there is for a surface; null where nothing is. */
    @org.jspecify.annotations.Nullable
    OnSurface on(Surface surface) {
        return surfaces.get(surface);
    }

    /**
     * Finds the line items whose terms let them into a break, as {@link Terms} would.
     *
     * @param kept receives them
     * @param vetoed of the same length, receives those that only the maker's veto keeps out
     */
    void eligible(Break room, Instant now, long[] kept, long[] vetoed) {
        OnSurface on = surfaces.get(room.surface());
        if (on == null || !terms.policy().allows(room)) {
            LineSets.clear(kept);
            LineSets.clear(vetoed);
            return;
        }
        long[] onBrand = on.brands().of(room.brand());
        System.arraycopy(onBrand, 0, kept, 0, kept.length);
        LineSets.and(kept, runningNow(now));
        on.keep(room, terms.policy().maxSeconds(room), kept);
        Break.Viewing viewing = room.viewing();
        hours.keep(kept, terms.hourOfWeek(now));
        modelClasses.keep(kept, viewing.screen().modelClass());
        regions.keep(kept, viewing.region().orElse(""));
        genres.keepAny(kept, viewing.genres(), vetoed);
        segments.keepAny(kept, viewing.consent() ? viewing.segments() : Set.of(), vetoed);
        Map.Entry<Integer, long[]> aged = upToAge.ceilingEntry(viewing.ratingAge());
        LineSets.and(kept, aged == null ? anyAge : aged.getValue());
        if (viewing.kids()) {
            LineSets.and(kept, kids);
        }
        long[] refused = refusedBy.get(room.maker());
        if (refused == null) {
            LineSets.clear(vetoed);
        } else {
            System.arraycopy(kept, 0, vetoed, 0, kept.length);
            LineSets.and(vetoed, refused);
            LineSets.andNot(kept, refused);
        }
    }

    /** Returns the line items of programmatic buyers whose terms let them into a break. */
    List<LineItem> invited(Break room, Instant now) {
        long[] kept = LineSets.words(lines.length);
        eligible(room, now, kept, LineSets.words(lines.length));
        LineSets.and(kept, bids);
        List<LineItem> invited = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (LineSets.has(kept, i)) {
                invited.add(lines[i]);
            }
        }
        return invited;
    }

    private long[] runningNow(Instant now) {
        Running known = running.get();
        if (now.isBefore(known.from()) || !now.isBefore(known.until())) {
            known = runningAt(now);
            running.set(known);
        }
        return known.lines();
    }

    private Running runningAt(Instant now) {
        Instant until = Instant.MAX;
        long[] set = LineSets.words(lines.length);
        for (int i = 0; i < lines.length; i++) {
            LineItem line = lines[i];
            boolean before = now.isBefore(line.start());
            boolean runs = !before && now.isBefore(line.end());
            Instant change = before ? line.start() : line.end();
            if (before || runs) {
                until = change.isBefore(until) ? change : until;
            }
            if (runs && !line.paused()) {
                LineSets.set(set, i);
            }
        }
        return new Running(now, until, set);
    }

    private interface Named<K> {
        Collection<K> of(Targeting targeting);
    }

    private <K> LineSets<K> sets(Named<K> named) {
        LineSets<K> sets = new LineSets<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            sets.add(i, named.of(lines[i].targeting()));
        }
        return sets.done();
    }

    /** Numbers categories and advertisers; returns how many categories there are. */
    private int number(Plan plan) {
        Map<String, Integer> byName = new HashMap<>();
        Map<PartnerId, Integer> advertisers = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            LineItem line = lines[i];
            byName.putIfAbsent(line.category(), byName.size());
            advertisers.putIfAbsent(line.advertiser(), advertisers.size());
            category[i] = byName.getOrDefault(line.category(), 0);
            advertiser[i] = advertisers.getOrDefault(line.advertiser(), 0);
            paces[i] = plan.paceOf(line.id());
            most[i] = line.priceMicros() + paces[i].valueAdjustMicros();
            places.put(line.id(), i);
            if (line.kidsSafe() && terms.policy().besideMinors(line.category())) {
                LineSets.set(kids, i);
            }
            if (line.kind() == LineItemKind.PROGRAMMATIC) {
                LineSets.set(bids, i);
            }
            if (line.kind() == LineItemKind.HOUSE) {
                LineSets.set(house, i);
            }
        }
        return byName.size();
    }

    private void ages() {
        for (LineItem line : lines) {
            int age = line.targeting().maxRatingAge();
            if (age > 0) {
                upToAge.computeIfAbsent(age, _ -> LineSets.words(lines.length));
            }
        }
        for (int i = 0; i < lines.length; i++) {
            int age = lines[i].targeting().maxRatingAge();
            int place = i;
            if (age == 0) {
                LineSets.set(anyAge, i);
            }
            (age == 0 ? upToAge : upToAge.headMap(age, true))
                    .values()
                    .forEach(set -> LineSets.set(set, place));
        }
    }

    private void vetoes() {
        terms.vetoes()
                .forEach((maker, refused) -> {
                    long[] set = LineSets.words(lines.length);
                    for (int i = 0; i < lines.length; i++) {
                        if (refused.contains(lines[i].advertiser())) {
                            LineSets.set(set, i);
                        }
                    }
                    refusedBy.put(maker, set);
                });
    }
}
