package tv.foyer.catalog;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import tv.foyer.catalog.IngestReport.Entry;
import tv.foyer.catalog.IngestReport.Outcome;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sql.Sql;

/**
 * The catalogue: takes in the providers' feeds and holds what there is to watch as one snapshot.
 * Feeds are applied one after another; a feed adds and changes, it never takes away what it does
 * not name (an offer's {@code until} does).
 */
public final class Catalog {
    /** Past programmes that a guide still shows, and that the tables still keep. */
    private static final Duration SHOWN = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(8);

    private final CatalogStore store;
    private final InstantSource clock;
    private final Ids ids;
    private final PartnerKeys partners;
    private final BrandKeys brands;
    private final ReentrantLock oneFeed = new ReentrantLock();
    private final AtomicReference<CatalogSnapshot> current;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Catalog(Sql sql, InstantSource clock, PartnerKeys partners, BrandKeys brands) {
        this.store = new CatalogStore(sql);
        this.clock = clock;
        this.ids = new Ids(clock);
        this.partners = partners;
        this.brands = brands;
        this.current = new AtomicReference<>(load());
    }

    /** Opens the catalogue with what the database holds. */
    public static Catalog open(
            Sql sql, InstantSource clock, PartnerKeys partners, BrandKeys brands) {
        return new Catalog(sql, clock, partners, brands);
    }

    /**
     * Takes in one feed of a provider. All good records come in together or, when the document
     * cannot be read to its end, nothing does; either way the report is kept for the provider.
     *
     * @param providerKey the provider's key in the alliance; the ids of its titles are made of it
     */
    public IngestOutcome ingest(
            PartnerId provider, String providerKey, Format format, InputStream in) {
        FeedPlan.Source source = new FeedPlan.Source(provider, providerKey);
        try {
            Feed feed = parse(format, providerKey, in);
            return apply(feed, source, format);
        } catch (BrokenFeed e) {
            IngestReport report =
                    new IngestReport(
                            0, 0, 0, List.of(Entry.of("", Outcome.REJECTED, e.where(), e.rule())));
            store.keep(run(source, format, "BROKEN", report));
            return new IngestOutcome.Broken(e.where(), e.rule());
        }
    }

    /** Returns what there is to watch now. */
    public CatalogSnapshot snapshot() {
        return current.get();
    }

    /** Reads the tables again, for feeds that another node took in. */
    public void refresh() {
        current.set(load());
        listeners.forEach(Runnable::run);
    }

    /** Has something run after each new snapshot, on the thread that brought it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Routes routes() {
        return CatalogRoutes.of(this, partners);
    }

    private Feed parse(Format format, String providerKey, InputStream in) {
        return switch (format) {
            case FOYER_JSON -> FoyerJsonFeed.parse(in, providerKey, brands);
            case XMLTV -> XmltvFeed.parse(in);
        };
    }

    private IngestOutcome apply(Feed feed, FeedPlan.Source source, Format format) {
        oneFeed.lock();
        try {
            FeedPlan plan = FeedPlan.of(feed, source, known(source.provider()));
            IngestReport report = plan.report();
            store.apply(plan, run(source, format, "APPLIED", report), clock.instant().minus(KEPT));
            refresh();
            return new IngestOutcome.Applied(report);
        } finally {
            oneFeed.unlock();
        }
    }

    private FeedPlan.Known known(PartnerId provider) {
        CatalogSnapshot snapshot = load();
        Map<String, Title> own = new HashMap<>();
        for (Title title : snapshot.titles()) {
            if (title.provider().equals(provider)) {
                own.put(title.key(), title);
            }
        }
        return new FeedPlan.Known(own, snapshot.channels(), store.hashes(provider), snapshot);
    }

    private CatalogStore.Run run(
            FeedPlan.Source source, Format format, String state, IngestReport report) {
        return new CatalogStore.Run(
                source.provider(), ids.next(), format, clock.instant(), state, report);
    }

    private CatalogSnapshot load() {
        Instant from = clock.instant().minus(SHOWN);
        return new CatalogSnapshot(store.load(from));
    }

    /** Finds a brand by the key that feeds use, for example {@code kestral}. */
    @FunctionalInterface
    public interface BrandKeys {
        Optional<BrandId> byKey(String key);
    }

    /** Finds a partner by the key in an address, for example {@code silverreed}. */
    @FunctionalInterface
    public interface PartnerKeys {
        Optional<PartnerId> byKey(String key);
    }
}
