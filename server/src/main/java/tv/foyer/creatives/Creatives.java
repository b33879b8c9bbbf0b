package tv.foyer.creatives;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.media.Media;
import tv.foyer.sql.Sql;

/**
 * Takes in what advertisers deliver and makes it fit to be shown. Safe for use by many threads; the
 * work itself is done by one of its own.
 */
public final class Creatives implements AutoCloseable {
    private final CreativesConfig config;
    private final Ground ground;
    private final Neighbours neighbours;
    private final DeliveryStore store;
    private final Inbox inbox;
    private final Workshop workshop;
    private final Semaphore comingIn;

    /**
     * What this stands on.
     *
     * @param inbox folder for bytes that wait, best on the disk of media
     */
    public record Ground(Sql sql, Media media, InstantSource clock, Ids ids, Path inbox) {}

    /** What this needs of its siblings. */
    public record Neighbours(
            Bookings bookings, Function<PartnerId, Text> names, AuditTrail audit) {}

    private Creatives(CreativesConfig config, Ground ground, Neighbours neighbours) {
        this.config = config;
        this.ground = ground;
        this.neighbours = neighbours;
        this.store = new DeliveryStore(ground.sql());
        this.inbox = new Inbox(ground.inbox(), config.mostBytes(), config.mostUploadTime());
        this.workshop = new Workshop(config, store, inbox, ground.media(), neighbours.bookings());
        this.comingIn = new Semaphore(config.mostAtOnce());
    }

    /** Opens the door and takes up the work that a stop left. */
    public static Creatives open(CreativesConfig config, Ground ground, Neighbours neighbours) {
        Creatives creatives = new Creatives(config, ground, neighbours);
        creatives.workshop.start();
        return creatives;
    }

    /** Returns the routes under {@code /api/v1/console/creatives}. */
    public Routes routes() {
        return new CreativeRoutes(this, ground.media(), neighbours).routes();
    }

    /** Stops the work; what is not done is taken up at the next start. */
    @Override
    public void close() {
        workshop.close();
    }

    long mostBytes() {
        return config.mostBytes();
    }

    /** What comes with a delivery. */
    record Sender(Caller.Staff staff, LineItemId lineItem, String name, boolean silent) {}

    /** Takes in bytes; they are read only when there is room for them. */
    Intake upload(Sender sender, Supplier<InputStream> bytes) {
        Optional<PartnerId> advertiser = advertiser(sender);
        if (advertiser.isEmpty()) {
            return new Intake.NoLineItem();
        }
        Optional<Intake> full = full(advertiser.get());
        if (full.isPresent()) {
            return full.get();
        }
        if (!comingIn.tryAcquire()) {
            return new Intake.Full(config.mostAtOnce() + " deliveries at the same moment at most");
        }
        try {
            CreativeId id = new CreativeId(ground.ids().next());
            String sha256 = inbox.receive(id, bytes.get());
            return put(
                    sender,
                    fresh(
                            id,
                            advertiser.get(),
                            sender,
                            new Delivery.Origin(
                                    Optional.empty(), Optional.of(sha256), sender.silent())));
        } finally {
            comingIn.release();
        }
    }

    /** Notes an address to fetch from; the address is looked at when its turn comes. */
    Intake fetch(Sender sender, URI address) {
        Optional<PartnerId> advertiser = advertiser(sender);
        if (advertiser.isEmpty()) {
            return new Intake.NoLineItem();
        }
        Optional<Intake> full = full(advertiser.get());
        if (full.isPresent()) {
            return full.get();
        }
        return put(
                sender,
                fresh(
                        new CreativeId(ground.ids().next()),
                        advertiser.get(),
                        sender,
                        new Delivery.Origin(
                                Optional.of(address.toString()),
                                Optional.empty(),
                                sender.silent())));
    }

    Optional<Delivery> one(Caller.Staff reader, CreativeId id) {
        return reader.operator() ? store.ofHouse(id) : store.of(reader.partner(), id);
    }

    List<Delivery> page(Caller.Staff reader, DeliveryStore.Wanted wanted) {
        return reader.operator()
                ? store.pageOfHouse(wanted)
                : store.pageOf(reader.partner(), wanted);
    }

    private Optional<PartnerId> advertiser(Sender sender) {
        return neighbours
                .bookings()
                .target(sender.lineItem())
                .map(Bookings.Target::advertiser)
                .filter(owner ->
                        sender.staff().operator() || owner.equals(sender.staff().partner()));
    }

    private Optional<Intake> full(PartnerId advertiser) {
        DeliveryStore.Waiting waiting = store.waiting(advertiser);
        if (waiting.ofOne() >= config.mostWaitingEach()) {
            return Optional.of(
                    new Intake.Full(
                            config.mostWaitingEach() + " waiting of one advertiser at most"));
        }
        return waiting.ofAll() >= config.mostWaiting()
                ? Optional.of(new Intake.Full(config.mostWaiting() + " waiting at most"))
                : Optional.empty();
    }

    private Delivery fresh(
            CreativeId id, PartnerId advertiser, Sender sender, Delivery.Origin origin) {
        return new Delivery(
                id,
                advertiser,
                sender.lineItem(),
                sender.name(),
                origin,
                Delivery.State.RECEIVED,
                0,
                0,
                List.of(),
                Optional.empty(),
                ground.clock().instant());
    }

    private Intake put(Sender sender, Delivery fresh) {
        Delivery there = store.insert(fresh);
        boolean known = !there.id().equals(fresh.id());
        if (known) {
            returned(fresh, there);
        } else {
            neighbours
                    .audit()
                    .record(
                            sender.staff(),
                            "deliver-creative",
                            fresh.id().toString(),
                            fresh.name() + " for " + fresh.lineItem());
        }
        workshop.ring();
        return new Intake.Taken(known ? store.ofHouse(there.id()).orElse(there) : there, known);
    }

    /** The same bytes again: needed only if the machine had given up on the first ones. */
    private void returned(Delivery fresh, Delivery there) {
        boolean givenUp =
                there.state() == Delivery.State.REJECTED
                        && there.reasons().stream()
                                .anyMatch(reason -> reason.field().equals(Workshop.MACHINE));
        if (givenUp && inbox.has(fresh.id())) {
            inbox.give(fresh.id(), there.id());
            store.again(there.id());
        } else {
            inbox.remove(fresh.id());
        }
    }

    /** Keeps what staff did. */
    @FunctionalInterface
    public interface AuditTrail {
        /** Records one action, for example {@code deliver-creative} on a creative's id. */
        void record(Caller.Staff who, String action, String subject, String detail);
    }
}
