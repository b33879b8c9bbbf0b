package tv.foyer.openrtb;

import java.util.List;
import java.util.Optional;

/**
 * The app on the set (section 3.2.14). A set at home is an app, never a public screen.
 *
 * @param inventorypartnerdomain whose content brings the place for ads, for app-ads.txt
 */
public record App(
        String id,
        String name,
        String bundle,
        String domain,
        String storeurl,
        List<String> cat,
        Optional<Publisher> publisher,
        Optional<Content> content,
        String inventorypartnerdomain) {
    public App {
        cat = List.copyOf(cat);
    }

    /** Who publishes the app (section 3.2.15). */
    public record Publisher(String id, String name, String domain) {}

    /** What is on the screen (section 3.2.16); {@code len} in seconds. */
    public record Content(
            String id,
            String title,
            String series,
            String genre,
            String contentrating,
            String language,
            List<String> cat,
            int cattax,
            boolean livestream,
            int len) {
        public Content {
            cat = List.copyOf(cat);
        }
    }
}
