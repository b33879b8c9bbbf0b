package tv.foyer.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Kind;
import tv.foyer.catalog.Title;
import tv.foyer.catalog.Title.Person;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/**
 * All titles of a snapshot, findable by name, person, genre and synopsis in both languages, with
 * typing mistakes, by beginnings, and by pinyin in full or by first letters. In memory, made once
 * per snapshot.
 */
final class SearchIndex {
    static final String KIDS = "kids";
    static final String YES = "y";

    private static final String ID = "id";
    private static final int PAGE = 50;
    private static final int MOST_READ = 1_000;

    private final IndexSearcher searcher;

    private SearchIndex(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    static SearchIndex of(CatalogSnapshot catalog) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer =
                    new IndexWriter(directory, new IndexWriterConfig(SearchWords.analyzer()))) {
                for (Title title : catalog.titles()) {
                    if (title.kind() != Kind.SEASON) {
                        writer.addDocument(document(catalog, title));
                    }
                }
                writer.forceMerge(1);
            }
            return new SearchIndex(new IndexSearcher(DirectoryReader.open(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", e);
        }
    }

    /** Returns the best titles for some words, of those that pass the filter. */
    List<TitleId> find(String words, boolean kids, int limit, Predicate<TitleId> filter) {
        Query query = SearchQuery.of(words, kids);
        List<TitleId> found = new ArrayList<>();
        try {
            StoredFields stored = searcher.storedFields();
            ScoreDoc[] page = searcher.search(query, PAGE).scoreDocs;
            int read = 0;
            while (page.length > 0 && read < MOST_READ) {
                for (ScoreDoc hit : page) {
                    TitleId id = new TitleId(UUID.fromString(stored.document(hit.doc).get(ID)));
                    if (filter.test(id)) {
                        found.add(id);
                        if (found.size() == limit) {
                            return found;
                        }
                    }
                }
                read += page.length;
                page = searcher.searchAfter(page[page.length - 1], query, PAGE).scoreDocs;
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }

    private static Document document(CatalogSnapshot catalog, Title title) {
        Document document = new Document();
        document.add(new StoredField(ID, title.id().toString()));
        boolean kids = title.rating().kidSafe() && catalog.root(title).rating().kidSafe();
        document.add(new StringField(KIDS, kids ? YES : "n", Field.Store.NO));
        names(document, title.name());
        for (Person person : title.people()) {
            person(document, person.name());
        }
        for (Genre genre : title.genres()) {
            text(document, SearchWords.GENRE_ZH, genre.name().zh());
            text(document, SearchWords.GENRE_EN, genre.name().en());
        }
        text(document, SearchWords.SYNOPSIS_ZH, title.synopsis().zh());
        text(document, SearchWords.SYNOPSIS_EN, title.synopsis().en());
        text(document, SearchWords.NAME_EN, Integer.toString(title.year()));
        return document;
    }

    private static void names(Document document, Text name) {
        text(document, SearchWords.NAME_ZH, name.zh());
        text(document, SearchWords.NAME_EN, name.en());
        word(document, SearchWords.WHOLE, SearchWords.whole(name.zh()));
        word(document, SearchWords.WHOLE, SearchWords.whole(name.en()));
        if (!hasHan(name.zh())) {
            return;
        }
        Pinyin pinyin = Pinyin.of(name.zh());
        pinyin.full().forEach(each -> word(document, SearchWords.PINYIN, each));
        for (String initials : pinyin.initials()) {
            word(document, SearchWords.INITIALS, initials);
            for (int from = 1; from < initials.length() - 1; from++) {
                word(document, SearchWords.INITIALS_INSIDE, initials.substring(from));
            }
        }
    }

    private static void person(Document document, Text name) {
        text(document, SearchWords.PEOPLE_ZH, name.zh());
        text(document, SearchWords.PEOPLE_EN, name.en());
        if (hasHan(name.zh())) {
            Pinyin pinyin = Pinyin.of(name.zh());
            pinyin.full().forEach(each -> word(document, SearchWords.PEOPLE_PINYIN, each));
            pinyin.initials().forEach(each -> word(document, SearchWords.PEOPLE_INITIALS, each));
        }
    }

    private static boolean hasHan(String words) {
        return words.codePoints().anyMatch(Pinyin::isHan);
    }

    private static void text(Document document, String field, String words) {
        document.add(new TextField(field, words, Field.Store.NO));
    }

    private static void word(Document document, String field, String word) {
        document.add(new StringField(field, word.toLowerCase(Locale.ROOT), Field.Store.NO));
    }
}
