package tv.foyer.playback;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the ads of a session reach its set. The decision behind them is one and the same, and so are
 * the ids by which it is counted.
 */
enum Insertion {
    /** They are part of the stream. */
    STITCHED,
    /**
     * The playlist says where a break stands, and its list what plays there (HLS interstitials).
     */
    GUIDED,
    /** The stream is the film alone; the player reads VMAP and VAST. */
    CLIENT;

    /**
     * What a set asked for and what its player can do; a wish without a word on the player is the
     * word of one who knows it.
     *
     * @param way empty to leave it to the house
     * @param player empty if the set did not say
     */
    record Wish(Optional<Insertion> way, Optional<Player> player) {
        static final Wish NONE = new Wish(Optional.empty(), Optional.empty());
    }

    /**
     * What a player can do.
     *
     * @param hlsInterstitials it knows {@code com.apple.hls.interstitial}
     * @param oneDecoder it holds one stream at a time, so a film cannot wait beside an ad
     */
    record Player(boolean hlsInterstitials, boolean oneDecoder) {}

    /**
     * Decides the way. A player that does not know interstitials would show none, and one decoder
     * cannot give place to an ad player and keep the film: both get the ads in the stream, as does
     * everybody who did not ask. Where the ads cannot be named outside the stream, there is no
     * other way.
     *
     * @param named whether VMAP can name the ads of this session
     */
    static Insertion of(Wish wish, boolean named) {
        Insertion way = wish.way().orElse(STITCHED);
        boolean can =
                switch (way) {
                    case STITCHED -> true;
                    case GUIDED -> wish.player().map(Player::hlsInterstitials).orElse(true);
                    case CLIENT -> named && !wish.player().map(Player::oneDecoder).orElse(false);
                };
        return can ? way : STITCHED;
    }

    /** Returns the way of a word, for example {@code guided}. */
    static Optional<Insertion> named(String word) {
        return Stream.of(values())
                .filter(way -> way.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** Returns the name of the master playlist under a session's folder. */
    String master() {
        return switch (this) {
            case STITCHED -> "master.m3u8";
            case GUIDED -> "guided.m3u8";
            case CLIENT -> "film.m3u8";
        };
    }
}
