package tv.foyer.vast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads what an ad and a wrapper have in common. */
final class HeadReader {
    private static final int MAX_LINKS = 200;
    private static final Set<String> MODELS = Set.of("CPM", "CPC", "CPE", "CPV");

    private final Cursor in;
    private Optional<String> id = Optional.empty();
    private OptionalInt sequence = OptionalInt.empty();
    private String type = "video";
    private boolean conditional;
    private Ad.AdSystem system = new Ad.AdSystem("", Optional.empty());
    private final List<String> errors = new ArrayList<>(1);
    private final List<Link> impressions = new ArrayList<>(2);
    private boolean anyImpression;
    private Optional<Ad.Pricing> pricing = Optional.empty();
    private Optional<Ad.Viewable> viewable = Optional.empty();
    private final List<Ad.Verification> verifications = new ArrayList<>(0);
    private final List<Extension> extensions = new ArrayList<>(0);

    HeadReader(Cursor in) {
        this.in = in;
    }

    void attributes(
            Optional<String> newId, OptionalInt newSequence, String newType, boolean maybe) {
        id = newId;
        sequence = newSequence;
        type = newType;
        conditional = maybe;
    }

    /** Reads the child at hand if it is one of the common ones. */
    void take() throws XMLStreamException {
        switch (in.name()) {
            case "AdSystem" -> {
                Optional<String> version = in.attribute("version");
                system = new Ad.AdSystem(in.text(), version);
            }
            case "Error" -> {
                if (errors.size() < MAX_LINKS) {
                    in.uri().ifPresent(errors::add);
                }
            }
            case "Impression" -> impression();
            case "Pricing" -> pricing();
            case "ViewableImpression" -> viewable();
            case "AdVerifications" -> verifications();
            default -> {}
        }
    }

    /**
     * Reads the extensions: those that a standard defines into what they stand for, the others as
     * they came.
     */
    void extensions(PortfolioReader portfolio) throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (!in.name().equals("Extension") || extensions.size() >= MAX_LINKS) {
                continue;
            }
            String kind = in.attribute("type").orElse("");
            switch (kind) {
                case Portfolio.TYPE -> portfolio.extension();
                case "AdVerifications" -> verifications(in.level());
                case "UniversalAdId" -> portfolio.universalId();
                default -> {
                    if (!portfolio.signal(kind)) {
                        extensions.add(new Extension(kind, MarkupReader.children(in)));
                    }
                }
            }
        }
    }

    /** Returns what was read, with a problem for each thing that is missing. */
    Ad.Head done(String element) {
        if (system.name().isEmpty()) {
            in.problem(AdError.SCHEMA, element + "/AdSystem", "is required");
        }
        if (!anyImpression) {
            in.problem(AdError.SCHEMA, element + "/Impression", "is required");
        }
        return new Ad.Head(
                id,
                sequence,
                type,
                conditional,
                system,
                errors,
                impressions,
                pricing,
                viewable,
                verifications,
                extensions);
    }

    private void impression() throws XMLStreamException {
        anyImpression = true;
        Optional<String> name = in.attribute("id");
        if (impressions.size() < MAX_LINKS) {
            in.uri().ifPresent(uri -> impressions.add(new Link(name, uri)));
        }
    }

    private void pricing() throws XMLStreamException {
        String model = in.required("model", "").toUpperCase(Locale.ROOT);
        String currency = in.required("currency", "").toUpperCase(Locale.ROOT);
        if (!model.isEmpty() && !MODELS.contains(model)) {
            in.badValue("@model", "CPM, CPC, CPE or CPV", model);
        }
        if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
            in.badValue("@currency", "three letters of ISO 4217", currency);
        }
        Optional<BigDecimal> value = in.textAs("a decimal number", Times::decimal);
        if (MODELS.contains(model) && currency.matches("[A-Z]{3}")) {
            pricing = value.map(price -> new Ad.Pricing(model, currency, price));
        }
    }

    private void viewable() throws XMLStreamException {
        Optional<String> name = in.attribute("id");
        List<String> yes = new ArrayList<>(1);
        List<String> no = new ArrayList<>(1);
        List<String> unknown = new ArrayList<>(1);
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "Viewable" -> in.uri().ifPresent(yes::add);
                case "NotViewable" -> in.uri().ifPresent(no::add);
                case "ViewUndetermined" -> in.uri().ifPresent(unknown::add);
                default -> {}
            }
        }
        viewable = Optional.of(new Ad.Viewable(name, yes, no, unknown));
    }

    /** Before VAST 4.1 the verifications stood in an extension. */
    private void verifications(int level) throws XMLStreamException {
        while (in.next(level)) {
            if (in.name().equals("AdVerifications")) {
                verifications();
            }
        }
    }

    private void verifications() throws XMLStreamException {
        int level = in.level();
        while (in.next(level)) {
            if (in.name().equals("Verification") && verifications.size() < MAX_LINKS) {
                verifications.add(verification());
            }
        }
    }

    private Ad.Verification verification() throws XMLStreamException {
        Optional<String> vendor = in.attribute("vendor");
        List<Ad.Verification.JavaScript> scripts = new ArrayList<>(1);
        List<Ad.Verification.Executable> executables = new ArrayList<>(0);
        List<TrackingEvent> tracking = new ArrayList<>(1);
        Optional<String> parameters = Optional.empty();
        int level = in.level();
        while (in.next(level)) {
            switch (in.name()) {
                case "JavaScriptResource" -> {
                    Optional<String> framework = in.attribute("apiFramework");
                    Optional<Boolean> optional = in.flag("browserOptional");
                    in.uri()
                            .map(uri -> new Ad.Verification.JavaScript(framework, optional, uri))
                            .ifPresent(scripts::add);
                }
                case "ExecutableResource" -> {
                    Optional<String> framework = in.attribute("apiFramework");
                    Optional<String> kind = in.attribute("type");
                    in.uri()
                            .map(uri -> new Ad.Verification.Executable(framework, kind, uri))
                            .ifPresent(executables::add);
                }
                case "TrackingEvents" -> in.trackers(tracking);
                case "VerificationParameters" -> parameters = Optional.of(in.text());
                default -> {}
            }
        }
        return new Ad.Verification(vendor, scripts, executables, tracking, parameters);
    }
}
