package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinCaseType;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/**
 * How Chinese words are typed with Latin letters: in full and by first letters, in all readings of
 * each character, as a machine cannot tell which one is meant. Other letters stand for themselves.
 */
record Pinyin(Set<String> full, Set<String> initials) {
    /** Readings multiply; beyond this many combinations the first readings go on alone. */
    private static final int MOST = 16;

    static Pinyin of(String words) {
        Set<String> full = new LinkedHashSet<>(List.of(""));
        Set<String> initials = new LinkedHashSet<>(List.of(""));
        words.codePoints()
                .forEach(character -> {
                    List<String> readings = readings(character);
                    if (!readings.isEmpty()) {
                        extend(full, readings);
                        extend(
                                initials,
                                readings.stream()
                                        .map(reading -> reading.substring(0, 1))
                                        .distinct()
                                        .toList());
                    }
                });
        return new Pinyin(Set.copyOf(full), Set.copyOf(initials));
    }

    static boolean isHan(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    private static void extend(Set<String> begun, List<String> readings) {
        List<String> before = new ArrayList<>(begun);
        begun.clear();
        for (String start : before) {
            for (String reading : readings) {
                if (begun.size() < MOST) {
                    begun.add(start + reading);
                }
            }
        }
    }

    private static List<String> readings(int character) {
        if (isHan(character) && Character.isBmpCodePoint(character)) {
            try {
                String[] found = PinyinHelper.toHanyuPinyinStringArray((char) character, format());
                return found == null ? List.of() : Arrays.stream(found).distinct().toList();
            } catch (BadHanyuPinyinOutputFormatCombination e) {
                throw new IllegalStateException("the format is fixed and valid", e);
            }
        }
        return Character.isLetterOrDigit(character)
                ? List.of(Character.toString(Character.toLowerCase(character)))
                : List.of();
    }

    private static HanyuPinyinOutputFormat format() {
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setCaseType(HanyuPinyinCaseType.LOWERCASE);
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        return format;
    }
}
