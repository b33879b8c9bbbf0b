package tv.foyer.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.Surface;
import tv.foyer.events.ViewingClaim;
import tv.foyer.http.Caller;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

class ProgressTest {
    @TempDir Path folder;
    private House house;
    private int facts;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aFilmGoesOnOnAnotherSetOfTheHousehold() {
        house.ads.put(Surface.PRE_ROLL, List.of(House.ad(0, "noodles")));
        house.ads.put(Surface.MID_ROLL, List.of(House.ad(0, "ride")));
        ViewingClaim claim = claim(house.start(House.FILM, House.ADULT, false));
        house.clock.advance(Duration.ofMinutes(2));
        watch(watched(claim, house.clock.instant(), 80));
        house.clock.advance(Duration.ofHours(3));

        Caller.TvSet other = House.set("bedroom", "lumao");
        Play play = house.start(other, House.FILM, House.ADULT, true);

        assertThat(play.startSeconds()).isEqualTo(80);
        assertThat(play.breaks()).as("the pre-roll and the mid-roll at 60 s were passed").isEmpty();
        house.tails.catchUp();
        assertThat(house.playback.resume(House.ADULT, House.FILM))
                .as("to resume forgets nothing")
                .hasValueSatisfying(place -> assertThat(place.positionSeconds()).isEqualTo(80));
    }

    @Test
    void toStartAfreshForgetsTheOldPlace() {
        ViewingClaim claim = claim(house.start(House.FILM, House.ADULT, false));
        house.clock.advance(Duration.ofMinutes(1));
        watch(watched(claim, house.clock.instant(), 50));
        house.clock.advance(Duration.ofMinutes(1));

        house.start(House.FILM, House.ADULT, false);
        house.tails.catchUp();

        assertThat(house.playback.resume(House.ADULT, House.FILM)).isEmpty();
        assertThat(house.playback.continueWatching(House.ADULT, 10)).isEmpty();
    }

    @Test
    void whateverTheOrderOfArrivalTheNewestPlaceStands() {
        for (int seed = 0; seed < 20; seed++) {
            TitleId title = new TitleId(Ids.named("title/" + seed));
            List<Event> reports = new ArrayList<>();
            Random random = new Random(seed);
            for (String set : List.of("living-room", "bedroom")) {
                for (int i = 1; i <= 10; i++) {
                    Instant at = House.NOON.plusSeconds(random.nextInt(3_600));
                    reports.add(watched(claim(set, title), at, random.nextInt(1, 100)));
                }
            }
            Event.Watched newest =
                    (Event.Watched)
                            Collections.max(
                                    reports,
                                    (a, b) ->
                                            a.at().equals(b.at())
                                                    ? a.id().value().compareTo(b.id().value())
                                                    : a.at().compareTo(b.at()));
            house.clock.advance(Duration.ofHours(2));
            List<Event> arriving = new ArrayList<>(reports);
            arriving.addAll(reports.subList(0, 7));
            Collections.shuffle(arriving, random);
            for (int i = 0; i < arriving.size(); i += 9) {
                house.log.append(arriving.subList(i, i + 9));
            }
            house.tails.catchUp();

            assertThat(house.playback.place(House.ADULT, title))
                    .as("seed %d", seed)
                    .hasValueSatisfying(place -> {
                        assertThat(place.positionSeconds()).isEqualTo(newest.positionSeconds());
                        assertThat(place.at()).isEqualTo(newest.at());
                    });
        }
    }

    @Test
    void aFilmSeenToNinetyFivePercentLeavesTheList() {
        TitleId almost = new TitleId(Ids.named("title/almost"));
        TitleId seen = new TitleId(Ids.named("title/seen"));
        house.clock.advance(Duration.ofHours(1));
        watch(watched(claim("tv", almost), House.NOON.plusSeconds(10), 94));
        watch(watched(claim("tv", seen), House.NOON.plusSeconds(20), 95));
        watch(watched(claim("tv", House.FILM), House.NOON.plusSeconds(30), 40));

        assertThat(house.playback.continueWatching(House.ADULT, 10))
                .extracting(Place::title)
                .containsExactly(House.FILM, almost);
        assertThat(house.playback.continueWatching(House.ADULT, 1)).hasSize(1);
        assertThat(house.playback.resume(House.ADULT, seen)).isEmpty();
        assertThat(house.playback.place(House.ADULT, seen))
                .hasValueSatisfying(place -> assertThat(place.finished()).isTrue());
        assertThat(house.playback.continueWatching(House.KIDS, 10)).isEmpty();
    }

    @Test
    void aSetWithAWrongClockNeitherFreezesAPlaceNorLosesIt() {
        house.clock.advance(Duration.ofHours(1));
        ViewingClaim claim = claim(house.start(House.FILM, House.ADULT, false));
        house.clock.advance(Duration.ofMinutes(1));

        watch(watched(claim, House.NOON.minus(Duration.ofDays(400)), 30));
        assertThat(house.playback.resume(House.ADULT, House.FILM))
                .hasValueSatisfying(place -> assertThat(place.positionSeconds()).isEqualTo(30));

        watch(watched(claim, House.NOON.plus(Duration.ofDays(400)), 40));
        house.clock.advance(Duration.ofMinutes(1));
        watch(watched(claim, house.clock.instant(), 50));
        assertThat(house.playback.resume(House.ADULT, House.FILM))
                .hasValueSatisfying(place -> assertThat(place.positionSeconds()).isEqualTo(50));
    }

    @Test
    void aProfileWithMoreTitlesThanTheCacheHoldsStillKnowsTheOldest() {
        List<Event> reports = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            TitleId title = new TitleId(Ids.named("title/" + i));
            reports.add(watched(claim("tv", title), House.NOON.plusSeconds(i), 20));
        }
        house.clock.advance(Duration.ofHours(1));
        watch(reports.toArray(Event[]::new));

        assertThat(house.playback.resume(House.ADULT, new TitleId(Ids.named("title/0"))))
                .isPresent();
        assertThat(house.playback.continueWatching(House.ADULT, 500)).hasSize(200);
    }

    private void watch(Event... reports) {
        house.log.append(List.of(reports));
        house.tails.catchUp();
    }

    private Event.Watched watched(ViewingClaim claim, Instant at, int position) {
        return new Event.Watched(
                new EventId(Ids.at(at, facts++)), at, claim, position, Math.min(position, 10));
    }

    private ViewingClaim claim(Play play) {
        byte[] claim =
                house.keys.signer(Playback.VIEW_TOKENS).verify(play.viewToken()).orElseThrow();
        return ClaimBytes.viewing(claim);
    }

    private static ViewingClaim claim(String set, TitleId title) {
        Caller.TvSet caller = House.set(set, "kestral");
        return new ViewingClaim(
                new SessionId(Ids.named("session/" + set)),
                caller.device(),
                caller.household(),
                House.ADULT,
                caller.brand(),
                caller.maker(),
                title,
                House.PROVIDER,
                100,
                House.NOON.minusSeconds(60),
                House.NOON.plusSeconds(86_400));
    }
}
