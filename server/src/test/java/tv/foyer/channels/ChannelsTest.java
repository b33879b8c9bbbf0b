package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Rating;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** Channels over a real database: published, opened, printed, refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelsTest {
    private static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/terntide"));
    private static final BrandId KESTRAL = new BrandId(Ids.named("brand/kestral"));
    private static final BrandId LUMAO = new BrandId(Ids.named("brand/lumao"));
    private static final HouseholdId HOUSEHOLD = new HouseholdId(Ids.named("household"));
    private static final ProfileId ADULT = new ProfileId(Ids.named("adult"));
    private static final ProfileId KID = new ProfileId(Ids.named("kid"));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant ANCHOR = Instant.parse("2026-11-19T16:00:00Z");
    private static final String FEED =
            """
            <tv>
              <channel id="mixed"><display-name lang="en">Fish &amp; Chips "One"</display-name>
                <display-name lang="zh">鱼&amp;薯 &lt;一&gt;</display-name>
                <display-name>7</display-name></channel>
              <channel id="bound"><display-name>Bound</display-name></channel>
              <channel id="silent"><display-name>Silent</display-name></channel>
            </tv>
            """;

    private final Random random = new Random(21);
    private final Films films = Films.random(random, 24);
    private final Database database = TestDatabase.with("catalog", "channels");
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Catalog catalog;
    private Keys keys;
    private Channels channels;

    @BeforeAll
    void open(@TempDir Path data) {
        keys = Keys.open(data.resolve("keys"));
        catalog =
                Catalog.open(
                        database.sql(),
                        () -> now,
                        _ -> Optional.of(PROVIDER),
                        _ -> Optional.empty());
        assertThat(
                        catalog.ingest(
                                PROVIDER,
                                "terntide",
                                Format.XMLTV,
                                new ByteArrayInputStream(FEED.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IngestOutcome.Applied.class);
        channels = node();
        Schedule mixed = films.schedule(random, ZONE, Rating.AGE_16);
        assertThat(channels.publish(id("mixed"), mixed, ANCHOR))
                .isEqualTo(new PublishOutcome.Accepted(1, ANCHOR));
        assertThat(channels.publish(id("bound"), only(mixed, KESTRAL), ANCHOR))
                .isInstanceOf(PublishOutcome.Accepted.class);
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** Opens channels anew, as another node or after a restart. */
    private Channels node() {
        return Channels.open(
                new Channels.Ground(database.sql(), keys, () -> now, catalog),
                new Channels.Plugs(
                        films::find,
                        (household, profile) ->
                                Set.of(ADULT, KID).contains(profile) && household.equals(HOUSEHOLD)
                                        ? Optional.of(profile.equals(KID))
                                        : Optional.empty(),
                        channel -> "/media/art/" + channel.key() + ".png",
                        new FakeDesk(films)));
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

    private ChannelId id(String key) {
        return catalog.snapshot().channels().stream()
                .filter(channel -> channel.key().equals(key))
                .map(Channel::id)
                .findFirst()
                .orElseThrow();
    }

    private static Caller.TvSet set(BrandId brand) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device")),
                HOUSEHOLD,
                new ModelId(Ids.named("model")),
                brand,
                PROVIDER);
    }

    private ChannelPlay play(String channel) {
        return ((Opened.Playing) channels.open(set(KESTRAL), id(channel), ADULT)).play();
    }

    private static String token(String master) {
        return master.split("/", -1)[3];
    }

    private static byte[] found(Printed printed) {
        return ((Printed.Found) printed).bytes();
    }

    @Test
    void anOpenedChannelPlaysWhatTheGuideSays() {
        ChannelPlay play = play("mixed");
        LiveReader list =
                LiveReader.read(
                        found(channels.print(token(play.master()), "360p", Optional.empty())));

        long micros = Timeline.micros(now);
        LiveReader.Entry onAir =
                list.entries().stream()
                        .filter(entry ->
                                entry.at() <= micros && micros < entry.at() + entry.micros())
                        .findFirst()
                        .orElseThrow();
        Programme programme =
                channels.programmes(id("mixed"), now, now.plusNanos(1_000))
                        .orElseThrow()
                        .getFirst();
        assertThat(play.now().orElseThrow().title()).isEqualTo(programme.title());
        assertThat(play.next().orElseThrow().start()).isEqualTo(programme.end());
        if (onAir.asset().startsWith("film-")) {
            assertThat(onAir.asset()).isEqualTo(programme.title().en());
        }
        assertThat(play.liveEdge()).isEqualTo(now.plusSeconds(18));
        String master =
                new String(
                        found(channels.print(token(play.master()), "master", Optional.empty())),
                        StandardCharsets.UTF_8);
        assertThat(master).contains("\n360p.m3u8\n", "\n720p.m3u8\n", "avc1.64001f,mp4a.40.2");
    }

    @Test
    void everyNodePrintsTheSameAlsoAfterARestart() {
        String token = token(play("mixed").master());
        Optional<Instant> from = Optional.of(now.minus(Duration.ofMinutes(40)));

        Channels other = node();
        for (String rung : List.of("360p", "720p", "master")) {
            assertThat(found(other.print(token, rung, Optional.empty())))
                    .isEqualTo(found(channels.print(token, rung, Optional.empty())));
            assertThat(found(other.print(token, rung, from)))
                    .isEqualTo(found(channels.print(token, rung, from)));
        }
    }

    @Test
    void anAddressIsRefusedWhenItIsForgedOrOld() {
        String token = token(play("mixed").master());
        assertThat(channels.print("AAAA.BBBB", "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        assertThat(channels.print("x" + token, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        String other = keys.signer("play").sign(new byte[] {1, 2, 3});
        assertThat(channels.print(other, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        assertThat(channels.print(token, "999p", Optional.empty()))
                .isInstanceOf(Printed.Unknown.class);
        Instant before = now;
        now = now.plus(Duration.ofHours(12));
        assertThat(channels.print(token, "360p", Optional.empty()))
                .isInstanceOf(Printed.Refused.class);
        now = before;
    }

    @Test
    void onlyBrandsThatMayShowAChannelOpenIt() {
        assertThat(channels.open(set(KESTRAL), id("bound"), ADULT))
                .isInstanceOf(Opened.Playing.class);
        assertThat(channels.open(set(LUMAO), id("bound"), ADULT))
                .isInstanceOf(Opened.NoOffer.class);
        assertThat(channels.open(set(KESTRAL), id("silent"), ADULT))
                .isInstanceOf(Opened.NotOnAir.class);
        assertThat(channels.open(set(KESTRAL), new ChannelId(Ids.named("none")), ADULT))
                .isInstanceOf(Opened.UnknownChannel.class);
        assertThat(channels.open(set(KESTRAL), id("mixed"), new ProfileId(Ids.named("none"))))
                .isInstanceOf(Opened.UnknownProfile.class);
    }

    @Test
    void aChildSeesNoSegmentOfAProgrammeThatIsNotForChildren() {
        Instant before = now;
        int open = 0;
        int refused = 0;
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            now = before.plus(Duration.ofMinutes(minute));
            switch (channels.open(set(KESTRAL), id("mixed"), KID)) {
                case Opened.Playing(var play) -> {
                    open++;
                    byte[] list =
                            found(channels.print(token(play.master()), "360p", Optional.empty()));
                    for (LiveReader.Entry entry : LiveReader.read(list).entries()) {
                        Instant middle = Timeline.instant(entry.at() + entry.micros() / 2);
                        assertThat(
                                        channels.programmes(
                                                        id("mixed"),
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
        now = before;
        assertThat(open).isGreaterThan(50);
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aLaterVersionTakesOverNoSoonerThanItsHorizonAndKeepsTheTarget() {
        Schedule schedule = films.schedule(random, ZONE);
        Schedule faster =
                new Schedule(
                        ZONE,
                        7,
                        List.of(),
                        schedule.blocks(),
                        schedule.playlists(),
                        schedule.spots(),
                        schedule.fillers());

        assertThat(channels.publish(id("bound"), schedule, now.plusSeconds(60)))
                .isEqualTo(
                        new PublishOutcome.Refused(
                                List.of(
                                        new Fault(
                                                "validFrom",
                                                "at least 5 minutes from now expected"))));
        PublishOutcome outcome = channels.publish(id("bound"), faster, now.plusSeconds(600));
        assertThat(((PublishOutcome.Refused) outcome).faults())
                .extracting(Fault::field)
                .containsExactly("targetSeconds");
    }

    @Test
    void allFaultsOfAScheduleAreSaidAtOnce() {
        Schedule good = films.schedule(random, ZONE);
        Schedule.Playlist list = good.playlists().getFirst();
        Schedule.Entry missing =
                new Schedule.Entry(
                        "x", "nowhere", Films.text("x"), Films.text("x"), Rating.ALL, List.of());
        Schedule bad =
                new Schedule(
                        ZONE,
                        1,
                        List.of(),
                        good.blocks(),
                        List.of(
                                new Schedule.Playlist(
                                        "day", list.order(), 1, 40_000, List.of(missing, missing))),
                        List.of(),
                        good.fillers());

        PublishOutcome outcome = channels.publish(id("silent"), bad, now);
        assertThat(((PublishOutcome.Refused) outcome).faults())
                .extracting(Fault::field)
                .contains(
                        "assets.nowhere",
                        "assets.spot-3",
                        "playlists.day.x",
                        "playlists.day.noRepeatMinutes")
                .anyMatch(field -> field.endsWith(".breakSpots"))
                .anyMatch(field -> field.endsWith(".playlist"));
        assertThat(channels.playable(id("silent"))).isFalse();
    }

    @Test
    void theGuideGoesOutAsXmltvAndComesBackTheSame() {
        Instant to = now.plus(Duration.ofHours(30));
        List<Programme> own = channels.programmes(id("mixed"), now, to).orElseThrow();
        Channel channel =
                catalog.snapshot().channels().stream()
                        .filter(each -> each.id().equals(id("mixed")))
                        .findFirst()
                        .orElseThrow();
        Text odd = new Text("引号\"和<标签>&符号\u0007", "quotes \" ' <tags> & signs\u0000");
        Programme first = own.getFirst();
        List<Programme> sent = new java.util.ArrayList<>(own);
        sent.set(
                0,
                new Programme(
                        first.channel(), first.start(), first.end(), odd, odd, first.rating()));
        byte[] xml =
                GuideFiles.xmltv(List.of(new GuideFiles.Line(channel, "http://x/a.png?a&b", sent)));
        try (Database elsewhere = TestDatabase.with("catalog")) {
            Catalog reader =
                    Catalog.open(
                            elsewhere.sql(),
                            () -> now,
                            _ -> Optional.of(PROVIDER),
                            _ -> Optional.empty());
            IngestOutcome outcome =
                    reader.ingest(
                            PROVIDER, "elsewhere", Format.XMLTV, new ByteArrayInputStream(xml));
            assertThat(((IngestOutcome.Applied) outcome).report().rejected()).isZero();
            Channel read = reader.snapshot().channels().getFirst();
            assertThat(read.name()).isEqualTo(channel.name());
            assertThat(read.key()).isEqualTo(channel.id().toString());
            assertThat(read.number()).isEqualTo(7);
            List<Programme> back = reader.snapshot().programmes(read.id(), now.minusSeconds(1), to);
            assertThat(back).hasSameSizeAs(own);
            assertThat(back.getFirst().title())
                    .isEqualTo(new Text("引号\"和<标签>&符号", "quotes \" ' <tags> & signs"));
            for (int i = 1; i < own.size(); i++) {
                assertThat(back.get(i).title()).isEqualTo(own.get(i).title());
                assertThat(back.get(i).rating()).isEqualTo(own.get(i).rating());
                assertThat(Duration.between(back.get(i).start(), own.get(i).start()))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aLineUpQuotesNothingThatM3uCannotSay() {
        Channel channel =
                new Channel(
                        id("mixed"),
                        PROVIDER,
                        "mixed",
                        7,
                        new Text("鱼", "Fish \"One\"\n#EXTINF"),
                        Optional.empty());
        String text =
                new String(
                        GuideFiles.m3u(
                                List.of(
                                        new GuideFiles.Stream(
                                                channel, "http://x/a.png", "http://x/play")),
                                "http://x/guide/xmltv.xml",
                                true),
                        StandardCharsets.UTF_8);

        assertThat(text.lines())
                .containsExactly(
                        "#EXTM3U url-tvg=\"http://x/guide/xmltv.xml\"",
                        "#EXTINF:-1 tvg-id=\""
                                + channel.id()
                                + "\" tvg-chno=\"7\" tvg-name=\"Fish 'One' #EXTINF\""
                                + " tvg-logo=\"http://x/a.png\",Fish \"One\" #EXTINF",
                        "http://x/play");
    }
}
