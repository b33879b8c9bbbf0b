package tv.foyer.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.ProfileId;

/**
 * The decisions of viewers' breaks: one for each viewer and break, whoever asks and how often. One
 * that is not there when it is needed is waited for, not given up: the viewer's playlist stands
 * still before the break meanwhile, which nobody sees, as a player is segments behind its end. At
 * most 20,000 are remembered; of those the one that was asked for longest ago is forgotten. Safe
 * for use by many threads.
 */
final class BreakDesk {
    /** How long a request waits while the playlist may stand still. */
    static final Duration PROMPT = Duration.ofMillis(150);

    /** How long it waits when the playlist has to go on. */
    static final Duration LAST_CALL = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(BreakDesk.class.getName());
    private static final int MOST = 20_000;

    private final LiveNeighbours.Breaks house;
    private final Map<Key, CompletableFuture<List<LiveAd>>> asked =
            new LinkedHashMap<>(64, 0.75f, true);

    private record Key(
            ChannelId channel, DeviceId device, Optional<ProfileId> profile, long number) {
        static Key of(LiveNeighbours.Viewer viewer, LiveNeighbours.Break opening) {
            return new Key(
                    viewer.channel(),
                    viewer.device(),
                    viewer.watcher().map(Watcher::profile),
                    opening.number());
        }
    }

    BreakDesk(LiveNeighbours.Breaks house) {
        this.house = house;
    }

    /** Whether the decision is there, after a moment at most; begins it if nobody has. */
    boolean isReady(LiveNeighbours.Viewer viewer, LiveNeighbours.Break opening) {
        CompletableFuture<List<LiveAd>> answer = answer(viewer, opening);
        return answer.isDone() || found(answer, PROMPT).isPresent() || answer.isDone();
    }

    /** The ads of a break; one without an answer by now has none, and its ads are given back. */
    List<LiveAd> ads(LiveNeighbours.Viewer viewer, LiveNeighbours.Break opening) {
        CompletableFuture<List<LiveAd>> answer = answer(viewer, opening);
        return found(answer, LAST_CALL)
                .orElseGet(() ->
                        answer.complete(List.of()) || answer.isCompletedExceptionally()
                                ? List.of()
                                : answer.getNow(List.of()));
    }

    private CompletableFuture<List<LiveAd>> answer(
            LiveNeighbours.Viewer viewer, LiveNeighbours.Break opening) {
        synchronized (asked) {
            CompletableFuture<List<LiveAd>> answer =
                    asked.computeIfAbsent(
                            Key.of(viewer, opening), _ -> house.decide(viewer, opening));
            if (asked.size() > MOST) {
                Key oldest = asked.keySet().iterator().next();
                Optional.ofNullable(asked.remove(oldest)).ifPresent(one -> one.complete(List.of()));
            }
            return answer;
        }
    }

    private static Optional<List<LiveAd>> found(
            CompletableFuture<List<LiveAd>> answer, Duration wait) {
        try {
            return Optional.of(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "live break: decision failed, none shown", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
