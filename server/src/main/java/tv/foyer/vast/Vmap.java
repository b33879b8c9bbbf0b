package tv.foyer.vast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The breaks of a programme (VMAP 1.0.1). */
public record Vmap(List<AdBreak> breaks, List<Extension> extensions) {
    public Vmap {
        breaks = List.copyOf(breaks);
        extensions = List.copyOf(extensions);
    }

    /** What may stand in a break. */
    public enum BreakType {
        LINEAR,
        NONLINEAR,
        DISPLAY
    }

    /**
     * One break (section 2.3.1).
     *
     * @param repeatAfter it comes again each time so much of the programme has passed
     * @param tracking {@code breakStart}, {@code breakEnd} and {@code error}
     */
    public record AdBreak(
            TimeOffset at,
            List<BreakType> types,
            Optional<String> id,
            Optional<Duration> repeatAfter,
            Optional<AdSource> source,
            List<TrackingEvent> tracking,
            List<Extension> extensions) {
        public AdBreak {
            types = List.copyOf(types);
            tracking = List.copyOf(tracking);
            extensions = List.copyOf(extensions);
        }
    }

    /** Where a break stands. */
    public sealed interface TimeOffset {
        record Start() implements TimeOffset {}

        record End() implements TimeOffset {}

        record At(Duration time) implements TimeOffset {}

        /** Percent of the programme's length, 0 to 100. */
        record Percent(BigDecimal value) implements TimeOffset {}

        /** The n-th place that the programme keeps for ads, from 1. */
        record Position(int number) implements TimeOffset {}
    }

    /**
     * Where a break's ads come from (section 2.3.2).
     *
     * @param allowMultipleAds whether a pod may be played; true when unsaid
     * @param followRedirects whether wrappers may be followed; true when unsaid
     */
    public record AdSource(
            Optional<String> id,
            boolean allowMultipleAds,
            boolean followRedirects,
            Content content) {}

    /** The ads, or how to get them. */
    public sealed interface Content {
        /** The response itself. */
        record VastAdData(Vast vast) implements Content {}

        /**
         * The address of the response.
         *
         * @param templateType {@code vast4} and the like
         */
        record AdTagUri(String templateType, String uri) implements Content {}

        /** Something else, kept as it came. */
        record CustomAdData(String templateType, String text) implements Content {}
    }
}
