package tv.foyer.devices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import tv.foyer.crypto.Secrets;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

/** Registers sets, each serial of a model once; a copy has the serial but not the secret. */
final class Registrar {
    private final DeviceStore store;
    private final InstantSource clock;
    private final Ids ids;

    Registrar(DeviceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** What came of a registration. */
    sealed interface Registration {
        record Made(DeviceId device, String secret) implements Registration {}

        /** The set itself came again. */
        record Again(DeviceId device, String secret, boolean activated) implements Registration {}

        record SerialInUse() implements Registration {}
    }

    Registration register(
            Model model, PartnerId maker, String serial, Optional<String> secretOfBefore) {
        Optional<DeviceStore.Known> known = store.find(model.id(), serial);
        if (known.isPresent()) {
            return again(known.get(), secretOfBefore);
        }
        String secret = Secrets.token();
        DeviceStore.Fresh set =
                new DeviceStore.Fresh(
                        new DeviceId(ids.next()),
                        maker,
                        model.id(),
                        serial,
                        Secrets.digest(secret));
        return store.insert(set, clock.instant())
                ? new Registration.Made(set.id(), secret)
                : new Registration.SerialInUse();
    }

    /** Tells whether this is the secret of a set, in the same time for every wrong one. */
    static boolean owns(DeviceStore.Known known, String secret) {
        return MessageDigest.isEqual(
                known.secretHash().getBytes(StandardCharsets.US_ASCII),
                Secrets.digest(secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static Registration again(DeviceStore.Known known, Optional<String> secretOfBefore) {
        return secretOfBefore
                .filter(secret -> known.active() && owns(known, secret))
                .<Registration>map(secret ->
                        new Registration.Again(known.id(), secret, known.household().isPresent()))
                .orElseGet(Registration.SerialInUse::new);
    }
}
