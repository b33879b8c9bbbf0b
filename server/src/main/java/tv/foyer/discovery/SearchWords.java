package tv.foyer.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The index's fields and how words become terms. Chinese by single characters and pairs: pairs find
 * the half-typed names that a word segmenter cuts wrongly, single characters the first key.
 */
final class SearchWords {
    static final String NAME_ZH = "name_zh";
    static final String NAME_EN = "name_en";
    static final String WHOLE = "whole";
    static final String PINYIN = "pinyin";
    static final String INITIALS = "initials";
    static final String INITIALS_INSIDE = "initials_inside";
    static final String PEOPLE_ZH = "people_zh";
    static final String PEOPLE_EN = "people_en";
    static final String PEOPLE_PINYIN = "people_pinyin";
    static final String PEOPLE_INITIALS = "people_initials";
    static final String GENRE_ZH = "genre_zh";
    static final String GENRE_EN = "genre_en";
    static final String SYNOPSIS_ZH = "synopsis_zh";
    static final String SYNOPSIS_EN = "synopsis_en";

    private static final Analyzer LATIN = new Latin();
    private static final Analyzer CHINESE = new Chinese();

    private SearchWords() {}

    private static final class Latin extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(
                    words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    }

    private static final class Chinese extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream plain = new LowerCaseFilter(new CJKWidthFilter(words));
            return new TokenStreamComponents(
                    words, new CJKBigramFilter(plain, CJKBigramFilter.HAN, true));
        }
    }

    static Analyzer analyzer() {
        return new PerFieldAnalyzerWrapper(
                LATIN,
                Map.of(
                        NAME_ZH, CHINESE,
                        PEOPLE_ZH, CHINESE,
                        GENRE_ZH, CHINESE,
                        SYNOPSIS_ZH, CHINESE));
    }

    static List<String> latin(String words) {
        return terms(LATIN, words);
    }

    static List<String> chinese(String words) {
        return terms(CHINESE, words);
    }

    /** Returns a whole name in the one form in which equal names are equal. */
    static String whole(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> terms(Analyzer analyzer, String words) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", words)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
            return List.copyOf(terms);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }
}
