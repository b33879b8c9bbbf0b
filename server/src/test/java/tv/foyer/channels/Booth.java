package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Rating;
import tv.foyer.catalog.Title;
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
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** Channels over a real database, in a time that stands until a test moves it. */
final class Booth implements AutoCloseable {
    static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/terntide"));
    static final BrandId KESTRAL = new BrandId(Ids.named("brand/kestral"));
    static final HouseholdId HOUSEHOLD = new HouseholdId(Ids.named("household"));
    static final ProfileId ADULT = new ProfileId(Ids.named("adult"));
    static final ProfileId KID = new ProfileId(Ids.named("kid"));
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant ANCHOR = Instant.parse("2026-11-19T16:00:00Z");

    /** So long that only a decision that never comes is late. */
    static final Deal.Patience ENDLESS =
            new Deal.Patience(Duration.ofMinutes(2), Duration.ofMinutes(2));

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

    final Random random = new Random(21);
    final Films films = Films.random(random, 24);
    final Database database = TestDatabase.with("catalog", "channels");
    final Keys keys;
    final Catalog catalog;
    volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Booth(Path data) {
        keys = Keys.open(data.resolve("keys"));
        catalog =
                Catalog.open(
                        database.sql(),
                        () -> now,
                        _ -> Optional.of(PROVIDER),
                        _ -> Optional.empty());
        ingest(Format.XMLTV, FEED);
    }

    void ingest(Format format, String feed) {
        assertThat(
                        catalog.ingest(
                                PROVIDER,
                                "terntide",
                                format,
                                new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IngestOutcome.Applied.class);
    }

    /** Puts a film of the schedule into the catalogue. */
    Title film(String key) {
        ingest(
                Format.FOYER_JSON,
                """
                {"provider": "terntide", "titles": [{"key": "%1$s", "kind": "FILM",
                  "title": {"zh": "片", "en": "%1$s"}, "synopsis": {"zh": "片", "en": "x"},
                  "year": 2026, "rating": "all", "genres": ["family"], "people": [],
                  "asset": "%1$s", "offers": [{"terms": "FREE"}]}]}
                """
                        .formatted(key));
        return catalog.snapshot().titles().stream()
                .filter(title -> title.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Opens channels anew, as another node or after a restart. */
    Channels node() {
        return node(AdBreaks.none(), ENDLESS);
    }

    Channels node(AdBreaks ads, Deal.Patience patience) {
        return Channels.open(
                new Channels.Ground(
                        database.sql(), keys, keys.signer("viewing"), () -> now, catalog),
                new Channels.Plugs(
                        films::find,
                        (household, profile) ->
                                Set.of(ADULT, KID).contains(profile) && household.equals(HOUSEHOLD)
                                        ? Optional.of(profile.equals(KID))
                                        : Optional.empty(),
                        channel -> "/media/art/" + channel.key() + ".png",
                        ads,
                        new FakeDesk(films)),
                patience);
    }

    ChannelId id(String key) {
        return channel(key).id();
    }

    Channel channel(String key) {
        return catalog.snapshot().channels().stream()
                .filter(channel -> channel.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    Schedule schedule() {
        return films.schedule(random, ZONE, Rating.AGE_16);
    }

    /** The same, in which each film is a title of the catalogue. */
    Schedule titled(Schedule schedule) {
        List<Schedule.Playlist> lists = new ArrayList<>();
        for (Schedule.Playlist list : schedule.playlists()) {
            List<Schedule.Entry> entries =
                    list.entries().stream()
                            .map(entry ->
                                    new Schedule.Entry(
                                            entry.key(),
                                            entry.asset(),
                                            entry.title(),
                                            entry.synopsis(),
                                            entry.rating(),
                                            entry.breakSeconds(),
                                            Optional.of(Title.id("terntide", entry.key()))))
                            .toList();
            lists.add(
                    new Schedule.Playlist(
                            list.key(),
                            list.order(),
                            list.seed(),
                            list.noRepeatMinutes(),
                            entries));
        }
        return new Schedule(
                schedule.zone(),
                schedule.targetSeconds(),
                schedule.brands(),
                schedule.blocks(),
                lists,
                schedule.spots(),
                schedule.fillers());
    }

    static Caller.TvSet set(BrandId brand) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device")),
                HOUSEHOLD,
                new ModelId(Ids.named("model")),
                brand,
                PROVIDER);
    }

    /** Opens a channel and returns the token of its addresses. */
    String token(Channels channels, String channel, ProfileId profile) {
        return token(
                ((Opened.Playing) channels.open(set(KESTRAL), id(channel), profile))
                        .play()
                        .master());
    }

    static String token(String master) {
        return master.split("/", -1)[3];
    }

    static byte[] found(Printed printed) {
        return ((Printed.Found) printed).bytes();
    }

    static byte[] live(Channels channels, String token, String rung) {
        return found(channels.print(token, rung, Optional.empty()));
    }

    @Override
    public void close() {
        database.close();
    }
}
