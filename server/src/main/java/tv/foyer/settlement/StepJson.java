package tv.foyer.settlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.kernel.Share;

/**
 * Steps as JSON objects, {@code {"step":"FEE","to":"OPERATOR","share":"2/25"}}: the name first, the
 * fields in the order of the record, shares as fractions in lowest terms.
 */
final class StepJson {
    private StepJson() {}

    static Map<String, Object> write(Step step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (step) {
            case Step.Filter(var keep) -> {
                fields.put("step", "FILTER");
                fields.put("keep", keep.name());
            }
            case Step.Fee(var to, var share) -> {
                fields.put("step", "FEE");
                fields.put("to", to.name());
                fields.put("share", share.toString());
            }
            case Step.Split(var parts) -> {
                fields.put("step", "SPLIT");
                fields.put("parts", parts.stream().map(StepJson::write).toList());
            }
            case Step.PerMinute(var payer, var payee, var rateMicros) -> {
                fields.put("step", "PER_MINUTE");
                fields.put("payer", payer.name());
                fields.put("payee", payee.name());
                fields.put("rateMicros", rateMicros);
            }
            case Step.Owe(var payer, var payee) -> {
                fields.put("step", "OWE");
                fields.put("payer", payer.name());
                fields.put("payee", payee.name());
            }
        }
        return fields;
    }

    /** Reads a step; throws IllegalArgumentException that names the field otherwise. */
    static Step read(Map<String, ?> fields) {
        return switch (text(fields, "step")) {
            case "FILTER" -> new Step.Filter(Step.Keep.valueOf(text(fields, "keep")));
            case "FEE" -> new Step.Fee(role(fields, "to"), share(text(fields, "share")));
            case "SPLIT" -> new Step.Split(parts(fields.get("parts")));
            case "PER_MINUTE" ->
                    new Step.PerMinute(
                            role(fields, "payer"),
                            role(fields, "payee"),
                            number(fields.get("rateMicros")));
            case "OWE" -> new Step.Owe(role(fields, "payer"), role(fields, "payee"));
            default -> throw new IllegalArgumentException("step: unknown step");
        };
    }

    static Share share(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("share: a fraction expected, was " + text);
        }
        return new Share(
                Long.parseLong(text.substring(0, slash)),
                Long.parseLong(text.substring(slash + 1)));
    }

    private static Map<String, Object> write(Step.Part part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("to", part.to().name());
        fields.put("share", part.share().toString());
        return fields;
    }

    private static List<Step.Part> parts(@org.jspecify.annotations.Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("parts: a list expected");
        }
        return list.stream().map(StepJson::part).toList();
    }

    private static Step.Part part(Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("parts: objects expected");
        }
        return new Step.Part(role(fields, "to"), share(text(fields, "share")));
    }

    private static PartyRole role(Map<?, ?> fields, String name) {
        return PartyRole.valueOf(text(fields, name));
    }

    private static long number(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("rateMicros: a whole number expected");
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + ": a text expected");
    }
}
