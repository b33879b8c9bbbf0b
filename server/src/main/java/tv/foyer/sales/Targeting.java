package tv.foyer.sales;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;

/**
 * Where and to whom a line item may be shown. Every set but the surfaces may be empty, which means
 * all; several sets must all agree.
 *
 * @param modelClasses kinds of sets by the lower-case name of their class, for example {@code tv}
 *     or {@code projector}
 * @param regions ISO 3166-2 codes, for example {@code CN-SC}; a household without a region is in
 *     none
 * @param genres genre keys of the content around the break
 * @param maxRatingAge the content's age rating at most; 0 means any
 * @param segments interests, of which a household that consented has at least one
 * @param hoursOfWeek in the business zone, 0 is Monday 00:00 to 01:00, 167 Sunday 23:00 to 24:00
 */
public record Targeting(
        Set<Surface> surfaces,
        Set<BrandId> brands,
        Set<String> modelClasses,
        Set<String> regions,
        Set<String> genres,
        int maxRatingAge,
        Set<String> segments,
        Set<Integer> hoursOfWeek) {
    /** Hours of a week. */
    public static final int HOURS = 168;

    public Targeting {
        surfaces =
                surfaces.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(surfaces));
        brands = Set.copyOf(brands);
        modelClasses = sorted(modelClasses);
        regions = sorted(regions);
        genres = sorted(genres);
        segments = sorted(segments);
        hoursOfWeek = sorted(hoursOfWeek);
    }

    /** Returns a targeting of surfaces on some brands and of nothing else. */
    public static Targeting of(Set<Surface> surfaces, Set<BrandId> brands) {
        return new Targeting(surfaces, brands, Set.of(), Set.of(), Set.of(), 0, Set.of(), Set.of());
    }

    /** In order, so that equal targetings print equal. */
    private static <T extends Comparable<T>> Set<T> sorted(Set<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
