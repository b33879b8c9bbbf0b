package tv.foyer.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ViewingClaim;
import tv.foyer.json.Json;
import tv.foyer.media.Asset;

/** What a viewer's breaks may change of a channel, and what they may not. */
class PersonalChannelTest {
    private static final long SECOND = 1_000_000;

    private Booth booth;

    @BeforeEach
    void open(@TempDir Path data) {
        booth = new Booth(data);
        for (int i = 0; i < 3; i++) {
            Asset spot = booth.films.find("spot-" + i).orElseThrow();
            List<Long> cut =
                    spot.rungs().getFirst().segments().stream()
                            .map(Asset.Segment::durationMicros)
                            .toList();
            booth.films.assets.put("ad-" + i, Films.asset("ad-" + i, cut));
            List<Long> longer = new ArrayList<>(cut);
            longer.set(0, cut.getFirst() + 1);
            booth.films.assets.put("odd-" + i, Films.asset("odd-" + i, longer));
        }
        booth.film("film-0");
    }

    @AfterEach
    void close() {
        booth.close();
    }

    private Channels publish(Channels node) {
        Schedule schedule = booth.titled(booth.schedule());
        assertThat(node.publish(booth.id("mixed"), schedule, Booth.ANCHOR))
                .isInstanceOf(PublishOutcome.Accepted.class);
        return node;
    }

    private Timeline timeline(Channels node) {
        return node.timeline(booth.id("mixed")).orElseThrow();
    }

    /** Puts the clock so long before the beginning of a break. */
    private Timeline.Break before(Channels node, Duration lead) {
        long from = Timeline.micros(booth.now.plus(lead));
        Timeline.Break next =
                timeline(node).breaks(from, from + 24 * 3_600 * SECOND).stream()
                        .filter(one -> one.pod().startMicros() > from)
                        .findFirst()
                        .orElseThrow();
        booth.now = Timeline.instant(next.pod().startMicros()).minus(lead);
        return next;
    }

    private static List<String> assets(byte[] list) {
        return LiveReader.read(list).entries().stream().map(LiveReader.Entry::asset).toList();
    }

    @Test
    void aDayOfPersonalPlaylistsKeepsTheSharedNumbersAndEveryNodePrintsTheSame() {
        List<String> shelf =
                List.of("ad-0", "ad-1", "ad-2", "odd-0", "odd-1", "odd-2", "film-0", "nowhere");
        AdDesk ads = AdDesk.random(5, shelf);
        Channels one = publish(booth.node(ads, Booth.ENDLESS));
        Channels other = booth.node(ads, Booth.ENDLESS);
        Channels shared = booth.node();
        Random random = new Random(6);
        String plain =
                Booth.token(shared.master(booth.id("mixed"), Booth.set(Booth.KESTRAL), false));
        String own = booth.token(one, "mixed", Booth.ADULT);
        Instant end = booth.now.plus(Duration.ofHours(24));
        Instant opened = booth.now;
        Map<Long, LiveReader.Entry> seen = new TreeMap<>();
        Set<String> shown = new HashSet<>();
        for (; booth.now.isBefore(end); booth.now = booth.now.plusMillis(4_007)) {
            if (!booth.now.isBefore(opened.plus(Duration.ofHours(11)))) {
                plain =
                        Booth.token(
                                shared.master(booth.id("mixed"), Booth.set(Booth.KESTRAL), false));
                own = booth.token(one, "mixed", Booth.ADULT);
                opened = booth.now;
                seen.clear();
            }
            byte[] bytes = Booth.live(one, own, "360p");
            if (random.nextInt(8) == 0) {
                assertThat(Booth.live(other, own, "360p")).isEqualTo(bytes);
            }
            if (random.nextInt(400) == 0) {
                other = booth.node(ads, Booth.ENDLESS);
            }
            sameNumbers(LiveReader.read(Booth.live(shared, plain, "360p")), LiveReader.read(bytes));
            for (LiveReader.Entry entry : LiveReader.read(bytes).entries()) {
                LiveReader.Entry before = seen.putIfAbsent(entry.sequence(), entry);
                assertThat(before == null ? entry.address() : before.address())
                        .isEqualTo(entry.address());
            }
            if (random.nextInt(20) == 0) {
                told(one, own, LiveReader.read(bytes), shown);
            }
        }
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(ads.back).doesNotContainAnyElementsOf(shown).isSubsetOf(ads.given);
        assertThat(shown).isSubsetOf(ads.given);
    }

    private static void sameNumbers(LiveReader shared, LiveReader own) {
        assertThat(own.target()).isEqualTo(shared.target());
        assertThat(own.entries()).hasSameSizeAs(shared.entries());
        for (int i = 0; i < own.entries().size(); i++) {
            LiveReader.Entry a = shared.entries().get(i);
            LiveReader.Entry b = own.entries().get(i);
            assertThat(List.of(b.sequence(), b.discontinuity(), b.micros(), b.at()))
                    .isEqualTo(List.of(a.sequence(), a.discontinuity(), a.micros(), a.at()));
            if (!b.address().equals(a.address())) {
                assertThat(a.asset()).startsWith("spot-");
                assertThat(b.asset()).isEqualTo(a.asset().replace("spot-", "ad-"));
            }
        }
    }

    /** What the set is told to report is what stands in the playlist, at its time. */
    private void told(Channels node, String token, LiveReader list, Set<String> shown) {
        ChannelAds told = node.ads(token, Optional.empty()).orElseThrow();
        List<ChannelAds.Ad> ads =
                told.breaks().stream().flatMap(one -> one.ads().stream()).toList();
        for (LiveReader.Entry entry : list.entries()) {
            long middle = entry.at() + entry.micros() / 2;
            List<String> on =
                    ads.stream()
                            .filter(ad -> Timeline.micros(ad.start()) <= middle)
                            .filter(ad ->
                                    middle < Timeline.micros(ad.start()) + ad.seconds() * SECOND)
                            .map(ad -> ad.title().en())
                            .toList();
            assertThat(on)
                    .isEqualTo(
                            entry.asset().startsWith("ad-") ? List.of(entry.asset()) : List.of());
        }
        ads.forEach(ad -> shown.add(ad.token()));
    }

    @Test
    void anAdOfOtherLengthsIsGivenBackAndTheScheduledSpotStays() {
        AdDesk ads = new AdDesk(_ -> List.of("odd-0", "odd-1", "odd-2"));
        Channels node = publish(booth.node(ads, Booth.ENDLESS));
        before(node, Duration.ofSeconds(30));
        String token = booth.token(node, "mixed", Booth.ADULT);
        Booth.live(node, token, "360p");
        booth.now = booth.now.plusSeconds(20);

        assertThat(assets(Booth.live(node, token, "360p"))).noneMatch(key -> key.startsWith("odd"));
        assertThat(ads.given).hasSize(3);
        assertThat(ads.back).isEqualTo(ads.given);
        assertThat(node.ads(token, Optional.empty()).orElseThrow().breaks()).isEmpty();
    }

    @Test
    void aDecisionThatIsLateOrFailsLeavesTheScheduledBytesForGood() throws Exception {
        CountDownLatch decided = new CountDownLatch(1);
        AdDesk slow =
                new AdDesk(_ -> {
                    awaitQuietly(decided);
                    return List.of("ad-0", "ad-1", "ad-2");
                });
        Channels node =
                publish(
                        booth.node(
                                slow,
                                new Deal.Patience(Duration.ofMinutes(2), Duration.ofMillis(50))));
        before(node, Duration.ofSeconds(10));
        String token = booth.token(node, "mixed", Booth.ADULT);
        String plain = Booth.token(node.master(booth.id("mixed"), Booth.set(Booth.KESTRAL), false));
        byte[] scheduled = Booth.live(node, plain, "360p");

        assertThat(Booth.live(node, token, "360p")).isEqualTo(scheduled);
        decided.countDown();
        while (!slow.back.equals(Set.copyOf(slow.given)) || slow.given.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(Booth.live(node, token, "360p")).isEqualTo(scheduled);
        AdDesk broken =
                new AdDesk(_ -> {
                    throw new IllegalStateException("no books");
                });
        Channels other = booth.node(broken, Booth.ENDLESS);
        assertThat(Booth.live(other, token, "360p")).isEqualTo(scheduled);
        assertThat(broken.times()).as("frozen already").isZero();

        String second = booth.token(other, "mixed", Booth.ADULT);
        assertThat(Booth.live(other, second, "360p")).isEqualTo(scheduled);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoComesWhenABreakHasBegunSeesItsScheduledSpotsAndIsSoldNothing() {
        AdDesk ads = new AdDesk(_ -> List.of("ad-0", "ad-1", "ad-2"));
        Channels node = publish(booth.node(ads, Booth.ENDLESS));
        Timeline.Break one = before(node, Duration.ZERO);
        booth.now = booth.now.plusSeconds(1);
        String token = booth.token(node, "mixed", Booth.ADULT);

        assertThat(assets(Booth.live(node, token, "360p")))
                .contains(one.pod().spots().getFirst().asset());
        assertThat(node.ads(token, Optional.empty()).orElseThrow().breaks()).isEmpty();
        assertThat(ads.asked).noneMatch(_ -> true);
    }

    @Test
    void aBreakIsDecidedOnceHoweverManyRungsAndNodesAskAtOnce() throws Exception {
        AdDesk ads = new AdDesk(_ -> List.of("ad-0", "ad-1", "ad-2"));
        Channels one = publish(booth.node(ads, Booth.ENDLESS));
        Channels other = booth.node(ads, Booth.ENDLESS);
        before(one, Duration.ofSeconds(10));
        String token = booth.token(one, "mixed", Booth.ADULT);
        List<Callable<byte[]>> viewers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Channels node = i % 2 == 0 ? one : other;
            viewers.add(() -> Booth.live(node, token, "720p"));
        }
        Set<String> printed = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<byte[]> each : threads.invokeAll(viewers)) {
                printed.add(String.join(" ", assets(each.get())));
            }
        }
        List<String> told = new ArrayList<>();
        one.ads(token, Optional.empty())
                .orElseThrow()
                .breaks()
                .forEach(pod -> pod.ads().forEach(ad -> told.add(ad.token())));

        assertThat(printed).hasSize(1);
        assertThat(printed.iterator().next()).contains("ad-");
        assertThat(ads.times()).isLessThanOrEqualTo(2);
        assertThat(told).isNotEmpty().doesNotContainAnyElementsOf(ads.back);
        Set<String> all = new HashSet<>(ads.back);
        all.addAll(told);
        assertThat(all).as("sold or given back").isEqualTo(ads.given);
    }

    @Test
    void aLineUpsAddressIsNobodysAndCarriesNoAds() {
        AdDesk ads = new AdDesk(_ -> List.of("ad-0", "ad-1", "ad-2"));
        Channels node = publish(booth.node(ads, Booth.ENDLESS));
        before(node, Duration.ofSeconds(10));
        String token = Booth.token(node.master(booth.id("mixed"), Booth.set(Booth.KESTRAL), false));

        assertThat(assets(Booth.live(node, token, "360p"))).noneMatch(key -> key.startsWith("ad-"));
        ChannelAds told = node.ads(token, Optional.empty()).orElseThrow();
        assertThat(told.viewings()).isEmpty();
        assertThat(ads.asked).noneMatch(_ -> true);
        assertThat(node.ads("x" + token, Optional.empty())).isEmpty();
    }

    @Test
    void aSetReportsTheViewingOfATitleToItsProviderAndOfNothingElse() {
        AdDesk ads = new AdDesk(_ -> List.of("ad-0"));
        Channels node = publish(booth.node(ads, Booth.ENDLESS));
        Timeline.Stretch film =
                timeline(node)
                        .between(
                                Timeline.micros(booth.now),
                                Timeline.micros(booth.now.plus(Duration.ofDays(2))))
                        .stream()
                        .filter(stretch -> stretch.item().entry().equals("film-0"))
                        .filter(stretch -> stretch.item().from() == 0)
                        .findFirst()
                        .orElseThrow();
        booth.now = Timeline.instant(film.startMicros()).minusSeconds(5);
        String token = booth.token(node, "mixed", Booth.ADULT);

        List<ChannelAds.Viewing> told = node.ads(token, Optional.empty()).orElseThrow().viewings();
        assertThat(told).isNotEmpty();
        ChannelAds.Viewing first = told.getFirst();
        assertThat(first.start()).isEqualTo(Timeline.instant(film.startMicros()));
        assertThat(first.contentAt()).isZero();
        ViewingClaim claim =
                ClaimBytes.viewing(
                        booth.keys.signer("viewing").verify(first.token()).orElseThrow());
        assertThat(claim.provider()).isEqualTo(Booth.PROVIDER);
        assertThat(claim.title()).isEqualTo(booth.film("film-0").id());
        assertThat(claim.channel()).contains(booth.id("mixed"));
        assertThat(claim.profile()).isEqualTo(Booth.ADULT);
        assertThat(claim.started()).isBeforeOrEqualTo(booth.now);
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i).start()).isAfterOrEqualTo(told.get(i - 1).end());
        }
    }

    @Test
    void aVersionThatWasKeptBeforeEntriesNamedTheirTitlesIsStillRead() {
        Schedule.Entry entry = booth.schedule().playlists().getFirst().entries().getFirst();
        String old = Json.text(entry).replace(",\"titleId\":null", "");

        assertThat(old).doesNotContain("titleId");
        assertThat(Json.read(old, Schedule.Entry.class)).isEqualTo(entry);
    }

    @Test
    void anOldOrCutAddressIsNotRead() {
        Sofa sofa =
                Sofa.of(
                        new tv.foyer.kernel.SessionId(tv.foyer.kernel.Ids.named("session")),
                        Booth.set(Booth.KESTRAL),
                        Booth.KID);
        Instant expires = Instant.parse("2026-11-22T00:00:00Z");
        for (Optional<Sofa> who : List.of(Optional.of(sofa), Optional.<Sofa>empty())) {
            ChannelClaim claim =
                    new ChannelClaim(
                            booth.id("mixed"),
                            Booth.set(Booth.KESTRAL).device(),
                            true,
                            expires,
                            who);
            byte[] bytes = claim.bytes();
            assertThat(ChannelClaim.read(bytes)).contains(claim);
            for (int length = 0; length < bytes.length; length++) {
                ChannelClaim.read(java.util.Arrays.copyOf(bytes, length))
                        .ifPresent(read -> assertThat(read.sofa()).isEmpty());
            }
            bytes[0] = 1;
            assertThat(ChannelClaim.read(bytes)).isEmpty();
        }
    }
}
