package tv.foyer.devices;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tv.foyer.devices.HouseholdStore.Place;
import tv.foyer.devices.HouseholdStore.Profile;
import tv.foyer.http.Caller;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ProfileId;

/** What a set knows of itself and of the home it stands in. */
final class LivingRoom {
    private static final int MOST_KEPT = 100_000;

    private final HouseholdStore store;
    private final Supplier<ProductRange> range;
    private final Announcer announcer;
    private final Devices.Neighbours neighbours;
    private final InstantSource clock;
    private final Ids ids;

    /** Profiles never change, so one that was read once needs no second look. */
    private final Map<ProfileId, Profile> kept = bounded();

    /** What a set said of itself when it last came on. */
    private final Map<DeviceId, SetConfig> configs = bounded();

    LivingRoom(
            HouseholdStore store,
            Supplier<ProductRange> range,
            Announcer announcer,
            Devices.Neighbours neighbours,
            InstantSource clock) {
        this.store = store;
        this.range = range;
        this.announcer = announcer;
        this.neighbours = neighbours;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** All that a set needs to come up. */
    record Me(
            Brand brand,
            Model model,
            Place place,
            List<Profile> profiles,
            SetConfig config,
            boolean bootAdsRefused,
            AdPolicy.Rules policy) {}

    /** Tells what a set is; empty if it stands in this household no more. */
    Optional<Me> me(Caller.TvSet set) {
        return store.place(set.device(), set.household()).map(place -> me(set, place));
    }

    /** Notes that the set came on. */
    void switchedOn(Caller.TvSet set) {
        announcer.switchedOn(set);
    }

    /** Adds a viewer; empty if the household is full. */
    Optional<Profile> add(HouseholdId household, String name, ProfileKind kind) {
        Instant now = clock.instant();
        String avatar = Avatars.of(store.profiles(household).size());
        Profile profile = new Profile(new ProfileId(ids.next()), household, name, kind, avatar);
        return store.insert(profile, now, Activations.MOST_PROFILES)
                ? Optional.of(profile)
                : Optional.empty();
    }

    Optional<Profile> profile(ProfileId id) {
        Optional<Profile> known = Optional.ofNullable(kept.get(id));
        if (known.isEmpty()) {
            known = store.profile(id);
            known.ifPresent(profile -> kept.put(id, profile));
        }
        return known;
    }

    /**
     * Returns how a set looks and what it can do, as of when it last came on; a set that stands in
     * no home any more has what its model says.
     */
    SetConfig config(Caller.TvSet set) {
        SetConfig known = configs.get(set.device());
        if (known == null) {
            known = me(set).map(Me::config).orElseGet(() -> ofModel(range.get(), set));
        }
        return known;
    }

    private static SetConfig ofModel(ProductRange range, Caller.TvSet set) {
        Model model = range.model(set.model()).orElseThrow();
        return Settings.merge(model.deviceClass(), range.layersOf(model));
    }

    private static <K, V> Map<K, V> bounded() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> e) {
                        return size() > MOST_KEPT;
                    }
                });
    }

    private Me me(Caller.TvSet set, Place place) {
        ProductRange now = range.get();
        Model model = now.model(set.model()).orElseThrow();
        List<Settings> layers = new ArrayList<>(now.layersOf(model));
        layers.add(place.settings());
        layers.add(Settings.ofLanguage(place.language()));
        SetConfig config = Settings.merge(model.deviceClass(), layers);
        configs.put(set.device(), config);
        return new Me(
                now.brand(model.brand()).orElseThrow(),
                model,
                place,
                store.profiles(set.household()),
                config,
                neighbours.bootAds().refused(set.household()),
                neighbours.adPolicy().rules());
    }
}
