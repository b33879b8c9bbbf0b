package tv.foyer.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;

/** What live needs of others; plugged by {@code app}. Each is asked from any thread. */
public record LiveNeighbours(
        Rights rights,
        Guide guide,
        Breaks breaks,
        Regions regions,
        Profiles profiles,
        Owners owners) {
    /** Neighbours that allow all and know nothing. */
    public static LiveNeighbours none() {
        return new LiveNeighbours(
                _ -> new Verdict.Shown(),
                (_, _) -> Optional.empty(),
                (_, _) -> CompletableFuture.completedFuture(List.of()),
                _ -> Optional.empty(),
                (_, _) -> Optional.of(false),
                _ -> Optional.empty());
    }

    /** Which brands and regions may see what is on. */
    public interface Rights {
        /** Asked for each request, and for each slot that an audience sees; must be quick. */
        Verdict of(Question question);
    }

    /** The profiles of households. */
    public interface Profiles {
        /** Tells whether a profile is a child's; empty if the household has no such profile. */
        Optional<Boolean> kids(HouseholdId household, ProfileId profile);
    }

    /**
     * Who would see what.
     *
     * @param kids whether a child watches, or nobody said who
     * @param at an instant of the channel, not of the request
     * @param programme what is on then, if the guide knows
     */
    public record Question(
            ChannelId channel,
            Optional<Programme> programme,
            BrandId brand,
            Optional<String> region,
            boolean kids,
            Instant at) {}

    /** Whether it may be seen. */
    public sealed interface Verdict {
        record Shown() implements Verdict {}

        /** A picture of the house instead, for as long as it lasts. */
        record Replaced(LiveAd slate) implements Verdict {}

        /** Nothing at all. */
        record Refused(String reason) implements Verdict {}
    }

    /** What is on when. */
    public interface Guide {
        Optional<Programme> at(ChannelId channel, Instant instant);
    }

    public record Programme(Text title, Instant start, Instant end) {}

    /** The ads of stitched and guided breaks; the decision is made behind it. */
    public interface Breaks {
        /**
         * Begins the decision of a break; called once for each viewer and break. If the answer is
         * completed by others, it is too late and the ads are given back.
         */
        CompletableFuture<List<LiveAd>> decide(Viewer viewer, Break opening);
    }

    /** Whose channels they are. */
    public interface Owners {
        /** The provider that is paid for the viewing of a channel; empty if nobody knows it. */
        Optional<PartnerId> of(ChannelId channel);
    }

    /**
     * A set that watches a channel.
     *
     * @param watcher empty where nobody said who
     */
    public record Viewer(
            ChannelId channel,
            DeviceId device,
            BrandId brand,
            Optional<String> region,
            Optional<Watcher> watcher) {}

    /** One picture of a channel, under the name that ads are to be cut for. */
    public record Rung(String name, int height, String codecs) {}

    /**
     * A break of a channel.
     *
     * @param number names it on this node
     * @param planned empty where its cue plans no length
     * @param rungs in which an ad must be there whole
     */
    public record Break(long number, Instant start, Optional<Duration> planned, List<Rung> rungs) {}

    /** Where a set is, as far as rights go by it. */
    public interface Regions {
        Optional<String> of(Caller.TvSet set);
    }
}
