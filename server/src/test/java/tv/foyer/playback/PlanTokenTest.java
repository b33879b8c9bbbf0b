package tv.foyer.playback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;
import tv.foyer.media.Asset;

class PlanTokenTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] MASTER = "a master key of thirty-two bytes".getBytes(US_ASCII);
    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "film", Ladders.even("film", 20, 6_000_000, 360, 720, 1080),
                    "spot", Ladders.even("spot", 5, 3_000_000, 360, 720, 1080));

    private final PlayPlan plan = plan("film", 3, 4, "spot");

    @Test
    void twoNodesPrintTheSameBytesForAToken() {
        Playlists one = node(NOON, "play");
        Playlists other = node(NOON.plus(Duration.ofMinutes(59)), "play");
        String token = one.token(plan);

        for (String name : List.of("master", "360p", "720p", "1080p")) {
            assertThat(found(other.print(token, name))).isEqualTo(found(one.print(token, name)));
        }
        assertThat(StrictPlaylist.parse(found(one.print(token, "720p"))).micros())
                .isEqualTo(20 * 6_000_000L + 12 * 15_000_000L);
    }

    @Test
    void aPlanReadsBackAsItWasWritten() {
        for (PlayPlan one : List.of(plan, plan("film", 0, 0, ""), plan("f", 6, 2, "x"))) {
            assertThat(PlanBytes.read(PlanBytes.write(one))).contains(one);
        }
    }

    @Test
    void theFullestPlanFitsAnAddress() {
        String longest = "k".repeat(PlayPlan.MAX_KEY);

        assertThat(node(NOON, "play").token(plan(longest, 3, 4, longest)))
                .hasSizeLessThan(1_500)
                .matches("[A-Za-z0-9_.-]+");
        assertThat(node(NOON, "play").token(plan(longest, 6, 2, longest))).hasSizeLessThan(1_500);
        assertThatThrownBy(() -> plan("film", 3, 5, "spot")).hasMessageContaining("at most 12");
        assertThatThrownBy(() -> plan("film", 1, 1, longest + "k")).hasMessageContaining("1 to 48");
    }

    @Test
    void anAlteredTokenIsRefused() {
        Playlists node = node(NOON, "play");
        String token = node.token(plan);
        SplittableRandom random = new SplittableRandom(5);

        for (int i = 0; i < token.length(); i++) {
            char other = "ABCxyz019-_.".charAt(random.nextInt(12));
            String altered = token.substring(0, i) + other + token.substring(i + 1);
            if (!altered.equals(token)) {
                assertThat(node.print(altered, "720p"))
                        .as("character %d", i)
                        .isInstanceOf(PlaylistOutcome.Refused.class);
            }
        }
    }

    @Test
    void aTruncatedTokenIsRefused() {
        Playlists node = node(NOON, "play");
        String token = node.token(plan);

        for (int length = 0; length < token.length(); length++) {
            assertThat(node.print(token.substring(0, length), "720p"))
                    .isInstanceOf(PlaylistOutcome.Refused.class);
        }
    }

    @Test
    void anExpiredTokenIsRefusedFromItsInstantOn() {
        String token = node(NOON, "play").token(plan);

        assertThat(node(plan.expires().minusMillis(1), "play").print(token, "720p"))
                .isInstanceOf(PlaylistOutcome.Found.class);
        assertThat(node(plan.expires(), "play").print(token, "720p"))
                .isInstanceOf(PlaylistOutcome.Refused.class);
    }

    @Test
    void aTokenMadeForAnotherUseIsRefused() {
        assertThat(node(NOON, "play").print(node(NOON, "view").token(plan), "720p"))
                .isInstanceOf(PlaylistOutcome.Refused.class);
    }

    @Test
    void signedBytesThatAreNoPlanAreRefused() {
        Signer signer = new Signer(MASTER, "play");
        byte[] good = PlanBytes.write(plan);
        List<byte[]> bad = new ArrayList<>();
        for (int length = 0; length < good.length; length++) {
            bad.add(Arrays.copyOf(good, length));
        }
        bad.add(Arrays.copyOf(good, good.length + 1));
        byte[] version3 = good.clone();
        version3[0] = 3;
        bad.add(version3);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            bad.add(noise);
        }

        for (byte[] payload : bad) {
            assertThat(node(NOON, "play").print(signer.sign(payload), "720p"))
                    .isInstanceOf(PlaylistOutcome.Refused.class);
        }
    }

    @Test
    void aGoodTokenDoesNotOpenWhatIsNotThere() {
        Playlists node = node(NOON, "play");

        assertThat(node.print(node.token(plan), "4320p"))
                .isInstanceOf(PlaylistOutcome.Unknown.class);
        assertThat(node.print(node.token(plan("gone", 0, 0, "")), "720p"))
                .isInstanceOf(PlaylistOutcome.Unknown.class);
    }

    @Test
    void anAdWhoseMediaIsGoneLeavesTheOthersAlone() {
        Playlists node = node(NOON, "play");
        PlayPlan.Ad here = ad(0, "spot");
        PlayPlan some = with(List.of(here, ad(1, "gone")));

        assertThat(found(node.print(node.token(some), "720p")))
                .isEqualTo(found(node.print(node.token(with(List.of(here))), "720p")));
    }

    private static PlayPlan with(List<PlayPlan.Ad> ads) {
        PlayPlan none = plan("film", 0, 0, "");
        return new PlayPlan(
                none.session(),
                none.device(),
                none.household(),
                none.title(),
                none.asset(),
                List.of(new PlayPlan.Break(Surface.MID_ROLL, 60_000_000, ads)),
                none.expires());
    }

    private static PlayPlan plan(String content, int breaks, int ads, String spot) {
        List<PlayPlan.Break> made = new ArrayList<>();
        for (int b = 0; b < breaks; b++) {
            List<PlayPlan.Ad> pod = new ArrayList<>();
            for (int a = 0; a < ads; a++) {
                pod.add(ad(a, spot));
            }
            Surface surface = b == 0 ? Surface.PRE_ROLL : Surface.MID_ROLL;
            made.add(new PlayPlan.Break(surface, b * 18_000_000L, pod));
        }
        return new PlayPlan(
                new SessionId(Ids.named("session")),
                new DeviceId(Ids.named("device")),
                new HouseholdId(Ids.named("household")),
                new TitleId(Ids.named("title")),
                content,
                made,
                NOON.plus(Duration.ofHours(1)));
    }

    private static PlayPlan.Ad ad(int slot, String asset) {
        return new PlayPlan.Ad(slot, new CreativeId(Ids.named("creative/" + slot)), asset);
    }

    private static Playlists node(Instant now, String purpose) {
        ChunkCache chunks = new ChunkCache(key -> Optional.ofNullable(ASSETS.get(key)), 1L << 20);
        return new Playlists(new Signer(MASTER, purpose), chunks, InstantSource.fixed(now), 25);
    }

    private static byte[] found(PlaylistOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlaylistOutcome.Found.class);
        return ((PlaylistOutcome.Found) outcome).playlist().join();
    }
}
