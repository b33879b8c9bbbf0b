package tv.foyer.discovery;

import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Title;

/** Where the drawn pictures of titles and channels are. */
public interface Pictures {
    /** Paths under the server's root: a 2:3 poster and a 16:9 backdrop. */
    record Paths(String poster, String backdrop) {}

    Paths of(Title title);

    /** Returns a channel's pictures; its logo in the guide is {@code poster}. */
    Paths of(Channel channel);
}
