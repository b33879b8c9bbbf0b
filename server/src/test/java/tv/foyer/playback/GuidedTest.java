package tv.foyer.playback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;

/** One decision, three ways: in the stream, in lists beside a shared stream, beside the film. */
class GuidedTest {
    private static final String ORIGIN = "http://house.test";
    private static final Pattern RANGE = Pattern.compile("#EXT-X-DATERANGE:ID=\"([^\"]+)\",(.*)");

    @TempDir Path folder;
    private House house;

    record Listed(List<Asset> ASSETS) {}

    record Asset(String URI, double DURATION) {}

    @BeforeEach
    void open() {
        house = new House(folder);
        house.ads.put(Surface.PRE_ROLL, List.of(House.ad(0, "noodles")));
        house.ads.put(Surface.MID_ROLL, List.of(House.ad(0, "ride"), House.ad(1, "noodles")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theMediaPlaylistsAreTheFilmsOwnWithOneRangeForEachBreakOfTheRules() {
        String text = shared("720p");

        assertThat(ranges(text))
                .containsExactly(
                        range(0, "2000-01-01T00:00:00.000000Z", "ONCE"),
                        range(30, "2000-01-01T00:01:00.000000Z", "ONCE"),
                        range(61, "2000-01-01T00:02:02.000000Z", "POST,ONCE"));
        assertThat(text)
                .startsWith("#EXTM3U\n#EXT-X-VERSION:8\n")
                .contains("#EXT-X-DEFINE:IMPORT=\"session\"\n")
                .containsOnlyOnce("#EXT-X-PROGRAM-DATE-TIME:2000-01-01T00:00:00.000000Z\n");
        String film = new String(house.playlist(childs(), "720p"), UTF_8);
        assertThat(body(text)).isEqualTo(body(film));
    }

    @Test
    void onlyTheMasterAndTheListsAreASessionsOwn() {
        Play play = guided("living-room");
        Play other = guided("kitchen");

        String master = printed(house.playback.guided().master(House.token(play)));
        assertThat(play.insertion()).isEqualTo(Insertion.GUIDED);
        assertThat(play.master()).endsWith("/guided.m3u8");
        assertThat(master)
                .contains("NAME=\"session\",VALUE=\"" + House.token(play) + "\"")
                .contains("\n/play/guided/film/720p.m3u8\n");
        assertThat(printed(house.playback.guided().master(House.token(other))))
                .isEqualTo(master.replace(House.token(play), House.token(other)));
    }

    @Test
    void aListHoldsTheVeryAdsThatTheStitchedStreamHolds() {
        Play play = guided("living-room");

        for (Play.Break one : play.breaks()) {
            List<Asset> listed = list(play, one.id());
            assertThat(listed)
                    .extracting(Asset::DURATION)
                    .containsExactlyElementsOf(one.ads().stream().map(Play.Ad::seconds).toList());
            assertThat(listed)
                    .extracting(Asset::URI)
                    .containsExactlyElementsOf(
                            one.ads().stream()
                                    .map(ad -> ad.token().substring("token-".length()))
                                    .map(key -> ORIGIN + "/media/assets/" + key + "/master.m3u8")
                                    .toList());
        }
        StrictPlaylist stitched = StrictPlaylist.parse(house.playlist(play, "720p"));
        assertThat(stitched.micros() / 1e6).isEqualTo(play.timelineSeconds());
        assertThat(house.asked).hasSize(1);
    }

    @Test
    void aBreakThatASessionDoesNotHaveIsAnEmptyList() {
        Play play = guided("living-room");

        assertThat(list(play, "break-61")).isEmpty();
        assertThat(list(play, "break-17")).isEmpty();
        assertThat(list(childs(), "break-0")).isEmpty();
    }

    @Test
    void aTokenThatIsForgedOrTooOldOpensNoMasterAndNoList() {
        Play play = guided("living-room");
        String forged = "A" + House.token(play);
        assertThat(house.playback.guided().master(forged))
                .isInstanceOf(PlaylistOutcome.Refused.class);
        assertThat(house.playback.guided().list(forged, 0, ORIGIN))
                .isInstanceOf(PlaylistOutcome.Refused.class);

        house.clock.advance(Duration.ofHours(24));
        assertThat(house.playback.guided().master(House.token(play)))
                .isInstanceOf(PlaylistOutcome.Refused.class);
        assertThat(house.playback.guided().film(House.token(play)))
                .isInstanceOf(PlaylistOutcome.Refused.class);
        assertThat(house.playback.guided().media("film", "9p"))
                .isInstanceOf(PlaylistOutcome.Unknown.class);
    }

    @Test
    void anAdWithoutItsFilmIsMissingInEveryWayAndItsBreakIsShorterByIt() {
        house.ads.put(
                Surface.MID_ROLL,
                List.of(House.ad(0, "ride"), House.ad(1, "noodles"), House.ad(2, "lost")));
        Play before = guided("living-room");
        house.lose("ride");

        assertThat(list(before, "break-30"))
                .extracting(Asset::URI)
                .containsExactly(ORIGIN + "/media/assets/noodles/master.m3u8");
        Play play = guided("kitchen");
        assertThat(play.breaks().getLast().ads()).extracting(Play.Ad::slot).containsExactly(1);
        assertThat(StrictPlaylist.parse(house.playlist(play, "720p")).micros() / 1e6)
                .isEqualTo(122 + 15 + 15);
        assertThat(list(play, "break-30")).hasSize(1);
    }

    @Test
    void aDecisionThatFailsIsLateOrIsNoneLeavesTheFilmAndEmptyBreaksInEveryWay() {
        CountDownLatch never = new CountDownLatch(1);
        List<Runnable> troubles =
                List.of(
                        () -> {
                            throw new IllegalStateException("no decision");
                        },
                        () -> waitFor(never),
                        house.ads::clear);
        for (Runnable trouble : troubles) {
            house.trouble = trouble;
            Play play = guided("living-room");

            assertThat(play.breaks()).isEmpty();
            assertThat(play.timelineSeconds()).isEqualTo(122);
            assertThat(StrictPlaylist.parse(house.playlist(play, "720p")).micros())
                    .isEqualTo(122_000_000L);
            assertThat(list(play, "break-0")).isEmpty();
            assertThat(list(play, "break-30")).isEmpty();
            assertThat(house.playback.breaks(House.token(play))).contains(List.of());
            assertThat(printed(house.playback.guided().film(House.token(play))))
                    .contains("\n/media/assets/film/720p.m3u8\n")
                    .doesNotContain("EXT-X-DEFINE");
        }
        never.countDown();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Play guided(String set) {
        return house.start(
                House.set(set, "kestral"),
                new PlayOrder(
                        House.FILM,
                        House.ADULT,
                        false,
                        new Insertion.Wish(Optional.of(Insertion.GUIDED), Optional.empty())));
    }

    /** A session without ads. */
    private Play childs() {
        return house.start(House.FILM, House.KIDS, false);
    }

    private List<Asset> list(Play play, String id) {
        int segment = Integer.parseInt(id.substring("break-".length()));
        String json = printed(house.playback.guided().list(House.token(play), segment, ORIGIN));
        return Json.readKnown(json.getBytes(UTF_8), Listed.class).ASSETS();
    }

    private String shared(String track) {
        return printed(house.playback.guided().media("film", track));
    }

    private static String printed(PlaylistOutcome outcome) {
        if (outcome instanceof PlaylistOutcome.Found(var playlist)) {
            return new String(playlist.join(), UTF_8);
        }
        throw new AssertionError(outcome.toString());
    }

    private static String body(String playlist) {
        return playlist.substring(playlist.indexOf("#EXT-X-MAP"));
    }

    private static List<String> ranges(String playlist) {
        List<String> ranges = new ArrayList<>();
        Matcher found = RANGE.matcher(playlist);
        while (found.find()) {
            ranges.add(found.group(1) + "," + found.group(2));
        }
        return ranges;
    }

    private static String range(int segment, String date, String cue) {
        return "break-"
                + segment
                + ",CLASS=\"com.apple.hls.interstitial\",START-DATE=\""
                + date
                + "\",CUE=\""
                + cue
                + "\",X-ASSET-LIST=\"/play/{$session}/breaks/"
                + segment
                + ".json\",X-RESUME-OFFSET=0,X-RESTRICT=\"SKIP,JUMP\","
                + "X-CONTENT-MAY-VARY=\"YES\",X-TIMELINE-OCCUPIES=\"POINT\"";
    }
}
