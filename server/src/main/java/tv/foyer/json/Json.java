package tv.foyer.json;

import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tv.foyer.events.Event;
import tv.foyer.kernel.Id;

/**
 * Reads and writes JSON. Records are written in the order of their components, without white space,
 * so equal values give equal bytes.
 */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1 << 20;
    private static final long MAX_DOCUMENT = 256L << 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxStringLength(MAX_STRING)
                                                    .maxDocumentLength(MAX_DOCUMENT)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .annotationIntrospector(new KernelShapes())
                    .addMixIn(Id.class, KernelShapes.IdShape.class)
                    .addMixIn(Event.class, KernelShapes.EventShape.class)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Returns indented JSON, for files that people read. */
    public static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /**
     * Reads one value.
     *
     * @throws BadJson if the text is no JSON or a field breaks a rule; names the field and the rule
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return required(MAPPER.readValue(json, type), type);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /** Reads one value; see {@link #read(byte[], Class)}. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return required(MAPPER.readValue(json, type), type);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /** Reads the fields that a type knows out of someone else's answer, and leaves the rest. */
    public static <T> T readKnown(byte[] json, Class<T> type) {
        try {
            return required(
                    MAPPER.readerFor(type)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(json),
                    type);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    /** Returns the text at a slash-separated path of object fields, if it is there. */
    public static Optional<String> textAt(byte[] json, String path) {
        try {
            JsonNode node = MAPPER.readTree(json).at("/" + path);
            return node.isMissingNode() || node.isNull()
                    ? Optional.empty()
                    : Optional.of(node.asString());
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    private static <T> T required(T value, Class<T> type) {
        if (value == null) {
            throw new BadJson("", "a " + type.getSimpleName() + " expected, was null");
        }
        return value;
    }

    static <T> T bind(JsonNode node, Class<T> type) {
        try {
            return required(MAPPER.treeToValue(node, type), type);
        } catch (JacksonException e) {
            throw badJson(e);
        }
    }

    static JsonParser parser(InputStream in) {
        return MAPPER.createParser(in);
    }

    static BadJson badJson(JacksonException e) {
        String field = fieldOf(e);
        if (e instanceof UnrecognizedPropertyException) {
            return new BadJson(field, "unknown field");
        }
        if (e instanceof DatabindException
                && e.getCause() instanceof IllegalArgumentException rule) {
            return new BadJson(field, String.valueOf(rule.getMessage()));
        }
        return new BadJson(field, firstLine(e));
    }

    private static String fieldOf(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String firstLine(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
