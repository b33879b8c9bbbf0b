package tv.foyer.catalog;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/**
 * A film, series, season, episode or clip of one provider.
 *
 * @param key the provider's own name for it
 * @param parent the series of a season, the season of an episode
 * @param number counts seasons and episodes from 1
 * @param asset the key of its pictures in the media store; present when {@link Kind#playable}
 */
public record Title(
        TitleId id,
        PartnerId provider,
        String key,
        Kind kind,
        Text name,
        Text synopsis,
        int year,
        Rating rating,
        List<Genre> genres,
        List<Person> people,
        Optional<TitleId> parent,
        Optional<Integer> number,
        Optional<String> asset,
        Art art) {
    public Title {
        genres = List.copyOf(genres);
        people = List.copyOf(people);
    }

    /** Returns the id of a provider's title: equal keys give equal ids on every machine. */
    public static TitleId id(String providerKey, String externalKey) {
        return new TitleId(Ids.named("title/" + providerKey + "/" + externalKey));
    }

    /**
     * What is drawn for a title. The key names the drawn files; composition and palette are a
     * provider's free words for the drawing hand.
     */
    public record Art(String key, Optional<String> composition, Optional<String> palette) {}

    /** Someone who made a title. */
    public record Person(Text name, Part role) {
        /** What the person did. */
        public enum Part {
            DIRECTOR,
            CAST
        }
    }
}
