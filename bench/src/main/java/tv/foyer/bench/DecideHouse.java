package tv.foyer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.Ads;
import tv.foyer.ads.AdsConfig;
import tv.foyer.ads.BootSettings;
import tv.foyer.ads.DecidedBreak;
import tv.foyer.ads.Neighbours;
import tv.foyer.ads.Spots;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Event;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.kernel.Text;
import tv.foyer.log.EventLog;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Review;
import tv.foyer.sales.Sales;
import tv.foyer.sql.Database;

/**
 * The real ad house on a database of its own. Its log keeps nothing: what a decision costs is
 * measured here, what a durable write costs is the log's own matter, on both sides alike.
 */
final class DecideHouse implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final Ads ads;
    private final Sink log = new Sink();
    private Instant now = DecideShape.START;

    private DecideHouse(Path folder) {
        this.folder = folder;
        this.database = Database.embedded(folder.resolve("database"));
        database.migrate(List.of("log", "ads", "sales"));
        Text name = new Text("名", "name");
        Sales sales =
                Sales.open(
                        Currency.getInstance("CNY"),
                        database.sql(),
                        () -> now,
                        new tv.foyer.sales.Neighbours(
                                _ -> name, _ -> name, List::of, _ -> Map.of(), (_, _, _, _) -> {}));
        this.ads =
                Ads.open(
                        new AdsConfig(
                                ZoneId.of("Asia/Shanghai"),
                                "policy-cn-1",
                                Duration.ofHours(6),
                                Duration.ofHours(1),
                                Duration.ofMillis(120),
                                1_000_000),
                        database.sql(),
                        log,
                        () -> now,
                        new Signer(new byte[32], "impression"),
                        sales,
                        new Neighbours(
                                _ -> name,
                                _ -> name,
                                key ->
                                        Optional.of(
                                                new Spots.SpotFilm(
                                                        key, 1280, 720, Optional.empty())),
                                _ -> new BootSettings.BootSetting(true, 15, 0),
                                DecidedBreak.none()));
        for (OrderDraft order : DecideShape.orders()) {
            sales.book(order);
            order.lineItems()
                    .getFirst()
                    .creatives()
                    .forEach(film -> sales.review(film.id(), Review.APPROVED));
        }
    }

    static DecideHouse open() throws IOException {
        return new DecideHouse(Files.createTempDirectory("foyer-bench"));
    }

    /** Decides at an instant and returns the fact. */
    AdDecided decide(AdRequest request, Instant at) {
        now = at;
        ads.decideBreaks(request);
        return log.last;
    }

    @Override
    public void close() {
        ads.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Sink implements EventLog {
        private AdDecided last = nothing();

        @Override
        public Appended append(List<Event> events) {
            if (events.getLast() instanceof AdDecided decided) {
                last = decided;
            }
            return new Appended(events.size(), 0);
        }

        @Override
        public List<Recorded> read(long after, int limit) {
            return List.of();
        }

        @Override
        public long end() {
            return 0;
        }

        private static AdDecided nothing() {
            AdRequest request = DecideShape.request(0, 0);
            return new AdDecided(
                    new tv.foyer.kernel.EventId(new java.util.UUID(0, 0)),
                    DecideShape.START,
                    new tv.foyer.kernel.DecisionId(new java.util.UUID(0, 0)),
                    request.breaks().getFirst().surface(),
                    request.device(),
                    request.household(),
                    request.brand(),
                    request.maker(),
                    request.title(),
                    request.provider(),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
    }
}
