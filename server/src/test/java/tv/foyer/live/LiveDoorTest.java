package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.Reply;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ProfileId;

/** Who is let in to a channel, and what an audience sees that is not. */
class LiveDoorTest {
    private static final ChannelId CHANNEL = new ChannelId(Ids.named("channel/news"));

    @TempDir Path folder;

    private Instant now = Feed.START;
    private static final ProfileId ADULT = new ProfileId(Ids.named("adult"));
    private static final ProfileId KID = new ProfileId(Ids.named("kid"));

    private Optional<LiveNeighbours.Question> asked = Optional.empty();
    private LiveNeighbours.Verdict verdict = new LiveNeighbours.Verdict.Shown();

    @Test
    void aTokenIsOfOneNodeAndOneTime() {
        try (Live live = live()) {
            String master = String.valueOf(Json.read(begin(live, 201), Map.class).get("master"));

            assertThat(get(live, master).status()).isEqualTo(503);
            assertThat(get(live, master.replace("/master", "x/master")).status()).isEqualTo(403);
            now = now.plusSeconds(3_601);
            assertThat(get(live, master).status()).isEqualTo(403);
            assertThat(get(live, master.replace("master.m3u8", "v0/1.m4s")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aBlackoutIsRefusedWithItsReason() {
        verdict = new LiveNeighbours.Verdict.Refused("The match is not ours in this region.");
        try (Live live = live()) {
            assertThat(new String(begin(live, 403), StandardCharsets.UTF_8))
                    .contains("\"blackout\"")
                    .contains("The match is not ours in this region.");
        }
    }

    @Test
    void theRightsAreToldOfAChildAndWhoIsNotNamedMayBeOne() {
        try (Live live = live()) {
            String channel = CHANNEL.toString();
            for (ProfileId profile : List.of(ADULT, KID)) {
                assertThat(
                                post(
                                                live,
                                                Map.of(
                                                        "channelId",
                                                        channel,
                                                        "profileId",
                                                        profile.toString()))
                                        .status())
                        .isEqualTo(201);
                assertThat(asked.orElseThrow().kids()).isEqualTo(profile.equals(KID));
            }
            assertThat(post(live, Map.of("channelId", channel)).status()).isEqualTo(201);
            assertThat(asked.orElseThrow().kids()).isTrue();
            String stranger = Ids.named("stranger").toString();
            assertThat(post(live, Map.of("channelId", channel, "profileId", stranger)).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void anUnknownChannelAndABrokenFieldAreNamed() {
        try (Live live = live()) {
            assertThat(post(live, Map.of("channelId", Ids.named("x").toString())).status())
                    .isEqualTo(404);
            Reply broken = post(live, Map.of("channelId", CHANNEL.toString(), "from", "yesterday"));
            assertThat(broken.status()).isEqualTo(400);
            assertThat(new String(LiveOriginTest.bytes(broken), StandardCharsets.UTF_8))
                    .contains("\"from\"");
            assertThat(
                            post(live, Map.of("channelId", CHANNEL.toString(), "startOver", true))
                                    .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSlateStandsForWhatMayNotBeShownAndTheChannelComesBack() {
        Feed feed = new Feed("v0").lists("v0", 0, 20);
        LiveAd slate = Spots.of("slate", List.of("v0"), 1_000_000L, 1_000_000L);
        Instant from = Feed.START.plusSeconds(10);
        Instant to = Feed.START.plusSeconds(20);
        Stitched.Filler filler =
                new Stitched.Filler() {
                    @Override
                    public List<LiveAd> ads(BreakMark mark) {
                        return List.of();
                    }

                    @Override
                    public Optional<LiveAd> slate(Slot slot) {
                        boolean hidden = slot.middle().isAfter(from) && slot.middle().isBefore(to);
                        return hidden ? Optional.of(slate) : Optional.empty();
                    }
                };
        List<Stitched.Entry> entries =
                Stitched.of(feed.timeline, new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO))
                        .after(feed.timeline, filler)
                        .entries();

        assertThat(entries).hasSize(15 + 10);
        assertThat(entries.subList(5, 15)).allMatch(Stitched.Entry.Spot.class::isInstance);
        assertThat(entries.get(7).discontinuity()).isTrue();
        assertThat(entries.get(15).discontinuity()).isTrue();
        assertThat(entries.get(15).start()).isEqualTo(to);
    }

    @Test
    void theAdsThatStandInAPlaylistAreToldByItsOwnDates() {
        Feed feed = new Feed("v0").lists("v0", 0, 20);
        LiveAd ad = Spots.of("ad", List.of("v0"), 1_000_000L, 1_000_000L);
        Instant from = Feed.START.plusSeconds(10);
        Stitched.Filler filler =
                new Stitched.Filler() {
                    @Override
                    public List<LiveAd> ads(BreakMark mark) {
                        return List.of();
                    }

                    @Override
                    public Optional<LiveAd> slate(Slot slot) {
                        boolean hidden =
                                slot.middle().isAfter(from)
                                        && slot.middle().isBefore(from.plusSeconds(4));
                        return hidden ? Optional.of(ad) : Optional.empty();
                    }
                };
        Stitched stitched =
                Stitched.of(feed.timeline, new Scope.Sliding(Duration.ofMinutes(1), Duration.ZERO))
                        .after(feed.timeline, filler);

        BreakSheet.Told told = BreakSheet.told(stitched, List.of());
        assertThat(told.until()).isEqualTo(feed.timeline.open().getLast().end());
        assertThat(told.breaks()).hasSize(1);
        BreakSheet.Pod pod = told.breaks().getFirst();
        assertThat(pod.start()).isEqualTo(from);
        assertThat(pod.end()).isEqualTo(from.plusSeconds(4));
        assertThat(pod.ads()).extracting(BreakSheet.Ad::token).containsOnly("token-ad");
        assertThat(pod.ads())
                .extracting(BreakSheet.Ad::start)
                .containsExactly(from, from.plusSeconds(2));
    }

    @Test
    void aClaimSaysAgainWhatItWasMadeOf() {
        Caller.TvSet set = LiveOriginTest.set();
        Watcher watcher = new Watcher(set.household(), ADULT, set.model(), set.maker());
        for (LiveClaim.Part part :
                List.of(
                        new LiveClaim.Part.Behind(Duration.ofSeconds(90)),
                        new LiveClaim.Part.Since(Feed.START),
                        new LiveClaim.Part.Between(Feed.START, Feed.START.plusSeconds(60)))) {
            for (LiveClaim.Delivery delivery : LiveClaim.Delivery.values()) {
                LiveClaim claim =
                        new LiveClaim(
                                CHANNEL,
                                set.device(),
                                set.brand(),
                                Optional.of("CN-SH"),
                                delivery != LiveClaim.Delivery.MARKED,
                                delivery == LiveClaim.Delivery.MARKED
                                        ? Optional.empty()
                                        : Optional.of(watcher),
                                part,
                                delivery,
                                Feed.START);

                assertThat(LiveClaim.of(claim.bytes())).contains(claim);
            }
        }
        assertThat(LiveClaim.of(new byte[] {1, 2, 3})).isEmpty();
        assertThat(LiveClaim.of(new byte[] {9})).isEmpty();
    }

    @Test
    void aShelfHoldsNoMoreThanItMayAndGivesOnlyWhatIsOnIt() throws IOException {
        SegmentShelf shelf = new SegmentShelf(folder.resolve("shelf"), 250);
        for (String name : List.of("init-1.mp4", "1.m4s", "2.m4s", "3.m4s")) {
            Path file = shelf.scratch();
            Files.write(file, new byte[100]);
            shelf.put("v0", name, file);
        }

        assertThat(shelf.bytes()).isEqualTo(200);
        assertThat(shelf.find("v0", "init-1.mp4")).isPresent();
        assertThat(shelf.find("v0", "2.m4s")).isEmpty();
        assertThat(shelf.find("v0", "3.m4s")).isPresent();
        assertThat(shelf.find("v0", "../v0-3.m4s")).isEmpty();
        assertThat(shelf.find("v0/..", "3.m4s")).isEmpty();
        try (var files = Files.list(folder.resolve("shelf"))) {
            assertThat(files).hasSize(2);
        }
    }

    private Live live() {
        LiveConfig.Channel channel =
                LiveConfig.Channel.of(CHANNEL, "news", URI.create("http://127.0.0.1:1/l.m3u8"));
        LiveNeighbours none = LiveNeighbours.none();
        InstantSource clock = () -> now;
        return Live.open(
                new LiveConfig(List.of(channel), folder.resolve("live"), Duration.ofHours(1)),
                new Live.Ground(
                        Keys.open(folder.resolve("keys")),
                        Keys.open(folder.resolve("keys")).signer("viewing"),
                        clock,
                        new SimpleMeterRegistry()),
                new LiveNeighbours(
                        question -> {
                            asked = Optional.of(question);
                            return verdict;
                        },
                        none.guide(),
                        none.breaks(),
                        none.regions(),
                        (_, profile) ->
                                Set.of(ADULT, KID).contains(profile)
                                        ? Optional.of(profile.equals(KID))
                                        : Optional.empty(),
                        _ -> Optional.empty()));
    }

    private static byte[] begin(Live live, int status) {
        Reply reply = post(live, Map.of("channelId", CHANNEL.toString()));
        assertThat(reply.status()).isEqualTo(status);
        return LiveOriginTest.bytes(reply);
    }

    private static Reply post(Live live, Map<String, Object> body) {
        return FakeRequest.call(
                live.routes(), LiveOriginTest.set(), "POST", "/api/v1/live", Json.bytes(body));
    }

    private static Reply get(Live live, String path) {
        return FakeRequest.call(live.routes(), new Caller.Nobody(), "GET", path, new byte[0]);
    }
}
