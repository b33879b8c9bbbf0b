package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;

class LiveTimelineTest {
    @Test
    void aWindowWaitsForTheRungThatIsLateAndThenGoesOnWithoutIt() {
        Feed feed = new Feed("v0", "v1").lists("v0", 0, 4).lists("v1", 0, 3);

        assertThat(feed.playlist("v0").segments()).hasSize(3);
        assertThat(feed.after(7).playlist("v0").segments()).hasSize(3);
        feed.after(1);
        assertThat(feed.playlist("v0").segments()).hasSize(4);
        assertThat(feed.playlist("v1").segments().getLast().gap()).isTrue();
        assertThat(feed.timeline.tally().gaps()).isEqualTo(1);

        feed.lists("v1", 0, 4);
        assertThat(feed.playlist("v1").segments().getLast().gap()).isTrue();
        assertThat(feed.timeline.tally().late()).isEqualTo(1);
    }

    @Test
    void aListedSegmentThatCannotBeFetchedIsNotShown() {
        Feed feed = new Feed("v0").lists("v0", 0, 3).reads("v0", 0, 4, -1, "");

        assertThat(feed.playlist("v0").segments()).hasSize(3);
        assertThat(feed.timeline.wanted("v0")).hasSize(1);
        assertThat(feed.after(8).text("v0")).contains("#EXT-X-GAP");
    }

    @Test
    void aRungThatBringsNothingAnyMoreHoldsNobodyUp() {
        Feed feed = new Feed("v0", "v1").lists("v0", 0, 3).lists("v1", 0, 3).after(31);
        feed.lists("v0", 1, 3);

        assertThat(feed.playlist("v0").segments()).hasSize(4);
        assertThat(feed.playlist("v1").segments().getLast().gap()).isTrue();
    }

    @Test
    void anOriginThatNumbersAnewIsADiscontinuityAndOurNumbersGoOn() {
        Feed feed = new Feed("v0").lists("v0", 5_000, 4).lists("v0", 0, 3);
        MediaPlaylist playlist = feed.playlist("v0");

        assertThat(playlist.segments())
                .extracting(Segment::discontinuity)
                .containsExactly(false, false, false, false, true, false, false);
        assertThat(playlist.segments().get(4).map()).isNotEqualTo(playlist.segments().get(3).map());
        assertThat(feed.timeline.tally().restarts()).isEqualTo(1);
        long before = playlist.head().discontinuitySequence();
        Scope last = new Scope.Sliding(Duration.ofSeconds(6), Duration.ZERO);
        assertThat(feed.playlist("v0", last).head().discontinuitySequence()).isEqualTo(before + 1);
    }

    @Test
    void theSamePlaylistAgainAndAnOlderOneChangeNothing() {
        Feed feed = new Feed("v0").lists("v0", 10, 5);
        String before = feed.text("v0");

        assertThat(feed.lists("v0", 10, 5).lists("v0", 9, 4).text("v0")).isEqualTo(before);
        assertThat(feed.timeline.tally().stale()).isEqualTo(1);
    }

    @Test
    void aCueThatIsRepeatedInEveryRungIsOneBreakAndItsInEndsIt() {
        Feed feed = new Feed("v0", "v1");
        for (String rung : List.of("v0", "v1")) {
            feed.lists(rung, 0, 4, 2, "#EXT-X-CUE-OUT:20");
            feed.lists(rung, 2, 4, 1, "#EXT-X-CUE-OUT-CONT:2/20");
            feed.lists(rung, 4, 4, 2, "#EXT-X-CUE-IN");
        }
        String text = feed.text("v1");

        assertThat(text.split("SCTE35-OUT", -1)).hasSize(2);
        assertThat(text).contains("PLANNED-DURATION=8.000").contains("DURATION=8.000,SCTE35-IN");
        assertThat(marked(feed)).hasSize(4);
    }

    @Test
    void aBreakWhoseInIsLostEndsByItsPlanAndOneWithoutAPlanByTheCap() {
        Feed planned = new Feed("v0").lists("v0", 0, 20, 2, "#EXT-X-CUE-OUT:6");
        Feed open = new Feed("v0").lists("v0", 0, 20, 2, "#EXT-X-CUE-OUT");

        assertThat(marked(planned)).hasSize(3);
        assertThat(marked(open)).hasSize(10);
        assertThat(marked(open).getFirst().mark().orElseThrow().planned()).isEmpty();
    }

    @Test
    void whatWasPublishedBeforeItsCueCameStaysContent() {
        Feed feed = new Feed("v0").lists("v0", 0, 5);
        feed.lists("v0", 1, 5, 2, "#EXT-X-CUE-OUT:20");

        assertThat(marked(feed)).isEmpty();
    }

    @Test
    void aBreakCanBeSaidAsAnInterstitial() {
        Feed feed = new Feed("v0").lists("v0", 0, 8, 2, "#EXT-X-CUE-OUT:6");
        BreakTags tags = BreakTags.interstitials(number -> number + ".json");
        Scope scope = new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO);
        String text =
                Hls.write(WindowPrinter.print(feed.timeline, "v0", scope, tags).orElseThrow());
        long number = marked(feed).getFirst().number();

        assertThat(text)
                .contains(
                        "CLASS=\"com.apple.hls.interstitial\",X-ASSET-LIST=\""
                                + number
                                + ".json\",X-SNAP=\"OUT,IN\",X-RESTRICT=\"SKIP,JUMP\"")
                .contains("X-PLAYOUT-LIMIT=6.000")
                .doesNotContain("X-RESUME-OFFSET");
    }

    @Test
    void startOverBeginsAtTheProgrammeAndCatchUpEnds() {
        Feed feed = new Feed("v0").lists("v0", 0, 20);
        MediaPlaylist over = feed.playlist("v0", new Scope.StartOver(Feed.START.plusSeconds(10)));
        MediaPlaylist kept =
                feed.playlist(
                        "v0",
                        new Scope.CatchUp(Feed.START.plusSeconds(10), Feed.START.plusSeconds(20)));

        assertThat(over.segments()).hasSize(15);
        assertThat(over.ended()).isFalse();
        assertThat(over.head().start()).isPresent();
        assertThat(kept.segments()).hasSize(5);
        assertThat(kept.ended()).isTrue();
        assertThat(kept.head().type()).contains(MediaPlaylist.Type.VOD);
        assertThat(kept.segments().getFirst().date())
                .isEqualTo(Optional.of(Feed.START.plusSeconds(10)));
    }

    @Test
    void adsShorterThanTheirBreakLeadBackOnTimeAndAFailedOneShortensThem() {
        Feed feed = new Feed("v0").lists("v0", 0, 12, 2, "#EXT-X-CUE-OUT:12");
        LiveAd good = Spots.of("good", List.of("v0"), 2_000_000L, 1_500_000L);
        LiveAd lost = Spots.of("lost", List.of("other"), 2_000_000L);
        Stitched stitched =
                Stitched.of(feed.timeline, new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO))
                        .after(feed.timeline, Spots.filler(_ -> List.of(lost, good)));
        MediaPlaylist playlist =
                stitched.print("v0", 2, Duration.ofMinutes(1), BreakTags.none()).orElseThrow();

        assertThat(playlist.segments()).hasSize(12);
        assertThat(playlist.segments().subList(2, 6))
                .extracting(Segment::discontinuity, one -> one.uri().startsWith("/ads/good"))
                .containsExactly(
                        tuple(true, true),
                        tuple(false, true),
                        tuple(true, false),
                        tuple(false, false));
        assertThat(playlist.segments().get(4).date()).contains(Feed.START.plusSeconds(8));
    }

    @Test
    void adsLongerThanTheirBreakAreCutAndContentGoesOnBehindIt() {
        Feed feed = new Feed("v0").lists("v0", 0, 12, 2, "#EXT-X-CUE-OUT:6");
        LiveAd ad = Spots.of("long", List.of("v0"), 2_000_000L, 2_000_000L, 2_000_000L, 2_000_000L);
        Stitched stitched =
                Stitched.of(feed.timeline, new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO))
                        .after(feed.timeline, Spots.filler(_ -> List.of(ad)));
        List<Stitched.Entry> entries = stitched.entries();

        assertThat(entries).hasSize(12);
        assertThat(entries.subList(2, 5)).allMatch(Stitched.Entry.Spot.class::isInstance);
        assertThat(entries.get(5).start()).isEqualTo(Feed.START.plusSeconds(10));
    }

    private static List<Slot> marked(Feed feed) {
        return feed.timeline.open().stream().filter(slot -> slot.mark().isPresent()).toList();
    }
}
