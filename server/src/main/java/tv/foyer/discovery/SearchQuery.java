package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What a viewer typed, as a query. A whole name beats its beginning, a name beats a person, both
 * beat a mention; a term that is nowhere spelled so is tried with one or two letters wrong. Pure.
 */
final class SearchQuery {
    static final int MOST_WORDS = 12;

    private static final Pattern LETTERS = Pattern.compile("[a-z0-9]{1,40}");
    private static final int FUZZY_FROM = 4;
    private static final int TWICE_FUZZY_FROM = 9;
    private static final float SMALL = 0.1f;

    private SearchQuery() {}

    static Query of(String typed, boolean kids) {
        String words = SearchWords.whole(typed);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(exact(SearchWords.WHOLE, words, 60), BooleanClause.Occur.SHOULD);
        any.add(beginning(SearchWords.WHOLE, words, 25), BooleanClause.Occur.SHOULD);
        if (words.length() >= FUZZY_FROM) {
            any.add(misspelled(SearchWords.WHOLE, words, 4), BooleanClause.Occur.SHOULD);
        }
        latin(words, any);
        chinese(words, any);
        pinyin(words, any);
        BooleanQuery.Builder query =
                new BooleanQuery.Builder().add(any.build(), BooleanClause.Occur.MUST);
        if (kids) {
            query.add(
                    new TermQuery(new Term(SearchIndex.KIDS, SearchIndex.YES)),
                    BooleanClause.Occur.FILTER);
        }
        return query.build();
    }

    private static void latin(String words, BooleanQuery.Builder any) {
        List<String> terms =
                SearchWords.latin(words).stream()
                        .filter(term -> !Pinyin.isHan(term.codePointAt(0)))
                        .limit(MOST_WORDS)
                        .toList();
        if (terms.isEmpty()) {
            return;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < terms.size(); i++) {
            all.add(latinTerm(terms.get(i), i + 1 == terms.size()), BooleanClause.Occur.SHOULD);
        }
        all.setMinimumNumberShouldMatch(Math.max(1, terms.size() * 3 / 4));
        any.add(all.build(), BooleanClause.Occur.SHOULD);
    }

    private static Query latinTerm(String term, boolean last) {
        List<Query> ways = new ArrayList<>();
        ways.add(scored(SearchWords.NAME_EN, term, 4));
        ways.add(scored(SearchWords.PEOPLE_EN, term, 3));
        ways.add(scored(SearchWords.GENRE_EN, term, 1));
        ways.add(scored(SearchWords.SYNOPSIS_EN, term, 0.3f));
        if (last) {
            ways.add(beginning(SearchWords.NAME_EN, term, 6));
            ways.add(beginning(SearchWords.PEOPLE_EN, term, 4));
        }
        if (term.length() >= FUZZY_FROM) {
            ways.add(misspelled(SearchWords.NAME_EN, term, 1.5f));
            ways.add(misspelled(SearchWords.PEOPLE_EN, term, 1));
        }
        return new DisjunctionMaxQuery(ways, SMALL);
    }

    private static void chinese(String words, BooleanQuery.Builder any) {
        List<String> terms =
                SearchWords.chinese(words).stream()
                        .filter(term -> Pinyin.isHan(term.codePointAt(0)))
                        .limit(2L * MOST_WORDS)
                        .toList();
        if (terms.isEmpty()) {
            return;
        }
        List<Query> fields = new ArrayList<>();
        fields.add(most(SearchWords.NAME_ZH, terms, 4));
        fields.add(most(SearchWords.PEOPLE_ZH, terms, 3));
        fields.add(most(SearchWords.GENRE_ZH, terms, 1));
        fields.add(most(SearchWords.SYNOPSIS_ZH, terms, 0.3f));
        any.add(new DisjunctionMaxQuery(fields, SMALL), BooleanClause.Occur.SHOULD);
    }

    /** Two thirds of the terms must be there: one character may be wrong or left out. */
    private static Query most(String field, List<String> terms, float boost) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : terms.stream().distinct().toList()) {
            all.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
        }
        int distinct = (int) terms.stream().distinct().count();
        all.setMinimumNumberShouldMatch(Math.max(1, distinct * 2 / 3));
        return new BoostQuery(all.build(), boost);
    }

    private static void pinyin(String words, BooleanQuery.Builder any) {
        String letters = words.replaceAll("[ ']", "");
        if (!LETTERS.matcher(letters).matches()) {
            return;
        }
        List<Query> ways = new ArrayList<>();
        ways.add(exact(SearchWords.INITIALS, letters, 16));
        ways.add(beginning(SearchWords.INITIALS, letters, 9));
        ways.add(beginning(SearchWords.PINYIN, letters, 10));
        ways.add(exact(SearchWords.PEOPLE_INITIALS, letters, 6));
        ways.add(beginning(SearchWords.PEOPLE_PINYIN, letters, 6));
        if (letters.length() > 1) {
            ways.add(beginning(SearchWords.INITIALS_INSIDE, letters, 3));
        }
        any.add(new DisjunctionMaxQuery(ways, SMALL), BooleanClause.Occur.SHOULD);
    }

    private static Query scored(String field, String term, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, term)), boost);
    }

    private static Query exact(String field, String term, float score) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), score);
    }

    private static Query beginning(String field, String term, float score) {
        return new BoostQuery(new PrefixQuery(new Term(field, term)), score);
    }

    private static Query misspelled(String field, String term, float boost) {
        int edits = term.length() < TWICE_FUZZY_FROM ? 1 : 2;
        return new BoostQuery(new FuzzyQuery(new Term(field, term), edits), boost);
    }
}
