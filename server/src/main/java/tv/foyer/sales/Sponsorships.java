package tv.foyer.sales;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;

/**
 * Adds up shares of voice. Line items take from one another only where some impression could be
 * both of theirs, so what counts is the largest sum over sponsorships that all meet in one place at
 * one time; that they meet in pairs is not enough. Pure.
 */
final class Sponsorships {
    /** The name of the rule, without whose share it is or how large. */
    static final String RULE = "sponsorships of the same place and time share at most 100 %";

    /** Beyond so many combinations the answer is no: it can only be asked of absurd books. */
    private static final int MAX_STEPS = 200_000;

    private final List<OrderDraft.Line> sold;
    private int steps;

    private Sponsorships(List<OrderDraft.Line> sold) {
        this.sold = sold;
    }

    /** Tells whether one more sponsorship fits beside those already sold. */
    static boolean fits(OrderDraft.Line more, List<OrderDraft.Line> sold) {
        if (more.kind() != LineItemKind.SPONSORSHIP) {
            return true;
        }
        Place place = Place.of(more);
        List<OrderDraft.Line> near =
                sold.stream()
                        .filter(line -> line.kind() == LineItemKind.SPONSORSHIP)
                        .filter(line -> !line.id().equals(more.id()))
                        .filter(line -> place.and(Place.of(line)).isPresent())
                        .sorted(
                                Comparator.comparingInt((OrderDraft.Line line) ->
                                                -line.goal().sharePercent())
                                        .thenComparing(line -> line.id().toString()))
                        .toList();
        int left = 100 - more.goal().sharePercent();
        return left >= 0 && !new Sponsorships(near).exceeds(place, 0, left);
    }

    /**
     * Tells whether sponsorships from this one on that meet in the place take more than is left.
     */
    private boolean exceeds(Place place, int from, int left) {
        if (++steps > MAX_STEPS) {
            return true;
        }
        int reachable = 0;
        for (int i = from; i < sold.size(); i++) {
            reachable += sold.get(i).goal().sharePercent();
        }
        if (reachable <= left) {
            return false;
        }
        for (int i = from; i < sold.size(); i++) {
            int share = sold.get(i).goal().sharePercent();
            Optional<Place> both = place.and(Place.of(sold.get(i)));
            if (both.isPresent() && (share > left || exceeds(both.get(), i + 1, left - share))) {
                return true;
            }
        }
        return false;
    }

    /** Where and when a line item may be shown. Of each set but the surfaces, empty means all. */
    private record Place(
            Instant start,
            Instant end,
            Set<Surface> surfaces,
            Set<?> brands,
            Set<?> modelClasses,
            Set<?> regions,
            Set<?> hours) {
        static Place of(OrderDraft.Line line) {
            Targeting targeting = line.targeting();
            return new Place(
                    line.start(),
                    line.end(),
                    targeting.surfaces(),
                    targeting.brands(),
                    targeting.modelClasses(),
                    targeting.regions(),
                    targeting.hoursOfWeek());
        }

        /**
         * Returns where both are. Genres and segments do not part them: content has several genres
         * and a household several interests; nor do ages, for all admit what suits everyone.
         */
        Optional<Place> and(Place other) {
            Instant from = start.isAfter(other.start) ? start : other.start;
            Instant until = end.isBefore(other.end) ? end : other.end;
            Set<Surface> both = new HashSet<>(surfaces);
            both.retainAll(other.surfaces);
            Optional<Set<?>> sameBrands = common(brands, other.brands);
            Optional<Set<?>> sameClasses = common(modelClasses, other.modelClasses);
            Optional<Set<?>> sameRegions = common(regions, other.regions);
            Optional<Set<?>> sameHours = common(hours, other.hours);
            if (!from.isBefore(until)
                    || both.isEmpty()
                    || sameBrands.isEmpty()
                    || sameClasses.isEmpty()
                    || sameRegions.isEmpty()
                    || sameHours.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Place(
                            from,
                            until,
                            both,
                            sameBrands.get(),
                            sameClasses.get(),
                            sameRegions.get(),
                            sameHours.get()));
        }

        private static Optional<Set<?>> common(Set<?> a, Set<?> b) {
            if (a.isEmpty() || b.isEmpty()) {
                return Optional.of(a.isEmpty() ? b : a);
            }
            Set<Object> both = new HashSet<>(a);
            both.retainAll(b);
            return both.isEmpty() ? Optional.empty() : Optional.of(both);
        }
    }
}
