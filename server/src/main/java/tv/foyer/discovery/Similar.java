package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.catalog.Genre;
import tv.foyer.catalog.Title;
import tv.foyer.catalog.Title.Person;
import tv.foyer.kernel.Text;

/**
 * Likeness by what titles share: a genre counts once, a person three times, as often as the liked
 * titles have it. Pure.
 */
final class Similar {
    private static final int PERSON = 3;

    private final Map<Genre, Integer> genres = new HashMap<>();
    private final Map<Text, Integer> people = new HashMap<>();

    private record Scored(Title title, int score) {}

    private Similar(Collection<Title> liked) {
        for (Title title : liked) {
            title.genres().forEach(genre -> genres.merge(genre, 1, Integer::sum));
            title.people().forEach(person -> people.merge(person.name(), PERSON, Integer::sum));
        }
    }

    /** Returns the titles most like one; what shares nothing is left out. */
    static List<Title> to(Title title, Collection<Title> choice, int limit) {
        return to(List.of(title), choice, limit);
    }

    /** Returns the titles most like some, without these; among equals the choice's order stays. */
    static List<Title> to(Collection<Title> liked, Collection<Title> choice, int limit) {
        Similar taste = new Similar(liked);
        List<Scored> found = new ArrayList<>();
        for (Title title : choice) {
            int score = taste.score(title);
            if (score > 0 && !liked.contains(title)) {
                found.add(new Scored(title, score));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(limit)
                .map(Scored::title)
                .toList();
    }

    private int score(Title title) {
        int score = 0;
        for (Genre genre : title.genres()) {
            score += genres.getOrDefault(genre, 0);
        }
        for (Person person : title.people()) {
            score += people.getOrDefault(person.name(), 0);
        }
        return score;
    }
}
