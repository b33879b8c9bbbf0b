package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Format;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** The desk of the schedules, over a real database. */
class EditorTest {
    private static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/terntide"));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:30Z");
    private static final Caller.Staff LIN =
            new Caller.Staff(
                    new StaffId(Ids.named("lin")),
                    new PartnerId(Ids.named("partner/hearthline")),
                    Set.of(PartnerKind.OPERATOR),
                    Set.of(Role.CONTENT));

    private final Random random = new Random(42);
    private final Films films = Films.random(random, 30);
    private final Schedule schedule = films.schedule(random, ZONE);
    private Database database;
    private Channels channels;
    private Editor editor;
    private ChannelId channel;

    @BeforeEach
    void open(@TempDir Path data) {
        database = TestDatabase.with("catalog", "channels");
        Catalog catalog =
                Catalog.open(
                        database.sql(),
                        () -> NOW,
                        _ -> Optional.of(PROVIDER),
                        _ -> Optional.empty());
        String feed = "<tv><channel id='one'><display-name>One</display-name></channel></tv>";
        catalog.ingest(
                PROVIDER,
                "terntide",
                Format.XMLTV,
                new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
        Keys keys = Keys.open(data);
        Channels.Plugs plugs =
                new Channels.Plugs(
                        films::find,
                        (_, _) -> Optional.empty(),
                        _ -> "/logo.png",
                        AdBreaks.none(),
                        new FakeDesk(films));
        channels =
                Channels.open(
                        new Channels.Ground(
                                database.sql(), keys, keys.signer("viewing"), () -> NOW, catalog),
                        plugs);
        ScheduleStore store = new ScheduleStore(database.sql());
        editor = new Editor(catalog, () -> NOW, plugs, store, new Stations(store, () -> NOW));
        channel = catalog.snapshot().channels().getFirst().id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thePreviewIsWhatIsOnAirAfterwards() {
        Instant from = NOW.plus(Duration.ofHours(1));
        LocalDate day = LocalDate.of(2026, 11, 23);
        Preview.Day tried =
                editor.rehearse(channel, schedule, from, Optional.of(day))
                        .orElseThrow()
                        .day()
                        .orElseThrow();
        assertThat(channels.timeline(channel)).isEmpty();

        assertThat(channels.publish(channel, schedule, from, LIN, 0))
                .isInstanceOf(Channels.Edited.Done.class);

        Timeline timeline = channels.timeline(channel).orElseThrow();
        assertThat(Preview.of(timeline, schedule, day)).isEqualTo(tried);
        assertThat(tried.pieces()).hasSizeGreaterThan(50);
        for (int i = 1; i < tried.pieces().size(); i++) {
            assertThat(tried.pieces().get(i).at()).isEqualTo(tried.pieces().get(i - 1).end());
        }
        long shown =
                tried.parts().stream()
                        .mapToLong(part ->
                                part.programmeSeconds() + part.spotSeconds() + part.fillerSeconds())
                        .sum();
        assertThat(shown).isBetween(86_400L - 60, 86_400L + 60);
        assertThat(tried.parts().stream().mapToLong(Preview.Part::spotSeconds).sum()).isPositive();
    }

    @Test
    void repeatsOfTheDayAreNamedWithTheirLeastDistance() {
        Preview.Day day =
                editor.rehearse(channel, schedule, NOW.plus(Duration.ofHours(1)), Optional.empty())
                        .orElseThrow()
                        .day()
                        .orElseThrow();

        assertThat(day.repeats()).isNotEmpty();
        assertThat(day.repeats())
                .allSatisfy(repeat -> {
                    assertThat(repeat.times()).isGreaterThan(1);
                    assertThat(repeat.leastMinutes()).isBetween(0L, 1_440L);
                });
    }

    @Test
    void faultsAreNamedByFieldAndNothingIsShownOfABrokenSchedule() {
        List<Schedule.Block> blocks = new ArrayList<>(schedule.blocks());
        Schedule.Block first = blocks.getFirst();
        blocks.set(
                0,
                new Schedule.Block(
                        LocalTime.of(6, 0), Set.of(), "nothing", first.listing(), 0, 99));

        Rehearsal tried =
                editor.rehearse(channel, with(blocks), NOW.plusSeconds(3_600), Optional.empty())
                        .orElseThrow();

        assertThat(tried.faults())
                .extracting(Fault::field)
                .contains("blocks.06:00.playlist", "blocks.06:00.breakSpots");
        assertThat(tried.day()).isEmpty();
    }

    @Test
    void aDraftThatIsTooSoonIsShownAsIfItBeganAsSoonAsItMay() {
        publish(NOW.minus(Duration.ofDays(1)), 0);

        Rehearsal tried =
                editor.rehearse(channel, schedule, NOW.plusSeconds(10), Optional.empty())
                        .orElseThrow();

        assertThat(tried.faults()).extracting(Fault::field).containsExactly("validFrom");
        assertThat(tried.day()).isPresent();
    }

    @Test
    void whoEditedAnOlderVersionIsToldAndChangesNothing() {
        publish(NOW.minus(Duration.ofDays(1)), 0);
        publish(NOW.plus(Duration.ofHours(1)), 1);

        assertThat(channels.publish(channel, schedule, NOW.plus(Duration.ofHours(2)), LIN, 1))
                .isEqualTo(new Channels.Edited.ChangedMeanwhile(2));
        ChannelId none = new ChannelId(Ids.named("none"));
        assertThat(channels.publish(none, schedule, NOW, LIN, 0))
                .isEqualTo(new Channels.Edited.Unknown());
    }

    @Test
    void theHistorySaysWhoPublishedWhenAndWhatIsOnAir() {
        publish(NOW.minus(Duration.ofDays(1)), 0);
        publish(NOW.plus(Duration.ofHours(1)), 1);
        channels.publish(channel, schedule, NOW.plus(Duration.ofHours(3)));

        Editor.Sheet sheet = editor.sheet(channel, LIN).orElseThrow();

        assertThat(sheet.history())
                .extracting(
                        each -> each.version() + " " + each.state() + " " + each.by().orElse("-"))
                .containsExactly("3 TO_COME -", "2 TO_COME Lin", "1 ON_AIR Lin");
        assertThat(sheet.version()).isEqualTo(3);
        assertThat(sheet.earliest()).isEqualTo(NOW.plus(Duration.ofHours(3)).plusSeconds(60));
        assertThat(sheet.schedule()).contains(schedule);
        assertThat(sheet.clips()).hasSize(films.assets.size());
        assertThat(editor.schedule(channel, 1)).contains(schedule);
        assertThat(editor.schedule(channel, 9)).isEmpty();
    }

    private void publish(Instant from, int base) {
        assertThat(channels.publish(channel, schedule, from, LIN, base))
                .isInstanceOfSatisfying(
                        Channels.Edited.Done.class,
                        done ->
                                assertThat(done.outcome())
                                        .isInstanceOf(PublishOutcome.Accepted.class));
    }

    private Schedule with(List<Schedule.Block> blocks) {
        return new Schedule(
                schedule.zone(),
                schedule.targetSeconds(),
                schedule.brands(),
                blocks,
                schedule.playlists(),
                schedule.spots(),
                schedule.fillers());
    }
}
