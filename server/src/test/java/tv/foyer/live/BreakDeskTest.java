package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;

/** A break's decision: asked once, waited for, and not for ever. */
class BreakDeskTest {
    private static final LiveAd AD = Spots.of("ad", List.of("v0"), 2_000_000L, 2_000_000L);
    private static final Scope WINDOW = new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO);

    private final List<CompletableFuture<List<LiveAd>>> asked = new ArrayList<>();
    private final BreakDesk desk =
            new BreakDesk((_, _) -> {
                asked.add(new CompletableFuture<>());
                return asked.getLast();
            });

    private static LiveNeighbours.Viewer viewer(String channel) {
        Caller.TvSet set = LiveOriginTest.set();
        return new LiveNeighbours.Viewer(
                new ChannelId(Ids.named(channel)),
                set.device(),
                set.brand(),
                Optional.empty(),
                Optional.empty());
    }

    private static LiveNeighbours.Break opening(long number) {
        return new LiveNeighbours.Break(
                number, Feed.START, Optional.of(Duration.ofSeconds(8)), List.of());
    }

    private Stitched.Filler filler() {
        return new Stitched.Filler() {
            @Override
            public List<LiveAd> ads(BreakMark mark) {
                return desk.ads(viewer("news"), opening(mark.number()));
            }

            @Override
            public Optional<LiveAd> slate(Slot slot) {
                return Optional.empty();
            }

            @Override
            public boolean isReady(BreakMark mark) {
                return desk.isReady(viewer("news"), opening(mark.number()));
            }
        };
    }

    @Test
    void aDecisionThatIsNotThereYetHoldsTheBreakAndStandsInItWhenItHasCome() {
        Feed feed = new Feed("v0").lists("v0", 0, 5, 4, "#EXT-X-CUE-OUT:8");
        Stitched before = Stitched.of(feed.timeline, WINDOW).after(feed.timeline, filler());
        assertThat(before.entries())
                .as("nothing of the break")
                .hasSize(4)
                .allMatch(Stitched.Entry.Content.class::isInstance);

        asked.getFirst().complete(List.of(AD));
        Stitched then = before.after(feed.timeline, filler());

        assertThat(then.entries().subList(0, 4)).isEqualTo(before.entries());
        assertThat(then.entries().get(4)).isInstanceOf(Stitched.Entry.Spot.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aDecisionThatDoesNotComeIsGivenBackWhenTheChannelHasGoneOn() {
        Feed feed = new Feed("v0").lists("v0", 0, 5, 4, "#EXT-X-CUE-OUT:8");
        Stitched before = Stitched.of(feed.timeline, WINDOW).after(feed.timeline, filler());
        feed.lists("v0", 0, 6, 4, "#EXT-X-CUE-OUT:8");
        Stitched then = before.after(feed.timeline, filler());

        assertThat(then.entries()).hasSize(6).allMatch(Stitched.Entry.Content.class::isInstance);
        assertThat(asked.getFirst().complete(List.of(AD))).as("still wanted").isFalse();
    }

    @Test
    void eachViewerAndBreakIsAskedForOnce() {
        for (int i = 0; i < 2; i++) {
            assertThat(desk.isReady(viewer("news"), opening(7))).isFalse();
        }
        asked.getFirst().complete(List.of(AD));
        assertThat(desk.isReady(viewer("news"), opening(7))).isTrue();
        assertThat(desk.ads(viewer("news"), opening(7))).containsExactly(AD);
        assertThat(desk.ads(viewer("news"), opening(7))).containsExactly(AD);
        assertThat(asked).hasSize(1);

        assertThat(desk.isReady(viewer("sport"), opening(7))).isFalse();
        assertThat(desk.isReady(viewer("news"), opening(9))).isFalse();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aDecisionThatBreaksIsNone() {
        assertThat(desk.isReady(viewer("news"), opening(7))).isFalse();
        asked.getFirst().completeExceptionally(new IllegalStateException("the books are away"));

        assertThat(desk.isReady(viewer("news"), opening(7))).isTrue();
        assertThat(desk.ads(viewer("news"), opening(7))).isEmpty();
    }
}
