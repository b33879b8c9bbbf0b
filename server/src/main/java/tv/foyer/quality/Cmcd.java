package tv.foyer.quality;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One report of Common Media Client Data. A key that breaks its rule is left out and named; a key
 * that nobody here knows is left alone, as the standard asks.
 *
 * @param misread known keys whose value broke their rule
 */
record Cmcd(Map<CmcdKey, Bare> values, Set<CmcdKey> misread) {
    private static final int LONGEST_STRING = 512;
    private static final Map<CmcdKey, Set<String>> TOKENS =
            Map.of(
                    CmcdKey.OT, Set.of("m", "a", "v", "av", "i", "c", "tt", "k", "o"),
                    CmcdKey.SF, Set.of("d", "h", "s", "e", "o"),
                    CmcdKey.ST, Set.of("v", "l", "ll"),
                    CmcdKey.STA, Set.of("s", "p", "k", "r", "a", "w", "e", "f", "q", "d"),
                    CmcdKey.E,
                            Set.of(
                                    "abs", "abe", "ae", "as", "b", "bc", "c", "ce", "e", "h", "m",
                                    "pc", "pe", "pr", "ps", "rr", "sk", "t", "um"));

    Cmcd {
        values = Map.copyOf(values);
        misread = Set.copyOf(misread);
    }

    /** Reads what a query parameter, a header or a line of a report holds. */
    static Cmcd of(Map<String, Bare> dictionary) {
        Map<CmcdKey, Bare> values = new EnumMap<>(CmcdKey.class);
        Set<CmcdKey> misread = new TreeSet<>();
        dictionary.forEach((wire, value) ->
                CmcdKey.of(wire)
                        .ifPresent(key ->
                                fit(key, value)
                                        .ifPresentOrElse(
                                                fit -> values.put(key, fit),
                                                () -> misread.add(key))));
        return new Cmcd(values, misread);
    }

    static Cmcd ofText(String text) throws StructuredField.Broken {
        return of(StructuredField.dictionary(text));
    }

    /** Reads the four headers; what they hold together is one report. */
    static Cmcd ofHeaders(List<String> headers) throws StructuredField.Broken {
        Map<String, Bare> all = new LinkedHashMap<>();
        for (String header : headers) {
            all.putAll(StructuredField.dictionary(header));
        }
        return of(all);
    }

    /** Reads the JSON form, in which lists are arrays and tokens are strings. */
    static Cmcd ofJson(Map<?, ?> object) {
        Map<String, Bare> all = new LinkedHashMap<>();
        object.forEach((key, value) -> all.put(String.valueOf(key), bare(value)));
        return of(all);
    }

    OptionalLong whole(CmcdKey key) {
        return values.get(key) instanceof Bare.Whole(long value)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    Optional<String> words(CmcdKey key) {
        return values.get(key) instanceof Bare.Words(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    boolean flag(CmcdKey key) {
        return values.get(key) instanceof Bare.Flag(boolean value) && value;
    }

    List<Long> wholes(CmcdKey key) {
        return items(key).stream()
                .flatMap(each ->
                        each instanceof Bare.Whole(long value) ? Stream.of(value) : Stream.empty())
                .toList();
    }

    List<String> strings(CmcdKey key) {
        return items(key).stream()
                .flatMap(each ->
                        each instanceof Bare.Words(String value)
                                ? Stream.of(value)
                                : Stream.empty())
                .toList();
    }

    private List<Bare> items(CmcdKey key) {
        return values.get(key) instanceof Bare.Items(var items) ? items : List.of();
    }

    private static Optional<Bare> fit(CmcdKey key, Bare value) {
        return switch (key.kind()) {
            case WHOLE -> Optional.of(value).filter(Cmcd::whole);
            case NUMBER ->
                    Optional.of(value)
                            .filter(each ->
                                    whole(each)
                                            || (each instanceof Bare.Decimal(double d) && d >= 0));
            case FLAG -> Optional.of(value).filter(Bare.Flag.class::isInstance);
            case STRING -> Optional.of(value).filter(Cmcd::string);
            case TOKEN ->
                    Optional.of(value)
                            .filter(each ->
                                    each instanceof Bare.Words(String token)
                                            && TOKENS.getOrDefault(key, Set.of()).contains(token));
            case WHOLES -> list(value, Cmcd::whole);
            case STRINGS -> list(value, Cmcd::string);
        };
    }

    private static boolean whole(Bare value) {
        return value instanceof Bare.Whole(long n) && n >= 0;
    }

    private static boolean string(Bare value) {
        return value instanceof Bare.Words(String words) && words.length() <= LONGEST_STRING;
    }

    private static Optional<Bare> list(Bare value, Predicate<Bare> rule) {
        List<Bare> items = value instanceof Bare.Items(var many) ? many : List.of(value);
        return items.stream().allMatch(rule)
                ? Optional.of(new Bare.Items(items))
                : Optional.empty();
    }

    private static Bare bare(@Nullable Object value) {
        return switch (value) {
            case Integer n -> new Bare.Whole(n);
            case Long n -> new Bare.Whole(n);
            case Double d -> new Bare.Decimal(d);
            case Boolean flag -> new Bare.Flag(flag);
            case String words -> new Bare.Words(words);
            case List<?> items -> new Bare.Items(items.stream().map(Cmcd::bare).toList());
            case null, default -> new Bare.Octets("");
        };
    }
}
