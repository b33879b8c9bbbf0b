package tv.foyer.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.Signer;
import tv.foyer.events.AdPoint;
import tv.foyer.events.BeaconFault;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.Ids;
import tv.foyer.measurement.BeaconJudge.Verdict;

class BeaconJudgeTest {
    private static final byte[] MASTER = new byte[32];
    private static final Signer IMPRESSIONS = new Signer(MASTER, "impression");
    private static final Signer VIEWINGS = new Signer(MASTER, "viewing");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ImpressionClaim CLAIM = Facts.impression(NOON, 1, "kestral", "silverreed");
    private static final ViewingClaim SESSION = Facts.viewing(NOON, 1, "kestral", "silverreed");

    private final BeaconJudge judge = new BeaconJudge(IMPRESSIONS, VIEWINGS);

    @Test
    void anImpressionReportedTwiceByTwoReportersIsOneFact() {
        Event first = fact(ad(AdPoint.IMPRESSION, NOON.plusSeconds(10)), NOON.plusSeconds(11));
        Event second = fact(ad(AdPoint.IMPRESSION, NOON.plusSeconds(14)), NOON.plusSeconds(90));

        assertThat(first).isInstanceOf(Event.AdShown.class);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(Ids.instantOf(first.id().value())).isEqualTo(NOON);
    }

    @Test
    void eachPointOfAnAdIsAFactOfItsOwn() {
        assertThat(
                        java.util.Arrays.stream(AdPoint.values())
                                .map(point -> fact(ad(point, NOON), NOON).id())
                                .distinct())
                .hasSize(AdPoint.values().length);
    }

    @Test
    void aTokenOfAnotherUseOrAnotherKeyIsAForgery() {
        String ofAnotherUse = VIEWINGS.sign(ClaimBytes.of(CLAIM));
        String noToken = "x";
        for (String token : new String[] {ofAnotherUse, noToken}) {
            Verdict verdict = judge.judge(new Beacon.Ad(token, AdPoint.IMPRESSION, NOON), NOON);
            assertThat(fault(verdict)).isEqualTo(BeaconFault.FORGED);
        }
    }

    @Test
    void anySingleChangedCharacterOfATokenMakesItAForgery() {
        String token = IMPRESSIONS.sign(ClaimBytes.of(CLAIM));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            Verdict verdict = judge.judge(new Beacon.Ad(changed, AdPoint.IMPRESSION, NOON), NOON);
            assertThat(fault(verdict)).as("character " + i).isEqualTo(BeaconFault.FORGED);
        }
    }

    @Test
    void aBeaconAtTheMomentItsTokenExpiresIsLateAndOneMillisecondEarlierIsNot() {
        Beacon.Ad beacon = ad(AdPoint.IMPRESSION, NOON);

        assertThat(fault(judge.judge(beacon, CLAIM.expires()))).isEqualTo(BeaconFault.LATE);
        assertThat(judge.judge(beacon, CLAIM.expires().minusMillis(1)))
                .isInstanceOf(Verdict.Fact.class);
    }

    @Test
    void aBeaconFromTheFutureOrFromBeforeItsDecisionIsImplausible() {
        Instant now = NOON.plusSeconds(60);

        assertThat(fault(judge.judge(ad(AdPoint.IMPRESSION, now.plusSeconds(301)), now)))
                .isEqualTo(BeaconFault.IMPLAUSIBLE);
        assertThat(fault(judge.judge(ad(AdPoint.IMPRESSION, NOON.minusSeconds(301)), now)))
                .isEqualTo(BeaconFault.IMPLAUSIBLE);
    }

    @Test
    void watchingMoreThanTheClockOrTheFilmAllowsIsImplausible() {
        Instant now = NOON.plus(Duration.ofHours(1));

        assertThat(judge.judge(watch(now, 60, 60), now)).isInstanceOf(Verdict.Fact.class);
        assertThat(refused(judge.judge(watch(now, 60, 61), now)).field()).isEqualTo("seconds");
        assertThat(refused(judge.judge(watch(now, 60, -1), now)).field()).isEqualTo("seconds");
        assertThat(refused(judge.judge(watch(now, SESSION.durationSeconds() + 1, 5), now)).field())
                .isEqualTo("positionSeconds");
        Instant early = NOON.minusSeconds(250);
        assertThat(refused(judge.judge(watch(early, 60, 60), now)).rule())
                .contains("since the session began");
    }

    @Test
    void aRefusalSentAgainIsTheSameFactSoThatARetryCountsOnce() {
        Verdict late = judge.judge(ad(AdPoint.IMPRESSION, NOON), CLAIM.expires());
        Verdict again = judge.judge(ad(AdPoint.IMPRESSION, NOON), CLAIM.expires().plusSeconds(9));
        Verdict forged = judge.judge(new Beacon.Ad("x", AdPoint.IMPRESSION, NOON), NOON);
        Verdict forgedAgain =
                judge.judge(new Beacon.Ad("x", AdPoint.IMPRESSION, NOON), NOON.plusSeconds(3));

        assertThat(refused(again).event().id()).isEqualTo(refused(late).event().id());
        assertThat(refused(forgedAgain).event().id()).isEqualTo(refused(forged).event().id());
    }

    @Test
    void aFloodOfForgeriesIsNotAFloodOfRows() {
        RefusalGate gate = new RefusalGate(() -> NOON, 200);

        long admitted =
                java.util.stream.IntStream.range(0, 10_000).filter(_ -> gate.admits()).count();

        assertThat(admitted).isEqualTo(200);
    }

    private static Beacon.Ad ad(AdPoint point, Instant at) {
        return new Beacon.Ad(IMPRESSIONS.sign(ClaimBytes.of(CLAIM)), point, at);
    }

    private static Beacon.Watch watch(Instant at, int position, int seconds) {
        UUID id = Ids.named("report/1");
        return new Beacon.Watch(VIEWINGS.sign(ClaimBytes.of(SESSION)), id, at, position, seconds);
    }

    private Event fact(Beacon beacon, Instant now) {
        return ((Verdict.Fact) judge.judge(beacon, now)).event();
    }

    private static Verdict.Refused refused(Verdict verdict) {
        return (Verdict.Refused) verdict;
    }

    private static BeaconFault fault(Verdict verdict) {
        return refused(verdict).event().fault();
    }
}
