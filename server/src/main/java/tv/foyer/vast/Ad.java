package tv.foyer.vast;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An ad of a response: the ad itself, or the address of another response that holds it. */
public sealed interface Ad permits InLine, Wrapper {
    Head head();

    List<Creative> creatives();

    /**
     * What both kinds of ads have in common (VAST 4.2 section 3.4 and what stands under both).
     *
     * @param sequence place in the pod, from 1; an ad without one is a stand-alone ad of the buffet
     * @param type {@code video}, {@code audio} or {@code hybrid}
     * @param conditional pre-4.1 only: it may turn out to be no ad after all
     * @param errors addresses to be told of a failure, with {@code [ERRORCODE]}
     */
    record Head(
            Optional<String> id,
            OptionalInt sequence,
            String type,
            boolean conditional,
            AdSystem system,
            List<String> errors,
            List<Link> impressions,
            Optional<Pricing> pricing,
            Optional<Viewable> viewable,
            List<Verification> verifications,
            List<Extension> extensions) {
        public Head {
            errors = List.copyOf(errors);
            impressions = List.copyOf(impressions);
            verifications = List.copyOf(verifications);
            extensions = List.copyOf(extensions);
        }

        /** A video ad of a pod, with nothing but what must be there. */
        public static Head of(String id, int sequence, AdSystem system, List<Link> impressions) {
            return new Head(
                    Optional.of(id),
                    OptionalInt.of(sequence),
                    "video",
                    false,
                    system,
                    List.of(),
                    impressions,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }
    }

    /** The server that returned the ad; an empty name is a problem of the sender. */
    record AdSystem(String name, Optional<String> version) {}

    /**
     * What the ad is sold for (section 3.6).
     *
     * @param model CPM, CPC, CPE or CPV
     * @param currency ISO 4217
     */
    record Pricing(String model, String currency, BigDecimal value) {}

    /** Addresses for the three verdicts on viewability (section 3.9). */
    record Viewable(
            Optional<String> id,
            List<String> viewable,
            List<String> notViewable,
            List<String> undetermined) {
        public Viewable {
            viewable = List.copyOf(viewable);
            notViewable = List.copyOf(notViewable);
            undetermined = List.copyOf(undetermined);
        }
    }

    /**
     * Code of a third party that measures the ad (VAST 4.2 section 3.16).
     *
     * @param vendor as {@code company.com-omid}
     * @param tracking {@code verificationNotExecuted} and what a vendor adds
     */
    public record Verification(
            Optional<String> vendor,
            List<JavaScript> scripts,
            List<Executable> executables,
            List<TrackingEvent> tracking,
            Optional<String> parameters) {
        public Verification {
            scripts = List.copyOf(scripts);
            executables = List.copyOf(executables);
            tracking = List.copyOf(tracking);
        }

        /** A script, for the framework {@code omid} as a rule. */
        public record JavaScript(
                Optional<String> apiFramework, Optional<Boolean> browserOptional, String uri) {}

        /** Anything else that can be run. */
        public record Executable(
                Optional<String> apiFramework, Optional<String> type, String uri) {}
    }
}
