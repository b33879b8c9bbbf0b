package tv.foyer.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tv.foyer.kernel.CreativeId;

/** What a change may touch once delivery began, and what it changed, in words. Pure. */
final class Changes {
    private static final int MAX_DETAIL = 2_000;

    private Changes() {}

    /** Returns what may not change any more, given what was delivered so far. */
    static List<Booking.Fault> faults(
            OrderDraft.Line before, OrderDraft.Line after, Delivery.Delivered delivered) {
        Faults faults = new Faults();
        faults.check("id", "the id of this line item", before.id().equals(after.id()));
        if (delivered.impressions() > 0) {
            String began = "may not change once delivery began";
            faults.check("kind", began, before.kind() == after.kind());
            faults.check("start", began, before.start().equals(after.start()));
            faults.check(
                    "goal.impressions",
                    "at least what was delivered",
                    after.kind() != LineItemKind.GUARANTEED
                            || after.goal().impressions() >= delivered.impressions());
            faults.check(
                    "goal.budget",
                    "at least what was spent",
                    BookingRules.micros(after.goal().budget()) >= delivered.spentMicros());
        }
        return faults.all();
    }

    /** Returns each changed field as {@code field: old → new}. */
    static String detail(OrderDraft.Line before, OrderDraft.Line after) {
        List<String> words = new ArrayList<>();
        add(words, "name", before.name(), after.name());
        add(words, "kind", before.kind(), after.kind());
        add(words, "start", before.start(), after.start());
        add(words, "end", before.end(), after.end());
        add(words, "goal.budget", before.goal().budget(), after.goal().budget());
        add(words, "goal.impressions", before.goal().impressions(), after.goal().impressions());
        add(words, "goal.sharePercent", before.goal().sharePercent(), after.goal().sharePercent());
        add(words, "cpm", before.cpm(), after.cpm());
        add(words, "capPerDay", before.capPerDay(), after.capPerDay());
        add(words, "category", before.category(), after.category());
        add(words, "kidsSafe", before.kidsSafe(), after.kidsSafe());
        targeting(words, before.targeting(), after.targeting());
        creatives(words, before.creatives(), after.creatives());
        return bounded(String.join("; ", words));
    }

    static String state(LineState before, LineState after) {
        return "state: " + before + " → " + after;
    }

    static String bounded(String detail) {
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
    }

    private static void targeting(List<String> words, Targeting before, Targeting after) {
        add(words, "surfaces", before.surfaces(), after.surfaces());
        add(words, "brands", before.brands(), after.brands());
        add(words, "modelClasses", before.modelClasses(), after.modelClasses());
        add(words, "regions", before.regions(), after.regions());
        add(words, "genres", before.genres(), after.genres());
        add(words, "maxRatingAge", before.maxRatingAge(), after.maxRatingAge());
        add(words, "segments", before.segments(), after.segments());
        add(words, "hoursOfWeek", before.hoursOfWeek(), after.hoursOfWeek());
    }

    private static void creatives(
            List<String> words, List<OrderDraft.Film> before, List<OrderDraft.Film> after) {
        for (OrderDraft.Film film : after) {
            Optional<OrderDraft.Film> old = find(before, film.id());
            if (old.isEmpty()) {
                words.add("creatives: + " + film.id());
            } else if (!old.get().equals(film)) {
                words.add("creatives: changed " + film.id());
            }
        }
        before.stream()
                .filter(film -> find(after, film.id()).isEmpty())
                .forEach(film -> words.add("creatives: - " + film.id()));
    }

    private static Optional<OrderDraft.Film> find(List<OrderDraft.Film> films, CreativeId id) {
        return films.stream().filter(film -> film.id().equals(id)).findFirst();
    }

    private static void add(List<String> words, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            words.add(field + ": " + before + " → " + after);
        }
    }
}
