package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.foyer.json.Json;

/** What must hold of a channel at every instant, whatever its films, hours and zone. */
class PlayoutTest {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private static Published published(
            Films films, Schedule schedule, Instant from, Instant now, Optional<Timeline> before) {
        return switch (Publishing.draft(schedule, from, now, before, films::find)) {
            case Publishing.Draft.Good(var good) -> good;
            case Publishing.Draft.Bad(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static byte[] print(Timeline timeline, Films films, long now) {
        return print(timeline, films, now, OptionalLong.empty());
    }

    private static byte[] print(Timeline timeline, Films films, long now, OptionalLong from) {
        Window window = Window.at(now, Films.TARGET, from);
        return LivePlaylist.media(
                        timeline.between(window.from(), window.to()),
                        window.fromStart(),
                        (item, cuts) ->
                                Lines.of(films.find(item.asset()).orElseThrow(), "360p", cuts))
                .orElseThrow();
    }

    /** Another node, which knows nothing but the rows of the table. */
    private static Timeline coldNode(List<Published> versions) {
        return Timeline.of(
                versions.stream()
                        .map(each -> Json.read(Json.bytes(each), Published.class))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, Asia/Shanghai, 2026-11-20T16:00",
        "2, Europe/Berlin, 2026-10-24T22:00",
        "3, Europe/Berlin, 2026-03-28T20:00",
        "4, America/Santiago, 2026-09-05T12:00",
        "5, Africa/Casablanca, 2026-02-14T21:00",
        "6, Australia/Lord_Howe, 2026-04-04T10:00",
    })
    void aDayOfPlaylistsKeepsItsNumbersAndAgreesWithTheGuideToTheMicrosecond(
            int seed, ZoneId zone, LocalDateTime day) {
        Random random = new Random(seed);
        Films films = Films.random(random, 24);
        Instant begin = day.atZone(zone).toInstant();
        Instant anchor = begin.minus(Duration.ofDays(3));
        List<Published> versions = new ArrayList<>();
        versions.add(
                published(films, films.schedule(random, zone), anchor, anchor, Optional.empty()));
        Instant change = begin.plus(Duration.ofMinutes(random.nextInt(300, 900)));
        versions.add(
                published(
                        films,
                        films.schedule(random, zone),
                        change,
                        change.minus(Publishing.HORIZON),
                        Optional.of(coldNode(versions))));
        Timeline one = coldNode(versions);
        Timeline other = coldNode(versions);

        Map<Long, LiveReader.Entry> seen = new HashMap<>();
        long last = 0;
        long from = Timeline.micros(begin);
        for (long now = from; now < from + 24 * HOUR; now += 4 * SECOND + 7_000) {
            byte[] bytes = print(one, films, now);
            LiveReader list = LiveReader.read(bytes);
            assertThat(print(other, films, now)).isEqualTo(bytes);
            assertThat(list.sequence()).isGreaterThanOrEqualTo(last);
            assertThat(list.target()).isEqualTo(Films.TARGET);
            assertThat(list.entries()).hasSizeGreaterThanOrEqualTo(6);
            assertThat(list.micros()).isGreaterThan(3 * Films.TARGET * SECOND);
            last = list.sequence();
            for (LiveReader.Entry entry : list.entries()) {
                LiveReader.Entry before = seen.putIfAbsent(entry.sequence(), entry);
                if (before != null) {
                    assertSame(before, entry);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(15_000);
        guideAgrees(one, seen);
    }

    private static void assertSame(LiveReader.Entry before, LiveReader.Entry now) {
        assertThat(now.address()).isEqualTo(before.address());
        assertThat(now.discontinuity()).isEqualTo(before.discontinuity());
        assertThat(now.map()).isEqualTo(before.map());
        assertThat(now.micros()).isEqualTo(before.micros());
        assertThat(Math.abs(now.at() - before.at())).isLessThanOrEqualTo(1_000);
    }

    private static void guideAgrees(Timeline timeline, Map<Long, LiveReader.Entry> seen) {
        int films = 0;
        for (LiveReader.Entry entry : seen.values()) {
            if (entry.asset().startsWith("film-")) {
                long middle = entry.at() + entry.micros() / 2;
                List<Timeline.Shown> on = timeline.programmes(middle, middle + 1);
                assertThat(on).hasSize(1);
                assertThat(on.getFirst().airing().title().en()).isEqualTo(entry.asset());
                if (entry.address().endsWith("/0.m4s")) {
                    long apart = entry.at() - on.getFirst().airing().startMicros();
                    assertThat(Math.abs(apart)).isLessThanOrEqualTo(1_000);
                    films++;
                }
            }
        }
        assertThat(films).isGreaterThan(40);
    }

    @Test
    void aNodeThatStartsColdAtAnyInstantPrintsTheSameBytes() {
        Random random = new Random(7);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Films films = Films.random(random, 30);
        Instant anchor = Instant.parse("2026-01-01T00:00:00Z");
        List<Published> versions =
                List.of(
                        published(
                                films,
                                films.schedule(random, zone),
                                anchor,
                                anchor,
                                Optional.empty()));
        Timeline warm = coldNode(versions);
        for (int i = 0; i < 12; i++) {
            long now = Timeline.micros(anchor) + random.nextLong(HOUR, 300 * 24 * HOUR);
            OptionalLong from = OptionalLong.of(now - random.nextLong(0, 3 * HOUR));

            assertThat(print(coldNode(versions), films, now)).isEqualTo(print(warm, films, now));
            assertThat(print(coldNode(versions), films, now, from))
                    .isEqualTo(print(warm, films, now, from));
        }
    }

    @Test
    void aNewVersionLeavesAllThatWasBeforeItAsItWas() {
        Random random = new Random(8);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Films films = Films.random(random, 20);
        Instant anchor = Instant.parse("2026-11-01T00:00:00Z");
        Published first =
                published(films, films.schedule(random, zone), anchor, anchor, Optional.empty());
        Timeline before = coldNode(List.of(first));
        for (int i = 0; i < 20; i++) {
            Instant now = anchor.plusSeconds(random.nextInt(100_000, 400_000));
            Instant from = now.plus(Publishing.HORIZON).plusMillis(random.nextInt(3_600_000));
            Published second =
                    published(films, films.schedule(random, zone), from, now, Optional.of(before));
            Timeline after = coldNode(List.of(first, second));

            long takeover = second.opening().startMicros();
            assertThat(takeover - Timeline.micros(from)).isBetween(0L, 6_400_000L);
            long margin = LivePlaylist.HOLD_BACK_TARGETS * Films.TARGET * SECOND;
            for (long at : List.of(Timeline.micros(now), takeover - margin)) {
                assertThat(print(after, films, at)).isEqualTo(print(before, films, at));
            }
            assertThat(print(after, films, takeover + HOUR))
                    .isNotEqualTo(print(before, films, takeover + HOUR));
        }
    }

    @Test
    void nothingComesAgainWithinItsRest() {
        Random random = new Random(9);
        Films films = Films.random(random, 40);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant anchor = Instant.parse("2026-10-20T00:00:00Z");
        Schedule schedule = films.schedule(random, zone);
        Timeline timeline =
                coldNode(List.of(published(films, schedule, anchor, anchor, Optional.empty())));
        long from = Timeline.micros(anchor);
        Map<String, Long> last = new HashMap<>();
        Dayparts dayparts = new Dayparts(zone, schedule.blocks());
        int checked = 0;
        for (Timeline.Stretch stretch : timeline.between(from, from + 7 * 24 * HOUR)) {
            Item item = stretch.item();
            if (item.entry().isEmpty() || item.from() > 0) {
                continue;
            }
            Long before = last.put(item.entry(), item.startMicros());
            boolean day =
                    dayparts.at(item.startMicros() + 10 * SECOND).block().playlist().equals("day");
            if (day && before != null) {
                assertThat(item.startMicros() - before).isGreaterThanOrEqualTo(HOUR - 10 * SECOND);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void everyBlockBeginsWithinASegmentOfItsHourAlsoWhenTheClocksChange() {
        Random random = new Random(10);
        Films films = Films.random(random, 20);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        for (LocalDate day : List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 3, 29))) {
            Schedule schedule = Films.listed(films.schedule(random, zone));
            Instant anchor = day.minusDays(2).atStartOfDay(zone).toInstant();
            Timeline timeline =
                    coldNode(List.of(published(films, schedule, anchor, anchor, Optional.empty())));
            int starts = 0;
            for (Schedule.Block block : schedule.blocks()) {
                LocalDateTime local = day.atTime(block.at());
                if (!zone.getRules().getValidOffsets(local).isEmpty()) {
                    long wished = Timeline.micros(local.atZone(zone).toInstant());
                    String title = "block-" + block.at();
                    Timeline.Shown shown =
                            timeline.programmes(wished + 60 * SECOND, wished + 61 * SECOND)
                                    .getFirst();
                    assertThat(shown.airing().title().en()).isEqualTo(title);
                    assertThat(Math.abs(shown.airing().startMicros() - wished))
                            .isLessThan(7 * SECOND);
                    starts++;
                }
            }
            assertThat(starts).isGreaterThan(6);
        }
    }

    @Test
    void startOverBeginsWithTheProgrammesFirstSegmentAndIsBounded() {
        Random random = new Random(11);
        Films films = Films.random(random, 20);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Instant anchor = Instant.parse("2026-11-01T00:00:00Z");
        Timeline timeline =
                coldNode(
                        List.of(
                                published(
                                        films,
                                        films.schedule(random, zone),
                                        anchor,
                                        anchor,
                                        Optional.empty())));
        long now = Timeline.micros(anchor) + 50 * HOUR;
        Timeline.Shown on = timeline.programmes(now - HOUR, now).getFirst();
        long start = on.airing().startMicros();
        long from = Math.max(start, now - 2 * HOUR);

        LiveReader early = LiveReader.read(print(timeline, films, now, OptionalLong.of(from)));
        LiveReader later =
                LiveReader.read(print(timeline, films, now + 60 * SECOND, OptionalLong.of(from)));

        assertThat(early.entries().getFirst().at()).isBetween(from - 7 * SECOND, from);
        assertThat(later.entries()).hasSizeGreaterThan(early.entries().size());
        LiveReader longest = LiveReader.read(print(timeline, films, now, OptionalLong.of(0)));
        assertThat(longest.micros()).isLessThan(2 * HOUR + 60 * SECOND);
    }
}
