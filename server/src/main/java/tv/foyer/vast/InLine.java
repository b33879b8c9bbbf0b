package tv.foyer.vast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An ad that is all there (VAST 4.2 section 3.5).
 *
 * @param servingId one for each served ad; empty before VAST 4.1
 * @param expires after how many seconds an ad that was fetched ahead must not be shown
 */
public record InLine(
        Head head,
        String servingId,
        String title,
        Optional<String> advertiser,
        Optional<String> description,
        List<Category> categories,
        OptionalInt expires,
        Optional<Survey> survey,
        List<Creative> creatives)
        implements Ad {
    public InLine {
        categories = List.copyOf(categories);
        creatives = List.copyOf(creatives);
    }

    /** An ad with nothing but what must be there. */
    public static InLine of(Head head, String servingId, String title, List<Creative> creatives) {
        return new InLine(
                head,
                servingId,
                title,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                creatives);
    }

    InLine with(Head newHead, List<Creative> newCreatives) {
        return new InLine(
                newHead,
                servingId,
                title,
                advertiser,
                description,
                categories,
                expires,
                survey,
                newCreatives);
    }

    /**
     * What the ad is about, in the words of a taxonomy.
     *
     * @param authority address of whoever keeps the taxonomy; empty if the sender named none
     */
    public record Category(String authority, String code) {}

    /** A survey about the ad, kept because VAST 2 to 4 know it. */
    public record Survey(Optional<String> type, String uri) {}
}
