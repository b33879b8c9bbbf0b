package tv.foyer.creatives;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.net.Outbound;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** A door for deliveries over a real database and FFmpeg, with books of two advertisers. */
final class Door implements AutoCloseable {
    static final PartnerId BRIGHTWOK = new PartnerId(Ids.named("partner/brightwok"));
    static final PartnerId PEDALFOX = new PartnerId(Ids.named("partner/pedalfox"));
    static final PartnerId HEARTHLINE = new PartnerId(Ids.named("partner/hearthline"));
    static final LineItemId NOODLES = new LineItemId(Ids.named("line-item/noodles"));
    static final LineItemId TABLE = new LineItemId(Ids.named("line-item/table"));
    static final LineItemId RIDE = new LineItemId(Ids.named("line-item/ride"));
    static final LineItemId EXACT = new LineItemId(Ids.named("line-item/exact"));
    static final LineItemId STILLS = new LineItemId(Ids.named("line-item/stills"));

    final Books books = new Books();
    final List<String> trail = new CopyOnWriteArrayList<>();
    private final Database database = TestDatabase.with("creatives");
    private final Path inbox;
    private final CreativesConfig config;
    private Creatives creatives;

    Door(Path inbox, String... allowed) {
        this(inbox, 20, allowed);
    }

    Door(Path inbox, int waitingEach, String... allowed) {
        this.inbox = inbox;
        this.config =
                new CreativesConfig(
                        40L << 20,
                        100,
                        waitingEach,
                        4,
                        Duration.ofMinutes(1),
                        3,
                        Duration.ofMillis(5),
                        Outbound.Allowance.of(allowed));
        this.creatives = open();
    }

    private Creatives open() {
        InstantSource clock = InstantSource.system();
        return Creatives.open(
                config,
                new Creatives.Ground(database.sql(), Clips.MEDIA, clock, new Ids(clock), inbox),
                new Creatives.Neighbours(
                        books,
                        _ -> new Text("名", "Name"),
                        (who, action, subject, detail) ->
                                trail.add(who.partner() + " " + action + " " + detail)));
    }

    Creatives creatives() {
        return creatives;
    }

    /** Stops the door and opens it again over the same rows and bytes. */
    void restart() {
        creatives.close();
        creatives = open();
    }

    void stop() {
        creatives.close();
    }

    void startAgain() {
        creatives = open();
    }

    CreativeId deliver(LineItemId lineItem, byte[] bytes) {
        return deliver(lineItem, bytes, false);
    }

    CreativeId deliver(LineItemId lineItem, byte[] bytes, boolean silent) {
        Caller.Staff staff = staff(books.target(lineItem).orElseThrow().advertiser());
        Intake intake =
                creatives.upload(
                        new Creatives.Sender(staff, lineItem, "A film", silent),
                        () -> new ByteArrayInputStream(bytes));
        return ((Intake.Taken) intake).delivery().id();
    }

    /** Waits until work on a delivery is done. */
    Delivery done(CreativeId id) {
        return until(id, Delivery::done);
    }

    Delivery until(CreativeId id, java.util.function.Predicate<Delivery> reached) {
        for (int i = 0; i < 6_000; i++) {
            Delivery now = creatives.one(staff(HEARTHLINE), id).orElseThrow();
            if (reached.test(now)) {
                return now;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException(id + " was not done in two minutes");
    }

    static Caller.Staff staff(PartnerId partner) {
        PartnerKind kind =
                partner.equals(HEARTHLINE) ? PartnerKind.OPERATOR : PartnerKind.ADVERTISER;
        return new Caller.Staff(
                new StaffId(Ids.named("staff/" + partner)),
                partner,
                Set.of(kind),
                Set.of(Role.ADS));
    }

    @Override
    public void close() {
        creatives.close();
        database.close();
    }

    /** Books as an edge: what was attached, what was decided, and a fault when told to. */
    static final class Books implements Bookings {
        final Map<LineItemId, Target> targets =
                new ConcurrentHashMap<>(
                        Map.of(
                                NOODLES,
                                target(BRIGHTWOK, Set.of(Surface.PRE_ROLL, Surface.MID_ROLL)),
                                TABLE,
                                target(BRIGHTWOK, Set.of(Surface.POST_ROLL)),
                                EXACT,
                                new Target(BRIGHTWOK, Set.of(Surface.BOOT), OptionalInt.of(5)),
                                RIDE,
                                target(PEDALFOX, Set.of(Surface.PRE_ROLL)),
                                STILLS,
                                target(PEDALFOX, EnumSet.copyOf(StillRules.surfaces()))));
        final List<Ready> attached = new CopyOnWriteArrayList<>();
        final Map<CreativeId, Decided> decided = new ConcurrentHashMap<>();
        final AtomicInteger faults = new AtomicInteger();

        private static Target target(PartnerId advertiser, Set<Surface> surfaces) {
            return new Target(advertiser, surfaces, OptionalInt.empty());
        }

        @Override
        public Optional<Target> target(LineItemId lineItem) {
            return Optional.ofNullable(targets.get(lineItem));
        }

        @Override
        public boolean attach(Ready ready) {
            if (faults.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IllegalStateException("the books are closed for a moment");
            }
            if (!attached.contains(ready)) {
                attached.add(ready);
            }
            return targets.containsKey(ready.lineItem());
        }

        @Override
        public Map<CreativeId, Decided> reviews(Collection<CreativeId> creatives) {
            Map<CreativeId, Decided> found = new java.util.HashMap<>(decided);
            found.keySet().retainAll(creatives);
            return found;
        }
    }
}
