package tv.foyer.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tv.foyer.crypto.Secrets;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ProfileId;
import tv.foyer.sql.Sql;

/** A set asks for a code, a person says yes to it (RFC 8628). */
final class Activations {
    static final String HOUSEHOLD_PREFIX = "h.";
    static final int MOST_PROFILES = 12;
    private static final Duration PHONE_LIFE = Duration.ofDays(180);
    private static final int MOST_PHONES = 20;
    private static final int CODE_TRIES = 5;

    private final Sql sql;
    private final Stores stores;
    private final Revocations revocations;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Ids ids;

    Activations(
            Sql sql,
            Stores stores,
            Revocations revocations,
            Announcer announcer,
            InstantSource clock) {
        this.sql = sql;
        this.stores = stores;
        this.revocations = revocations;
        this.announcer = announcer;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** A code that was put on a screen. */
    record Begun(String deviceCode, Activation activation) {}

    /** Makes a code for a set; empty if this is not its secret or it may not join any more. */
    Optional<Begun> begin(DeviceId device, String secret) {
        return stores.devices()
                .find(device)
                .filter(known -> known.active() && Registrar.owns(known, secret))
                .map(known -> begin(known.id()));
    }

    Optional<Activation> find(String typedCode) {
        return UserCode.parse(typedCode).flatMap(stores.activations()::find);
    }

    /** Takes the set with this code into a household: the given one, or a new one. */
    Approval approve(String typedCode, Wish wish, Optional<HouseholdId> joining) {
        Optional<String> code = UserCode.parse(typedCode);
        if (code.isEmpty()) {
            return new Approval.Unknown();
        }
        Raised raised = sql.asHouse(h -> approve(h, code.get(), wish, joining));
        if (raised.approval() instanceof Approval.Joined) {
            raised.generation().ifPresent(g -> revocations.raise(raised.device().orElseThrow(), g));
            stores.activations().find(code.get()).ifPresent(announcer::tryActivated);
        }
        return raised.approval();
    }

    private record Raised(
            Approval approval, Optional<DeviceId> device, Optional<Integer> generation) {
        static Raised none(Approval approval) {
            return new Raised(approval, Optional.empty(), Optional.empty());
        }
    }

    private Begun begin(DeviceId device) {
        Instant now = clock.instant();
        for (int i = 0; i < CODE_TRIES; i++) {
            String deviceCode = Secrets.token();
            Activation activation =
                    new Activation(
                            Secrets.userCode(),
                            ids.next(),
                            device,
                            Activation.State.PENDING,
                            now.plus(Activation.LIFE),
                            Activation.FIRST_INTERVAL,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false);
            if (stores.activations().insert(activation, Secrets.digest(deviceCode), now)) {
                return new Begun(deviceCode, activation);
            }
        }
        throw new IllegalStateException("activation: no free code in " + CODE_TRIES + " tries");
    }

    private Raised approve(Handle h, String code, Wish wish, Optional<HouseholdId> joining) {
        Optional<Activation> found = stores.activations().lock(h, code);
        if (found.isEmpty()) {
            return Raised.none(new Approval.Unknown());
        }
        Activation activation = found.get();
        if (activation.state() != Activation.State.PENDING) {
            return Raised.none(again(activation, joining));
        }
        if (activation.expired(clock.instant())) {
            return Raised.none(new Approval.Expired());
        }
        return join(h, activation, wish, joining);
    }

    /** A phone whose answer was lost asks once more; that is the same yes. */
    private static Approval again(Activation activation, Optional<HouseholdId> joining) {
        return activation
                .household()
                .filter(household -> joining.filter(household::equals).isPresent())
                .<Approval>map(household -> new Approval.Joined(household, Optional.empty()))
                .orElseGet(Approval.Used::new);
    }

    private Raised join(Handle h, Activation activation, Wish wish, Optional<HouseholdId> joining) {
        Instant now = clock.instant();
        DeviceId device = activation.device();
        HouseholdId household = joining.orElseGet(() -> new HouseholdId(activation.id()));
        Optional<String> token =
                joining.isPresent() ? Optional.empty() : Optional.of(found(h, household, wish));
        stores.households().join(h, device, household, wish.room(), now);
        stores.refresh().endAll(h, device);
        int generation = stores.devices().activated(h, device, now);
        stores.activations().approved(h, activation.userCode(), household, now);
        return new Raised(
                new Approval.Joined(household, token),
                Optional.of(device),
                Optional.of(generation));
    }

    /** Founds a household with one grown-up and one child; returns the token of its phone. */
    private String found(Handle h, HouseholdId household, Wish wish) {
        Instant now = clock.instant();
        boolean zh = wish.language().equals("zh");
        stores.households().insert(h, household, wish, now);
        addProfile(h, household, zh ? "家" : "Home", ProfileKind.ADULT);
        addProfile(h, household, zh ? "孩子" : "Kids", ProfileKind.KIDS);
        String token = HOUSEHOLD_PREFIX + Secrets.token();
        HouseholdStore.Held held =
                new HouseholdStore.Held(
                        Secrets.digest(token), household, now.plus(PHONE_LIFE), MOST_PHONES);
        stores.households().insert(h, held, now);
        return token;
    }

    private void addProfile(Handle h, HouseholdId household, String name, ProfileKind kind) {
        HouseholdStore.Profile profile =
                new HouseholdStore.Profile(
                        new ProfileId(ids.next()), household, name, kind, Avatars.first(kind));
        stores.households().insert(h, profile, clock.instant(), MOST_PROFILES);
    }
}
