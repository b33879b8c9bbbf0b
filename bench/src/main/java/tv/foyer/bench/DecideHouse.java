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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.Ads;
import tv.foyer.ads.AdsConfig;
import tv.foyer.ads.Neighbours;
import tv.foyer.ads.Neighbours.BootSettings;
import tv.foyer.ads.Neighbours.DecidedBreak;
import tv.foyer.ads.Neighbours.Spots;
import tv.foyer.ads.Viewers;
import tv.foyer.crypto.Signer;
import tv.foyer.events.Event;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.http.Routes;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.EventLog;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.sales.Booking;
import tv.foyer.sales.Sales;
import tv.foyer.sql.Database;

/**
 * The real ad house on a database of its own, its books full. Its log keeps nothing at first, to
 * measure the decision alone, and later is the real one with the ad house's fold behind.
 */
final class DecideHouse implements AutoCloseable {
    private static final Text NAME = new Text("名", "name");

    private final Path folder;
    private final Database database;
    private final Switch log;
    private final Ads ads;
    private final PostgresLog real;
    private final Tails tails;
    private final AtomicReference<Instant> now = new AtomicReference<>(DecideShape.START);

    private DecideHouse(Path folder) {
        this.folder = folder;
        this.database = Database.embedded(folder.resolve("database"));
        database.migrate(List.of("log", "ads", "sales"));
        Sales sales =
                Sales.open(
                        Currency.getInstance("CNY"),
                        database.sql(),
                        now::get,
                        new tv.foyer.sales.Neighbours(
                                _ -> NAME, _ -> NAME, List::of, _ -> Map.of(), (_, _, _, _) -> {}));
        book(sales);
        this.real = new PostgresLog(database.sql(), now::get);
        this.log = new Switch(real);
        this.ads =
                Ads.open(
                        new AdsConfig(
                                ZoneId.of("Asia/Shanghai"),
                                "policy-cn-2",
                                Duration.ofHours(6),
                                Duration.ofHours(1),
                                AdsConfig.Budget.USUAL,
                                AdsConfig.Bounds.USUAL),
                        database.sql(),
                        log,
                        now::get,
                        new Signer(new byte[32], "impression"),
                        sales,
                        neighbours());
        this.tails = new Tails(database.sql(), real);
        ads.folds().forEach(tails::start);
    }

    static DecideHouse open() throws IOException {
        return new DecideHouse(Files.createTempDirectory("foyer-bench"));
    }

    /** From now on facts are written, with the fold behind the log. */
    void keepFacts() {
        log.keeps = true;
    }

    Routes routes() {
        return ads.routes();
    }

    /** Sets the clock. */
    void at(Instant instant) {
        now.set(instant);
    }

    /** Sets the clock on. */
    void later(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** Decides at an instant and returns the fact; only without a durable log. */
    AdDecided decide(AdRequest request, Instant at) {
        now.set(at);
        ads.decideBreaks(request);
        return log.last.orElseThrow();
    }

    @Override
    public void close() {
        tails.close();
        ads.close();
        real.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All creatives are approved at once: ten thousand reviews one by one would take minutes. */
    private void book(Sales sales) {
        DecideShape.orders()
                .forEach(order -> {
                    if (sales.book(order) instanceof Booking.Refused(var faults)) {
                        throw new IllegalStateException("an order was refused: " + faults);
                    }
                });
        database.sql()
                .houseDo(handle -> {
                    handle.execute("update sales.creative set review = 'APPROVED'");
                    handle.execute("update sales.revision set revision = revision + 1");
                });
        sales.refresh();
    }

    private static Neighbours neighbours() {
        return new Neighbours(
                _ -> NAME,
                _ -> NAME,
                key -> Optional.of(new Spots.SpotFilm("/m/" + key, 1280, 720, Optional.empty())),
                _ -> new BootSettings.BootSetting(true, 15, 0),
                DecidedBreak.none(),
                new Sofas(),
                text -> text,
                Neighbours.Demand.none());
    }

    private static final class Sofas implements Viewers {
        @Override
        public Screen screen(ModelId model) {
            return Screen.TV;
        }

        @Override
        public Household household(HouseholdId household) {
            return DecideShape.says(household);
        }

        @Override
        public Optional<AdRequest.Viewer> profile(HouseholdId household, ProfileId profile) {
            return Optional.of(AdRequest.Viewer.ADULT);
        }

        @Override
        public Optional<Content> content(TitleId title) {
            return DecideShape.content(title);
        }
    }

    /** The real log, or one that keeps the last fact in memory and no more. */
    private static final class Switch implements EventLog {
        private final EventLog real;
        private volatile boolean keeps;
        private volatile Optional<AdDecided> last = Optional.empty();

        private Switch(EventLog real) {
            this.real = real;
        }

        @Override
        public Appended append(List<Event> events) {
            if (keeps) {
                return real.append(events);
            }
            if (events.getLast() instanceof AdDecided decided) {
                last = Optional.of(decided);
            }
            return new Appended(events.size(), 0);
        }

        @Override
        public List<Recorded> read(long after, int limit) {
            return real.read(after, limit);
        }

        @Override
        public List<Recorded> readFrom(EventId first, int limit) {
            return real.readFrom(first, limit);
        }

        @Override
        public long end() {
            return real.end();
        }
    }
}
