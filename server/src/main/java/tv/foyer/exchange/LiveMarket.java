package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.net.Lines;

/**
 * The market in force: read from the desk's tables now and then, and at once when staff change it.
 * A bidder whose row did not change keeps its line, its breaker and its counts.
 */
final class LiveMarket implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveMarket.class.getName());
    private static final Map<String, String> FIELDS =
            Map.of("Content-Type", "application/json", "x-openrtb-version", "2.6");

    private final MarketStore store;
    private final Lines lines;
    private final ScheduledExecutorService refresher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("exchange-refresh").factory());
    private volatile Market current = new Market(List.of(), List.of(), Map.of());

    LiveMarket(MarketStore store, Lines lines, ExchangeConfig config) {
        this.store = store;
        this.lines = lines;
        refresh();
        long every = config.refresh().toMillis();
        var _ =
                refresher.scheduleWithFixedDelay(
                        this::refreshAgain, every, every, TimeUnit.MILLISECONDS);
    }

    Market current() {
        return current;
    }

    synchronized void refresh() {
        Map<String, LiveBidder> before = new HashMap<>();
        current.bidders().forEach(bidder -> before.put(bidder.row().key(), bidder));
        List<LiveBidder> now = new ArrayList<>();
        for (Bidder row : store.bidders()) {
            Optional<LiveBidder> same =
                    Optional.ofNullable(before.get(row.key()))
                            .filter(bidder -> bidder.row().equals(row));
            same.ifPresent(bidder -> before.remove(row.key()));
            now.add(same.orElseGet(() -> live(row)));
        }
        current = new Market(now, store.deals(), store.sellers());
        before.values().forEach(LiveBidder::close);
    }

    private LiveBidder live(Bidder row) {
        return new LiveBidder(
                row, lines.to(row.endpoint(), row.privateAddress(), row.maxConnections(), FIELDS));
    }

    private void refreshAgain() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "exchange: the market could not be read, the last one stays", e);
        }
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        current.bidders().forEach(LiveBidder::close);
    }
}
