package tv.foyer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Event;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.log.EventLog.Recorded;
import tv.foyer.net.FarPeer;

class NoticeTest {
    private static final Instant NOW = MarketHouse.NOW;
    private static final DecisionId DECISION = new DecisionId(Ids.named("decision/1"));

    private final MarketHouse house = new MarketHouse();
    private final List<Event.Fill> won = new ArrayList<>();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anImpressionBillsItsBidOnceHoweverOftenItIsTold() {
        FarPeer nova = house.bidder("nova", (_, out) -> FarPeer.reply(out, 204, ""));
        wins(0, "nova", nova.address() + "?b=1");
        wins(1, "nova", nova.address() + "?b=2");

        fold(decided());
        fold(shown(0), shown(0));
        fold(shown(0));
        house.exchange.sendNotices();
        settle("nova", "SENT", 1);

        assertThat(nova.requests()).as("slot 1 was not shown").isEqualTo(1);
    }

    @Test
    void aNoticeThatFailsIsSentAgainLaterAndGivenUpInTheEnd() {
        AtomicInteger calls = new AtomicInteger();
        FarPeer nova =
                house.bidder(
                        "nova",
                        (_, out) -> {
                            calls.incrementAndGet();
                            return FarPeer.reply(out, 500, "");
                        });
        wins(0, "nova", nova.address().toString());
        fold(decided());
        fold(shown(0));
        for (int i = 0; i < 12; i++) {
            house.exchange.sendNotices();
            house.now = house.now.plus(Duration.ofHours(7));
        }

        settle("nova", "GIVEN_UP", 1);
        assertThat(calls.get()).isBetween(1, 7);
    }

    @Test
    void aBillingAddressInsideAHouseIsCalledOnlyForABidderThatMayBeThere() {
        List<String> heard = new CopyOnWriteArrayList<>();
        FarPeer inside =
                FarPeer.open((body, out) -> {
                    heard.add(body);
                    return FarPeer.reply(out, 200, "");
                });
        house.bidders.add(inside);
        house.configure("outside", java.net.URI.create("https://bidder.invalid/"), false);
        wins(0, "outside", inside.address().toString());
        wins(1, "outside", "file:///etc/passwd");
        fold(decided());
        fold(shown(0), shown(1));
        house.exchange.sendNotices();

        settle("outside", "WAITING", 2);
        assertThat(heard).isEmpty();
    }

    @Test
    void aBidWithoutABillingAddressNeedsNoNotice() {
        house.configure("quiet", java.net.URI.create("https://bidder.invalid/"), false);
        wins(0, "quiet", "");
        fold(decided());
        fold(shown(0));

        settle("quiet", "SENT", 1);
    }

    private void wins(int slot, String bidder, String burl) {
        won.add(
                new Event.Fill(
                        slot,
                        new LineItemId(Ids.named("line/1")),
                        new CreativeId(Ids.named("creative/1")),
                        new PartnerId(Ids.named("partner/nova")),
                        9_000,
                        15,
                        Optional.of(
                                new Event.WonBid(
                                        bidder,
                                        "b" + slot,
                                        Optional.empty(),
                                        Optional.of(burl).filter(url -> !url.isEmpty())))));
    }

    private void fold(Event... events) {
        List<Recorded> facts =
                java.util.Arrays.stream(events).map(e -> new Recorded(1, NOW, e)).toList();
        var fold = house.exchange.folds().getFirst();
        house.database.sql().houseDo(h -> fold.apply(h, facts));
        fold.committed(facts);
    }

    /** The post sends on a thread of its own too; waits with a bound that only a fault reaches. */
    private void settle(String bidder, String state, long count) {
        NoticeStore notices = new NoticeStore(house.database.sql());
        for (int i = 0; i < 500; i++) {
            if (notices.counts(bidder).getOrDefault(state, 0L) == count) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        assertThat(notices.counts(bidder)).containsEntry(state, count);
    }

    private Event.AdDecided decided() {
        return new Event.AdDecided(
                new EventId(Ids.named("event/decided")),
                NOW,
                DECISION,
                Surface.MID_ROLL,
                new DeviceId(Ids.named("device/1")),
                new HouseholdId(Ids.named("household/1")),
                new BrandId(Ids.named("brand/1")),
                MarketHouse.KESTRAL,
                Optional.empty(),
                Optional.empty(),
                List.copyOf(won),
                List.of(),
                Optional.empty());
    }

    private static Event.AdShown shown(int slot) {
        return new Event.AdShown(
                new EventId(Ids.named("event/shown/" + slot)),
                NOW,
                new ImpressionClaim(
                        DECISION,
                        slot,
                        Surface.MID_ROLL,
                        new LineItemId(Ids.named("line/1")),
                        new CreativeId(Ids.named("creative/1")),
                        new PartnerId(Ids.named("partner/nova")),
                        new DeviceId(Ids.named("device/1")),
                        new HouseholdId(Ids.named("household/1")),
                        new BrandId(Ids.named("brand/1")),
                        MarketHouse.KESTRAL,
                        Optional.empty(),
                        "CNY",
                        9_000,
                        NOW.plusSeconds(3_600)));
    }
}
