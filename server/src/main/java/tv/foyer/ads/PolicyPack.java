package tv.foyer.ads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;

/**
 * What a market's rules demand of ads: data, versioned and dated, each rule with its source, date
 * and status. A pack that leaves one of these out, leaves out a rule, or has one that the house
 * does not know is not loaded. Where a maker's setting is stricter, that holds.
 */
final class PolicyPack {
    private final Document document;
    private final Map<Key, Object> values;
    private final Set<Viewers.DeviceClass> noBootOn;
    private final Set<String> notBesideMinors;
    private final Text label;

    private PolicyPack(Document document) {
        this.document = document;
        this.values = values(document);
        this.noBootOn =
                words(Key.BOOT_FORBIDDEN_CLASSES).stream()
                        .map(word -> Viewers.DeviceClass.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
        this.notBesideMinors = Set.copyOf(words(Key.MINORS_FORBIDDEN));
        Map<String, String> texts = new TreeMap<>();
        ((Map<?, ?>) value(Key.LABEL)).forEach((k, v) -> texts.put((String) k, (String) v));
        this.label = new Text(texts.getOrDefault("zh", ""), texts.getOrDefault("en", ""));
        require(!label.zh().isBlank() && !label.en().isBlank(), Key.LABEL.name + ": zh and en");
        requireWhatTheHouseKeeps();
    }

    /** Rules that the house keeps in one way only; a pack that says otherwise is not kept. */
    private void requireWhatTheHouseKeeps() {
        require(number(Key.CLOSE_PRESSES) == 1, Key.CLOSE_PRESSES.name + ": 1");
        require(!flag(Key.REPOP), Key.REPOP.name + ": false");
        require(value(Key.BOOT_OPT_OUT).equals("permanent"), Key.BOOT_OPT_OUT.name);
        require(value(Key.CONSENT).equals("required"), Key.CONSENT.name);
        require(number(Key.ARCHIVE_YEARS) >= 3, Key.ARCHIVE_YEARS.name + ": at least 3");
    }

    /** The rules that a pack must have, each once. */
    private enum Key {
        LABEL("ad.label", Shape.TEXT),
        CLOSE_PRESSES("ad.close.presses", Shape.NUMBER),
        CLOSE_COUNTDOWN("ad.close.countdown", Shape.FLAG),
        REPOP("ad.repop", Shape.FLAG),
        GONE_MILLIS("ad.goneMillis", Shape.NUMBER),
        BOOT_ALLOWED("ad.boot.allowed", Shape.FLAG),
        BOOT_MAX_SECONDS("ad.boot.maxSeconds", Shape.NUMBER),
        BOOT_CLOSE_MARK("ad.boot.closeMarkMillis", Shape.NUMBER),
        BOOT_OPT_OUT("ad.boot.optOut", Shape.WORD),
        BOOT_FORBIDDEN_CLASSES("ad.boot.forbiddenClasses", Shape.WORDS),
        BOOT_KIDS("ad.boot.kids", Shape.FLAG),
        HOME_POPUP("home.popup", Shape.FLAG),
        HOME_PER_HOUR("home.adsPerHour", Shape.NUMBER),
        MINORS_FORBIDDEN("minors.forbiddenCategories", Shape.WORDS),
        COMPARATIVE("ad.comparative", Shape.FLAG),
        CONSENT("ad.targeting.consent", Shape.WORD),
        ARCHIVE_YEARS("ad.archiveYears", Shape.NUMBER),
        PAUSE_DELAY("ad.pause.delayMillis", Shape.NUMBER),
        SCREENSAVER_AFTER("ad.screensaver.afterMillis", Shape.NUMBER);

        private final String name;
        private final Shape shape;

        Key(String name, Shape shape) {
            this.name = name;
            this.shape = shape;
        }
    }

    private enum Shape {
        NUMBER,
        FLAG,
        WORD,
        WORDS,
        TEXT;

        boolean fits(@Nullable Object value) {
            return switch (this) {
                case NUMBER -> value instanceof Integer number && number >= 0;
                case FLAG -> value instanceof Boolean;
                case WORD -> value instanceof String word && !word.isBlank();
                case WORDS ->
                        value instanceof List<?> list
                                && list.stream().allMatch(String.class::isInstance);
                case TEXT ->
                        value instanceof Map<?, ?> map
                                && map.values().stream().allMatch(String.class::isInstance);
            };
        }
    }

    private record Document(
            @Nullable String market,
            int version,
            @Nullable LocalDate inForce,
            @Nullable String source,
            @Nullable String status,
            @Nullable List<Rule> rules) {}

    private record Rule(
            @Nullable String key,
            @Nullable Object value,
            @Nullable String source,
            @Nullable LocalDate date,
            @Nullable String status) {}

    /** Loads a pack that ships with the house, for example {@code policy-cn-2}. */
    static PolicyPack load(String name) {
        try (InputStream in = PolicyPack.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("policy pack: there is no " + name);
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("policy pack: " + name, e);
        }
    }

    static PolicyPack parse(byte[] json) {
        Document document = Json.read(json, Document.class);
        require(given(document.market()) && document.version() > 0, "market and version");
        require(document.inForce() != null, "inForce: a date");
        require(given(document.source()), "source");
        require(given(document.status()), "status");
        require(document.rules() != null, "rules");
        return new PolicyPack(document);
    }

    /** Returns market and version, for example {@code cn-2}. */
    String name() {
        return String.valueOf(document.market()).toLowerCase(Locale.ROOT)
                + "-"
                + document.version();
    }

    /** Tells whether the pack, and the household's own word, allow an ad in this break at all. */
    boolean allows(Break room) {
        return switch (room.surface()) {
            case BOOT -> allowsBoot(room.viewing());
            case OVERLAY, SQUEEZEBACK -> flag(Key.HOME_POPUP) || room.viewing().content();
            case MASTHEAD, ROW_SLOT, PAUSE, SCREENSAVER, PRE_ROLL, MID_ROLL, POST_ROLL -> true;
        };
    }

    private boolean allowsBoot(Break.Viewing viewing) {
        return flag(Key.BOOT_ALLOWED)
                && !viewing.bootRefused()
                && !noBootOn.contains(viewing.screen().deviceClass())
                && (flag(Key.BOOT_KIDS) || !viewing.kids());
    }

    /** Returns the longest ad of a break in seconds. */
    int maxSeconds(Break room) {
        return room.surface() == Surface.BOOT
                ? Math.min(room.maxSeconds(), number(Key.BOOT_MAX_SECONDS))
                : room.maxSeconds();
    }

    /** Returns when the close mark of a boot ad is there, where its maker wishes so and so. */
    int closeMarkMillis(int wished) {
        return Math.min(wished, number(Key.BOOT_CLOSE_MARK));
    }

    /** Tells whether a child may see ads of a category. */
    boolean besideMinors(String category) {
        return !notBesideMinors.contains(category);
    }

    /** Tells whether an ad may name a rival's product, and this one does or does not. */
    boolean allows(LineItem.Creative creative) {
        return !creative.comparative() || flag(Key.COMPARATIVE);
    }

    int homeAdsPerHour() {
        return number(Key.HOME_PER_HOUR);
    }

    Text label() {
        return label;
    }

    PolicyView view() {
        return new PolicyView(
                name(),
                label,
                number(Key.BOOT_CLOSE_MARK),
                number(Key.GONE_MILLIS),
                flag(Key.CLOSE_COUNTDOWN),
                number(Key.HOME_PER_HOUR),
                number(Key.PAUSE_DELAY),
                number(Key.SCREENSAVER_AFTER));
    }

    private Object value(Key key) {
        return java.util.Objects.requireNonNull(values.get(key));
    }

    private int number(Key key) {
        return (Integer) value(key);
    }

    private boolean flag(Key key) {
        return (Boolean) value(key);
    }

    private Set<String> words(Key key) {
        Set<String> words = new TreeSet<>();
        ((List<?>) value(key)).forEach(word -> words.add((String) word));
        return words;
    }

    private static Map<Key, Object> values(Document document) {
        Map<Key, Object> values = new EnumMap<>(Key.class);
        for (Rule rule : java.util.Objects.requireNonNull(document.rules())) {
            Key key = key(rule.key());
            require(given(rule.source()), key.name + ": source");
            require(rule.date() != null, key.name + ": date");
            require(given(rule.status()), key.name + ": status");
            Object value = rule.value();
            require(key.shape.fits(value), key.name + ": value, a " + key.shape);
            require(value == null || values.put(key, value) == null, key.name + ": once");
        }
        for (Key key : Key.values()) {
            require(values.containsKey(key), key.name);
        }
        return values;
    }

    private static Key key(@Nullable String name) {
        for (Key key : Key.values()) {
            if (key.name.equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException("policy pack: unknown rule " + name);
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("policy pack: must have " + what);
        }
    }
}
