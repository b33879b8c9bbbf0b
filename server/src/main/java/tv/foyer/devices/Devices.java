package tv.foyer.devices;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import tv.foyer.crypto.Keys;
import tv.foyer.crypto.Secrets;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.log.EventLog;
import tv.foyer.sql.Sql;

/** The sets of all makers, and the households they stand in. */
public final class Devices implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Devices.class.getName());

    /** How old what other nodes changed may be here. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Stores stores;
    private final InstantSource clock;
    private final AccessTokens access;
    private final Revocations revocations;
    private final Registrar registrar;
    private final Activations activations;
    private final Tokens tokens;
    private final LivingRoom room;
    private final Consents consents;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread looker;
    private volatile ProductRange range;

    private Devices(Sql sql, Keys keys, EventLog log, InstantSource clock, Neighbours neighbours) {
        this.stores = Stores.of(sql);
        this.clock = clock;
        this.access = new AccessTokens(keys.secret("devices/access-token"));
        this.revocations = new Revocations(stores.devices(), clock);
        this.range = stores.range().load();
        Announcer announcer = new Announcer(log, stores, this::range, clock);
        this.registrar = new Registrar(stores.devices(), clock);
        this.activations = new Activations(sql, stores, revocations, announcer, clock);
        this.tokens = new Tokens(sql, stores, access, this::range, announcer, revocations, clock);
        this.room = new LivingRoom(stores.households(), this::range, announcer, neighbours, clock);
        this.consents = new Consents(stores.households(), clock);
        revocations.reload();
        this.looker = Thread.ofVirtual().name("devices-look").start(this::lookForever);
    }

    /** Opens the fleet on a database whose schema {@code devices} is up to date. */
    public static Devices open(
            Sql sql, Keys keys, EventLog log, InstantSource clock, Neighbours neighbours) {
        return new Devices(sql, keys, log, clock, neighbours);
    }

    /** What this package asks of others. */
    public record Neighbours(BootAdChoice bootAds, AdPolicy adPolicy) {}

    /**
     * Adds a brand; a key of the same maker that is there already changes nothing.
     *
     * @throws IllegalArgumentException if the key belongs to another maker, or the parent does
     */
    public Brand addBrand(BrandDraft draft) {
        Optional<BrandId> parent =
                draft.parentKey()
                        .map(key ->
                                brandByKey(key)
                                        .filter(b -> b.maker().equals(draft.maker()))
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "parentKey: a brand of the same maker"
                                                                + " expected, was "
                                                                + key))
                                        .id());
        stores.range()
                .insert(
                        new Brand(
                                new BrandId(Ids.named("brand/" + draft.key())),
                                draft.key(),
                                draft.name(),
                                draft.maker(),
                                parent,
                                draft.settings()));
        loadRange();
        return brandByKey(draft.key())
                .filter(brand -> brand.maker().equals(draft.maker()))
                .orElseThrow(
                        () -> new IllegalArgumentException("key: " + draft.key() + " is taken"));
    }

    /**
     * Adds a model; a key of the same brand that is there already changes nothing.
     *
     * @throws IllegalArgumentException if the brand is unknown or the key belongs to another one
     */
    public ModelId addModel(ModelDraft draft) {
        Brand brand =
                brandByKey(draft.brandKey())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "brandKey: no brand " + draft.brandKey()));
        Model model =
                new Model(
                        new ModelId(Ids.named("model/" + draft.key())),
                        draft.key(),
                        brand.id(),
                        draft.name(),
                        draft.kind(),
                        draft.deviceClass(),
                        draft.settings());
        stores.range().insert(brand.maker(), model);
        loadRange();
        return Optional.ofNullable(range.modelsByKey().get(draft.key()))
                .filter(known -> known.brand().equals(brand.id()))
                .map(Model::id)
                .orElseThrow(
                        () -> new IllegalArgumentException("key: " + draft.key() + " is taken"));
    }

    /**
     * Returns the set or the phone that holds this token. Sets are proved in memory, without SQL.
     */
    public Optional<Caller> callerOf(String bearer) {
        if (bearer.startsWith(AccessTokens.PREFIX)) {
            return access.verify(bearer, clock.instant())
                    .filter(p -> !revocations.refuses(p.set().device(), p.generation()))
                    .map(AccessTokens.Proved::set);
        }
        if (bearer.startsWith(Activations.HOUSEHOLD_PREFIX)) {
            return stores.households()
                    .byToken(Secrets.digest(bearer), clock.instant())
                    .map(Caller.Phone::new);
        }
        return Optional.empty();
    }

    /**
     * Takes a set out of service; its tokens end here at once, on other nodes within ten seconds.
     * False if it is no set of this maker.
     */
    public boolean revoke(PartnerId maker, DeviceId device) {
        Optional<Integer> generation = stores.devices().revoke(maker, device, clock.instant());
        generation.ifPresent(g -> revocations.raise(device, g));
        return generation.isPresent();
    }

    public Optional<Brand> brand(BrandId id) {
        return range.brand(id);
    }

    public Optional<Brand> brandByKey(String key) {
        return Optional.ofNullable(range.brandsByKey().get(key));
    }

    /** Returns all brands by key. */
    public List<Brand> brands() {
        return range.brandsInOrder();
    }

    /** Returns what the sets of a model are, from memory. */
    public Optional<Make> make(ModelId model) {
        return range.model(model).map(one -> new Make(one.kind(), one.deviceClass()));
    }

    /** Returns the name under which a model is sold. */
    public Optional<String> modelName(ModelId model) {
        return range.model(model).map(Model::name);
    }

    /** What the sets of one model are, and where they are sold to. */
    public record Make(DeviceKind kind, DeviceClass deviceClass) {}

    /** Counts the reader's own sets; every brand of its own is named, also one without sets. */
    public Fleet fleetOf(PartnerId reader) {
        List<DeviceStore.Count> counts = stores.devices().fleet(reader);
        List<Fleet.BrandSets> byBrand =
                range.brandsInOrder().stream()
                        .filter(brand -> brand.maker().equals(reader))
                        .map(brand ->
                                new Fleet.BrandSets(
                                        brand.id(),
                                        brand.key(),
                                        brand.name(),
                                        setsOf(brand.id(), counts)))
                        .toList();
        return new Fleet(byBrand.stream().mapToLong(Fleet.BrandSets::sets).sum(), byBrand);
    }

    /** A set of a household, as people know it. */
    public record Standing(DeviceId device, String room, Text brand) {}

    /** Returns the sets of a household. */
    public List<Standing> setsOf(HouseholdId household) {
        return stores.households().sets(household).stream()
                .flatMap(set ->
                        range
                                .model(set.model())
                                .flatMap(model -> range.brand(model.brand()))
                                .map(brand -> new Standing(set.device(), set.room(), brand.name()))
                                .stream())
                .toList();
    }

    /** Returns how a set looks and what it can do, as of when it last came on. */
    public SetConfig configOf(Caller.TvSet set) {
        return room.config(set);
    }

    /** Draws a text as a QR code, dark on light, in SVG. */
    public String qrSvg(String text) {
        return QrSvg.of(text);
    }

    /**
     * Returns what a household lets the ad house know of it; from memory once it was asked before.
     */
    public AdAudience adAudience(HouseholdId household) {
        return consents.audience(household);
    }

    /** Returns what a household can say that it likes, by key. */
    public Map<String, Text> interests() {
        return consents.known().interestNames();
    }

    /** Returns where a household can say that it lives, by ISO 3166-2 code. */
    public Map<String, Text> regions() {
        return consents.known().regionNames();
    }

    /** Returns whom a profile is for. */
    public Optional<ProfileKind> profileKind(ProfileId profile) {
        return room.profile(profile).map(HouseholdStore.Profile::kind);
    }

    /** Tells whether a profile is one of this household's. */
    public boolean profileBelongs(HouseholdId household, ProfileId profile) {
        return room.profile(profile).filter(p -> p.household().equals(household)).isPresent();
    }

    /**
     * Returns the routes.
     *
     * @param publicOrigin scheme and authority that phones reach, or empty: as each caller sees it
     */
    public Routes routes(String publicOrigin) {
        return new Routes()
                .addAll(new DeviceRoutes(registrar, this::range).routes())
                .addAll(new OauthRoutes(activations, tokens, publicOrigin).routes())
                .addAll(new ActivationRoutes(activations, stores, this::range, clock).routes())
                .addAll(new LivingRoomRoutes(room, stores.households(), this::range).routes())
                .addAll(new ConsentRoutes(consents).routes());
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            looker.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in what other nodes changed. */
    void look() {
        revocations.reload();
        loadRange();
        consents.look();
    }

    private ProductRange range() {
        return range;
    }

    private synchronized void loadRange() {
        range = stores.range().load();
    }

    private void lookForever() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                tryLook();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "devices: cannot see what other nodes changed", e);
        }
    }

    private static long setsOf(BrandId brand, List<DeviceStore.Count> counts) {
        return counts.stream()
                .filter(count -> count.brand().equals(brand))
                .mapToLong(DeviceStore.Count::sets)
                .sum();
    }

    /** Knows which households never want to see a boot ad again. */
    @FunctionalInterface
    public interface BootAdChoice {
        boolean refused(HouseholdId household);
    }
}
