package tv.foyer.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tv.foyer.kernel.Text;

/** The same words in several languages, as repeated XMLTV elements say them. */
final class XmltvText {
    private final Map<String, String> byLanguage = new TreeMap<>();

    /** Adds one form; of two in one language the first counts. */
    void add(String language, String words) {
        if (!words.isBlank()) {
            byLanguage.putIfAbsent(primary(language), words.strip());
        }
    }

    boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** Returns both languages; where one is missing, what there is stands for it. */
    Text text(String field, int most) {
        String any = isEmpty() ? "" : byLanguage.values().iterator().next();
        return new Text(
                Rules.words(field, byLanguage.getOrDefault("zh", other("en", any)), most),
                Rules.words(field, byLanguage.getOrDefault("en", any), most));
    }

    private String other(String language, String any) {
        return byLanguage.getOrDefault(language, any);
    }

    private static String primary(String language) {
        String lower = language.toLowerCase(Locale.ROOT).replace('_', '-');
        int dash = lower.indexOf('-');
        return dash < 0 ? lower : lower.substring(0, dash);
    }

    @Override
    public String toString() {
        return byLanguage.toString();
    }
}
