package tv.foyer.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.Text;

/**
 * The answer to staff.
 *
 * @param daily whether a slot is a business day, else an hour
 * @param sets of the reader's own brands, or of all; empty for those who sell no sets
 * @param titles of the reader's own; empty for those who provide none
 */
record QualityView(
        Instant from,
        Instant to,
        boolean daily,
        Figures.Targets targets,
        Optional<Sets> sets,
        Optional<Titles> titles) {
    /**
     * @param items the worst first, those with too few plays last
     * @param misread keys of CMCD that sets sent wrongly; for the joint company only
     */
    record Sets(
            Question.By by,
            Optional<Figures> total,
            List<Slot> slots,
            List<Item> items,
            List<FigureStore.Count> errors,
            Optional<List<FigureStore.Count>> misread) {}

    record Slot(Instant at, Figures figures) {}

    /**
     * @param of brand of a model
     */
    record Item(String key, Text name, Optional<Text> of, Figures figures, List<Slot> slots) {}

    /** Whole business days, {@code to} excluded; today is never in it. */
    record Titles(LocalDate from, LocalDate to, List<Title> items) {}

    /** In bands, for a title's figures are those of all makers. */
    record Title(
            UUID id,
            Text title,
            Band plays,
            Optional<Band> startMillis,
            Optional<Band> rebufferingPerMille) {}
}
