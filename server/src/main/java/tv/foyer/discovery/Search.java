package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tv.foyer.catalog.Title;
import tv.foyer.catalog.Title.Person;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

/** Search for one audience: what its shelf does not show is neither found nor suggested. */
final class Search {
    private static final int SUGGESTIONS = 6;

    private Search() {}

    /** Returns the answer as JSON, in pieces to be sent one after another. */
    static List<byte[]> answer(View view, Shelf shelf, String typed, int limit) {
        List<Title> found = titles(view, shelf, typed, limit);
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(Piece.utf8("{\"query\":" + Json.text(typed) + ",\"items\":["));
        Piece.joined(pieces, found.stream().map(shelf::encoded).toList());
        pieces.add(Piece.utf8("],\"suggestions\":" + Json.text(suggestions(found, typed)) + "}"));
        return pieces;
    }

    static List<Title> titles(View view, Shelf shelf, String typed, int limit) {
        if (typed.isBlank()) {
            return shelf.lively().stream().limit(limit).toList();
        }
        return view.index().find(typed, shelf.audience().kids(), limit, shelf::shows).stream()
                .flatMap(id -> view.catalog().title(id).stream())
                .toList();
    }

    /** Names and people of what was found that go on as the viewer began. */
    private static Set<Text> suggestions(List<Title> found, String typed) {
        Set<Text> suggestions = new LinkedHashSet<>();
        String begun = typed.strip().toLowerCase(Locale.ROOT);
        for (Title title : found) {
            add(suggestions, title.name(), begun);
        }
        for (Title title : found) {
            for (Person person : title.people()) {
                add(suggestions, person.name(), begun);
            }
        }
        return suggestions;
    }

    private static void add(Set<Text> suggestions, Text name, String begun) {
        String zh = name.zh().toLowerCase(Locale.ROOT);
        String en = name.en().toLowerCase(Locale.ROOT);
        boolean goesOn =
                (zh.contains(begun) || en.contains(begun))
                        && !zh.equals(begun)
                        && !en.equals(begun);
        if (goesOn && suggestions.size() < SUGGESTIONS) {
            suggestions.add(name);
        }
    }
}
