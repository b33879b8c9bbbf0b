package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Rating;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ProfileId;

/** Channels over a real database: published, opened, printed, refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelsTest {
    private static final BrandId LUMAO = new BrandId(Ids.named("brand/lumao"));

    private Booth booth;
    private Channels channels;

    @BeforeAll
    void open(@TempDir Path data) {
        booth = new Booth(data);
        channels = booth.node();
        Schedule mixed = booth.schedule();
        assertThat(channels.publish(booth.id("mixed"), mixed, Booth.ANCHOR))
                .isEqualTo(new PublishOutcome.Accepted(1, Booth.ANCHOR));
        assertThat(channels.publish(booth.id("bound"), only(mixed, Booth.KESTRAL), Booth.ANCHOR))
                .isInstanceOf(PublishOutcome.Accepted.class);
    }

    @AfterAll
    void close() {
        booth.close();
    }

    private static Schedule only(Schedule all, BrandId brand) {
        return new Schedule(
                all.zone(),
                all.targetSeconds(),
                List.of(brand),
                all.blocks(),
                all.playlists(),
                all.spots(),
                all.fillers());
    }

    private ChannelPlay play(String channel) {
        return ((Opened.Playing)
                        channels.open(Booth.set(Booth.KESTRAL), booth.id(channel), Booth.ADULT))
                .play();
    }

    @Test
    void anOpenedChannelPlaysWhatTheGuideSays() {
        ChannelPlay play = play("mixed");
        LiveReader list =
                LiveReader.read(
                        Booth.found(
                                channels.print(
                                        Booth.token(play.master()), "360p", Optional.empty())));

        long micros = Timeline.micros(booth.now);
        LiveReader.Entry onAir =
                list.entries().stream()
                        .filter(entry ->
                                entry.at() <= micros && micros < entry.at() + entry.micros())
                        .findFirst()
                        .orElseThrow();
        Programme programme =
                channels.programmes(booth.id("mixed"), booth.now, booth.now.plusNanos(1_000))
                        .orElseThrow()
                        .getFirst();
        assertThat(play.now().orElseThrow().title()).isEqualTo(programme.title());
        assertThat(play.next().orElseThrow().start()).isEqualTo(programme.end());
        if (onAir.asset().startsWith("film-")) {
            assertThat(onAir.asset()).isEqualTo(programme.title().en());
        }
        assertThat(play.liveEdge()).isEqualTo(booth.now.plusSeconds(18));
        String master =
                new String(
                        Booth.found(
                                channels.print(
                                        Booth.token(play.master()), "master", Optional.empty())),
                        StandardCharsets.UTF_8);
        assertThat(master).contains("\n360p.m3u8\n", "\n720p.m3u8\n", "avc1.64001f,mp4a.40.2");
    }

    @Test
    void everyNodePrintsTheSameAlsoAfterARestart() {
        String token = Booth.token(play("mixed").master());
        Optional<Instant> from = Optional.of(booth.now.minus(Duration.ofMinutes(40)));

        Channels other = booth.node();
        for (String rung : List.of("360p", "720p", "master")) {
            assertThat(Booth.found(other.print(token, rung, Optional.empty())))
                    .isEqualTo(Booth.found(channels.print(token, rung, Optional.empty())));
            assertThat(Booth.found(other.print(token, rung, from)))
                    .isEqualTo(Booth.found(channels.print(token, rung, from)));
        }
    }

    @Test
    void anAddressIsRefusedWhenItIsForgedOrOld() {
        String token = Booth.token(play("mixed").master());
        assertThat(channels.print("AAAA.BBBB", "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        assertThat(channels.print("x" + token, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        String other = booth.keys.signer("play").sign(new byte[] {1, 2, 3});
        assertThat(channels.print(other, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        assertThat(channels.print(token, "999p", Optional.empty()))
                .isInstanceOf(Printed.Unknown.class);
        Instant before = booth.now;
        booth.now = booth.now.plus(Duration.ofHours(12));
        assertThat(channels.print(token, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        booth.now = before;
    }

    @Test
    void onlyBrandsThatMayShowAChannelOpenIt() {
        assertThat(channels.open(Booth.set(Booth.KESTRAL), booth.id("bound"), Booth.ADULT))
                .isInstanceOf(Opened.Playing.class);
        assertThat(channels.open(Booth.set(LUMAO), booth.id("bound"), Booth.ADULT))
                .isInstanceOf(Opened.NoOffer.class);
        assertThat(channels.open(Booth.set(Booth.KESTRAL), booth.id("silent"), Booth.ADULT))
                .isInstanceOf(Opened.NotOnAir.class);
        assertThat(
                        channels.open(
                                Booth.set(Booth.KESTRAL),
                                new ChannelId(Ids.named("none")),
                                Booth.ADULT))
                .isInstanceOf(Opened.UnknownChannel.class);
        assertThat(
                        channels.open(
                                Booth.set(Booth.KESTRAL),
                                booth.id("mixed"),
                                new ProfileId(Ids.named("none"))))
                .isInstanceOf(Opened.UnknownProfile.class);
    }

    @Test
    void aChildSeesNoSegmentOfAProgrammeThatIsNotForChildren() {
        Instant before = booth.now;
        int open = 0;
        int refused = 0;
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            booth.now = before.plus(Duration.ofMinutes(minute));
            switch (channels.open(Booth.set(Booth.KESTRAL), booth.id("mixed"), Booth.KID)) {
                case Opened.Playing(var play) -> {
                    open++;
                    byte[] list =
                            Booth.found(
                                    channels.print(
                                            Booth.token(play.master()), "360p", Optional.empty()));
                    for (LiveReader.Entry entry : LiveReader.read(list).entries()) {
                        Instant middle = Timeline.instant(entry.at() + entry.micros() / 2);
                        assertThat(
                                        channels.programmes(
                                                        booth.id("mixed"),
                                                        middle,
                                                        middle.plusNanos(1_000))
                                                .orElseThrow()
                                                .getFirst()
                                                .rating()
                                                .kidSafe())
                                .isTrue();
                    }
                }
                case Opened.NotForKids _ -> refused++;
                case Opened.UnknownChannel _,
                        Opened.UnknownProfile _,
                        Opened.NoOffer _,
                        Opened.NotOnAir _ ->
                        throw new AssertionError();
            }
        }
        booth.now = before;
        assertThat(open).isGreaterThan(50);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aLaterVersionTakesOverNoSoonerThanItsHorizonAndKeepsTheTarget() {
        Schedule schedule = booth.films.schedule(booth.random, Booth.ZONE);
        Schedule faster =
                new Schedule(
                        Booth.ZONE,
                        7,
                        List.of(),
                        schedule.blocks(),
                        schedule.playlists(),
                        schedule.spots(),
                        schedule.fillers());

        assertThat(channels.publish(booth.id("bound"), schedule, booth.now.plusSeconds(60)))
                .isEqualTo(
                        new PublishOutcome.Refused(
                                List.of(
                                        new Fault(
                                                "validFrom",
                                                "at least 5 minutes from now expected"))));
        PublishOutcome outcome =
                channels.publish(booth.id("bound"), faster, booth.now.plusSeconds(600));
        assertThat(((PublishOutcome.Refused) outcome).faults())
                .extracting(Fault::field)
                .containsExactly("targetSeconds");
    }

    @Test
    void allFaultsOfAScheduleAreSaidAtOnce() {
        Schedule good = booth.films.schedule(booth.random, Booth.ZONE);
        Schedule.Playlist list = good.playlists().getFirst();
        Schedule.Entry missing =
                new Schedule.Entry(
                        "x", "nowhere", Films.text("x"), Films.text("x"), Rating.ALL, List.of());
        Schedule bad =
                new Schedule(
                        Booth.ZONE,
                        1,
                        List.of(),
                        good.blocks(),
                        List.of(
                                new Schedule.Playlist(
                                        "day", list.order(), 1, 40_000, List.of(missing, missing))),
                        List.of(),
                        good.fillers());

        PublishOutcome outcome = channels.publish(booth.id("silent"), bad, booth.now);
        assertThat(((PublishOutcome.Refused) outcome).faults())
                .extracting(Fault::field)
                .contains(
                        "assets.nowhere",
                        "assets.spot-3",
                        "playlists.day.x",
                        "playlists.day.noRepeatMinutes")
                .anyMatch(field -> field.endsWith(".breakSpots"))
                .anyMatch(field -> field.endsWith(".playlist"));
        assertThat(channels.playable(booth.id("silent"))).isFalse();
    }
}
