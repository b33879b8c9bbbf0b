package tv.foyer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;

/** The rules of a live timeline, on random origins, cues and ads. */
class LiveTimelinePropertyTest {
    private static final Scope LIVE = new Scope.Sliding(Duration.ofSeconds(30), Duration.ZERO);

    static IntStream seeds() {
        return IntStream.range(0, 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatAViewerWasToldNeverChangesAndAllRungsAgree(int seed) {
        RandomOrigin origin = origin(seed);
        Ledger ledger = new Ledger();

        run(
                seed,
                origin,
                timeline -> {
                    List<MediaPlaylist> rungs = new ArrayList<>();
                    for (String rung : origin.rungs) {
                        WindowPrinter.print(timeline, rung, LIVE, BreakTags.cues())
                                .ifPresent(playlist -> {
                                    ledger.check(rung, playlist);
                                    rungs.add(playlist);
                                });
                    }
                    rungs.forEach(rung -> agree(rungs.getFirst(), rung));
                });

        assertThat(ledger.size()).isGreaterThan(50);
    }

    private static void agree(MediaPlaylist one, MediaPlaylist other) {
        assertThat(other.head()).isEqualTo(one.head());
        assertThat(other.segments())
                .extracting(Segment::discontinuity, Segment::date, Segment::tags)
                .isEqualTo(
                        one.segments().stream()
                                .map(s -> tuple(s.discontinuity(), s.date(), s.tags()))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSlotIsTheSameMomentInAllRungsAndNothingIsRepeatedOrTurnedRound(int seed) {
        RandomOrigin origin = origin(seed);
        Map<String, Integer> newest = new HashMap<>();
        Set<Long> seen = new HashSet<>();

        LiveTimeline end =
                run(
                        seed,
                        origin,
                        timeline -> {
                            for (Slot slot : timeline.open()) {
                                if (seen.add(slot.number())) {
                                    sameMoment(origin, slot, newest);
                                }
                            }
                        });

        int sent = origin.sent.size();
        assertThat(seen.size()).isBetween(sent * 8 / 10, sent + (int) end.tally().holes());
    }

    private static void sameMoment(RandomOrigin origin, Slot slot, Map<String, Integer> newest) {
        Set<Integer> moments = new HashSet<>();
        slot.pieces()
                .forEach((rung, piece) -> {
                    if (piece.state() == Piece.State.HELD) {
                        int index = origin.index(piece);
                        moments.add(index);
                        assertThat(index).isGreaterThan(newest.getOrDefault(rung, -1));
                        newest.put(rung, index);
                        assertThat(piece.init()).isPresent();
                    }
                });
        assertThat(moments).as("slot %s", slot).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lateSegmentsAreWaitedForAndOnlyWhatNeverComesIsAGap(int seed) {
        Random random = new Random(seed);
        RandomOrigin origin =
                new RandomOrigin(
                        random,
                        1 + seed % 3,
                        new RandomOrigin.Habits(seed % 2 == 0, false, false, true, false),
                        120);

        LiveTimeline end = run(seed, origin, _ -> {});

        assertThat(end.tally().gaps()).isZero();
        assertThat(end.tally().restarts()).isZero();
        assertThat(end.open().getLast().pieces().values())
                .allMatch(piece -> origin.index(piece) == 119);
        assertThat(end.open().stream().noneMatch(Slot::discontinuity)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void adsReplaceBreaksAndContentGoesOnWhereItIsThen(int seed) {
        RandomOrigin origin = origin(seed);
        Random random = new Random(seed);
        Map<Long, List<LiveAd>> plans = new HashMap<>();
        Stitched.Filler filler =
                Spots.filler(mark ->
                        plans.computeIfAbsent(
                                mark.number(), _ -> Spots.random(random, origin.rungs)));
        Ledger ledger = new Ledger();
        Walk walk = new Walk();

        run(
                seed,
                origin,
                timeline -> {
                    walk.stitched = walk.stitched.after(timeline, filler);
                    List<MediaPlaylist> rungs = new ArrayList<>();
                    for (String rung : origin.rungs) {
                        walk.stitched
                                .print(rung, 4, Duration.ofSeconds(30), BreakTags.none())
                                .ifPresent(playlist -> {
                                    ledger.check(rung, playlist);
                                    rungs.add(playlist);
                                });
                    }
                    rungs.forEach(rung -> agree(rungs.getFirst(), rung));
                    onTime(walk.stitched.entries());
                });

        assertThat(ledger.size()).isGreaterThan(50);
    }

    /** Nothing overlaps, and behind an ad less is left out than a segment lasts. */
    private static void onTime(List<Stitched.Entry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            Stitched.Entry before = entries.get(i - 1);
            Stitched.Entry now = entries.get(i);
            Duration left =
                    Duration.between(
                            before.start().plusNanos(before.micros() * 1_000), now.start());
            boolean join =
                    before instanceof Stitched.Entry.Spot || now instanceof Stitched.Entry.Spot;
            if (join) {
                assertThat(left).isBetween(Duration.ofMillis(-600), Duration.ofSeconds(12));
                assertThat(now.discontinuity() || now instanceof Stitched.Entry.Spot).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutAdsTheBytesAreTheOriginalAndWithoutTheirAdsSoAreTheRest(int seed) {
        RandomOrigin origin = origin(seed);
        Random random = new Random(seed);
        Map<Long, List<LiveAd>> plans = new HashMap<>();
        Stitched.Filler ads =
                Spots.filler(mark ->
                        plans.computeIfAbsent(
                                mark.number(), _ -> Spots.random(random, origin.rungs)));
        Walk plain = new Walk();
        Walk filled = new Walk();

        run(
                seed,
                origin,
                timeline -> {
                    plain.stitched = plain.stitched.after(timeline, Spots.filler(_ -> List.of()));
                    filled.stitched = filled.stitched.after(timeline, ads);
                    if (timeline.open().size() > 20) {
                        for (String rung : origin.rungs) {
                            assertThat(
                                            plain.stitched.print(
                                                    rung,
                                                    timeline.target(),
                                                    Duration.ofSeconds(30),
                                                    BreakTags.cues()))
                                    .isEqualTo(
                                            WindowPrinter.print(
                                                    timeline, rung, LIVE, BreakTags.cues()));
                        }
                    }
                });

        List<Slot> all = contents(plain.stitched);
        List<Slot> rest = contents(filled.stitched);
        List<Slot> expected =
                all.stream()
                        .filter(slot -> rest.contains(slot) || slot.mark().isPresent())
                        .toList();
        assertThat(all).containsAll(rest);
        assertThat(expected).isEqualTo(all);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalStepsGiveEqualPlaylistsAndTheFoldDoesNotDependOnItsPace(int seed) {
        List<Optional<MediaPlaylist>> once = new ArrayList<>();
        List<Optional<MediaPlaylist>> twice = new ArrayList<>();
        Stitched.Filler filler =
                Spots.filler(
                        mark -> Spots.random(new Random(mark.number()), List.of("v0", "v1", "v2")));
        Walk often = new Walk();
        Walk seldom = new Walk();

        run(
                seed,
                origin(seed),
                timeline -> {
                    once.add(WindowPrinter.print(timeline, "v0", LIVE, BreakTags.cues()));
                    boolean first = often.stitched.next() < 0;
                    often.stitched = often.stitched.after(timeline, filler);
                    if (first || once.size() % 10 == 0) {
                        seldom.stitched = seldom.stitched.after(timeline, filler);
                        assertThat(seldom.stitched).isEqualTo(often.stitched);
                    }
                });
        run(
                seed,
                origin(seed),
                timeline -> twice.add(WindowPrinter.print(timeline, "v0", LIVE, BreakTags.cues())));

        assertThat(twice).isEqualTo(once);
        assertThat(once).anyMatch(Optional::isPresent);
    }

    private static List<Slot> contents(Stitched stitched) {
        return stitched.entries().stream()
                .filter(Stitched.Entry.Content.class::isInstance)
                .map(entry -> ((Stitched.Entry.Content) entry).slot())
                .toList();
    }

    private static final class Walk {
        Stitched stitched = new Stitched(-1, 0, 0, List.of(), Optional.empty());
    }

    private static RandomOrigin origin(int seed) {
        RandomOrigin.Habits habits =
                new RandomOrigin.Habits(
                        seed % 2 == 0, seed % 3 != 0, seed % 5 > 1, seed % 4 == 0, true);
        return new RandomOrigin(new Random(seed), 1 + seed % 3, habits, 150);
    }

    /** Polls as an ingest would: rungs one after another, segments as they come. */
    private static LiveTimeline run(int seed, RandomOrigin origin, Consumer<LiveTimeline> look) {
        Random random = new Random(seed * 31L);
        LiveTimeline timeline =
                LiveTimeline.of(RandomOrigin.rules(), origin.rungs, RandomOrigin.START);
        for (Instant now = RandomOrigin.START; !origin.isOver(now); now = now.plusMillis(700)) {
            for (String rung : origin.rungs) {
                Optional<MediaPlaylist> reading = origin.read(rung, now);
                if (reading.isPresent()) {
                    timeline = timeline.listed(rung, reading.get(), now);
                }
                for (Slot slot : timeline.wanted(rung)) {
                    Piece piece = slot.pieces().get(rung);
                    boolean comes = piece != null && origin.exists(rung, origin.index(piece));
                    if (comes && random.nextInt(10) > 0) {
                        timeline = timeline.held(rung, slot.number(), now);
                    }
                }
            }
            timeline = timeline.settled(now);
            look.accept(timeline);
        }
        return timeline;
    }
}
