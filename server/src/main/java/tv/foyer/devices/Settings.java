package tv.foyer.devices;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one layer of brand, sub-brand, model or device says about a set; what it leaves open comes
 * from the layer above.
 *
 * @param theme key of the colours and signs
 * @param language {@code zh} or {@code en}
 * @param rows kinds of home rows, in order
 * @param features single abilities, on or off
 * @param bootAdMaxSeconds 1 to 30 (television boot ads, reference policy CN)
 * @param bootAdCloseMarkMillis when the close mark is there at the latest, 0 to 1000 (same)
 */
public record Settings(
        Optional<String> theme,
        Optional<String> language,
        Optional<List<String>> rows,
        Map<String, Boolean> features,
        Optional<Integer> bootAdMaxSeconds,
        Optional<Integer> bootAdCloseMarkMillis) {
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9-]{1,39}");
    private static final int MOST_ENTRIES = 40;

    /** Says nothing: everything is inherited. */
    public static final Settings NONE =
            new Settings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    /** What a set does when no layer says anything. */
    static final Settings HOUSE =
            new Settings(
                    Optional.of("hearthline"),
                    Optional.of("zh"),
                    Optional.of(
                            List.of(
                                    "continue",
                                    "household",
                                    "live",
                                    "masthead",
                                    "provider",
                                    "edition",
                                    "genre")),
                    Map.of("bootAds", true, "search", true, "settings", true),
                    Optional.of(15),
                    Optional.of(1_000));

    public Settings {
        rows = rows.map(List::copyOf);
        features = Map.copyOf(features);
        theme.ifPresent(key -> requireWord("theme", key));
        language.ifPresent(Settings::requireLanguage);
        rows.ifPresent(Settings::requireRows);
        features.keySet().forEach(key -> requireWord("features", key));
        require(features.size() <= MOST_ENTRIES, "features: at most 40 expected");
        bootAdMaxSeconds.ifPresent(
                s -> require(s >= 1 && s <= 30, "bootAdMaxSeconds: 1 to 30 expected"));
        bootAdCloseMarkMillis.ifPresent(
                m -> require(m >= 0 && m <= 1_000, "bootAdCloseMarkMillis: 0 to 1000 expected"));
    }

    /** Returns a layer that says only which theme. */
    public static Settings ofTheme(String theme) {
        return NONE.withTheme(theme);
    }

    /** Returns a layer that says only which language. */
    static Settings ofLanguage(String language) {
        return new Settings(
                Optional.empty(),
                Optional.of(language),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    public Settings withTheme(String key) {
        return new Settings(
                Optional.of(key),
                language,
                rows,
                features,
                bootAdMaxSeconds,
                bootAdCloseMarkMillis);
    }

    public Settings withRows(List<String> kinds) {
        return new Settings(
                theme,
                language,
                Optional.of(kinds),
                features,
                bootAdMaxSeconds,
                bootAdCloseMarkMillis);
    }

    public Settings withFeature(String key, boolean on) {
        Map<String, Boolean> more = new LinkedHashMap<>(features);
        more.put(key, on);
        return new Settings(theme, language, rows, more, bootAdMaxSeconds, bootAdCloseMarkMillis);
    }

    public Settings withBootAd(int maxSeconds, int closeMarkMillis) {
        return new Settings(
                theme,
                language,
                rows,
                features,
                Optional.of(maxSeconds),
                Optional.of(closeMarkMillis));
    }

    /** Returns this layer with what a lower one says laid over it, key by key. */
    Settings under(Settings lower) {
        Map<String, Boolean> both = new LinkedHashMap<>(features);
        both.putAll(lower.features);
        return new Settings(
                lower.theme.or(() -> theme),
                lower.language.or(() -> language),
                lower.rows.or(() -> rows),
                both,
                lower.bootAdMaxSeconds.or(() -> bootAdMaxSeconds),
                lower.bootAdCloseMarkMillis.or(() -> bootAdCloseMarkMillis));
    }

    /** Lays some layers over the house's own, the highest first. */
    static SetConfig merge(DeviceClass deviceClass, List<Settings> layers) {
        Settings all = layers.stream().reduce(HOUSE, Settings::under);
        return new SetConfig(
                all.theme.orElseThrow(),
                all.language.orElseThrow(),
                all.rows.orElseThrow(),
                all.features,
                deviceClass,
                new SetConfig.BootAd(
                        all.bootAdMaxSeconds.orElseThrow(),
                        all.bootAdCloseMarkMillis.orElseThrow()));
    }

    private static void requireRows(List<String> rows) {
        rows.forEach(row -> requireWord("rows", row));
        require(
                rows.size() <= MOST_ENTRIES && new HashSet<>(rows).size() == rows.size(),
                "rows: at most 40, each once, expected");
    }

    private static void requireLanguage(String language) {
        require(language.equals("zh") || language.equals("en"), "language: zh or en expected");
    }

    private static void requireWord(String field, String text) {
        require(WORD.matcher(text).matches(), field + ": a short key expected, was " + text);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
