package tv.foyer.channels;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.catalog.Rating;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/**
 * The rules of a channel: which playlist is drawn from at which hours, and what fills the rest.
 *
 * @param zone where the blocks' hours hold
 * @param targetSeconds {@code EXT-X-TARGETDURATION} of the channel, the same in every version
 * @param brands where the channel may be shown; empty: on all brands
 * @param spots assets that fill breaks, in turn
 * @param fillers assets that fill what is left before the next block, in turn
 */
public record Schedule(
        ZoneId zone,
        int targetSeconds,
        List<BrandId> brands,
        List<Block> blocks,
        List<Playlist> playlists,
        List<String> spots,
        List<String> fillers) {
    public Schedule {
        brands = List.copyOf(brands);
        blocks = List.copyOf(blocks);
        playlists = List.copyOf(playlists);
        spots = List.copyOf(spots);
        fillers = List.copyOf(fillers);
    }

    /**
     * Hours of the day: from {@code at} until the next block of the day, or of the days after.
     *
     * @param days when it holds; empty: every day
     * @param listing what the guide says of the whole block; empty: each entry is a programme
     * @param breakAfter entries between two breaks; 0: no breaks between entries
     * @param breakSpots spots of a break, between entries or inside one
     */
    public record Block(
            LocalTime at,
            Set<DayOfWeek> days,
            String playlist,
            Optional<Listing> listing,
            int breakAfter,
            int breakSpots) {
        public Block {
            days = Set.copyOf(days);
        }

        boolean on(DayOfWeek day) {
            return days.isEmpty() || days.contains(day);
        }
    }

    /** A programme's words in the guide. */
    public record Listing(Text title, Text synopsis) {}

    /** How a playlist is drawn from. */
    public enum Order {
        /** One after another; an entry that does not fit waits for the next block. */
        IN_ORDER,
        /** By seed, among those that were not shown for longest. */
        SHUFFLE
    }

    /**
     * Entries of which a block draws.
     *
     * @param noRepeatMinutes least time from the start of an entry to its next start on the channel
     */
    public record Playlist(
            String key, Order order, long seed, int noRepeatMinutes, List<Entry> entries) {
        public Playlist {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A film or episode.
     *
     * @param key names it for {@code noRepeatMinutes}
     * @param breakSeconds where breaks may stand in it, rising; each moves to the nearest segment
     * @param titleId the catalogue's title that it is, whose provider is paid for its viewing
     */
    public record Entry(
            String key,
            String asset,
            Text title,
            Text synopsis,
            Rating rating,
            List<Integer> breakSeconds,
            Optional<TitleId> titleId) {
        public Entry {
            breakSeconds = List.copyOf(breakSeconds);
        }

        /** An entry that is nobody's title. */
        public Entry(
                String key,
                String asset,
                Text title,
                Text synopsis,
                Rating rating,
                List<Integer> breakSeconds) {
            this(key, asset, title, synopsis, rating, breakSeconds, Optional.empty());
        }
    }

    Playlist playlist(String key) {
        return playlists.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("playlist: unknown " + key));
    }
}
