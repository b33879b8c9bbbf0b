package tv.foyer.ads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

/**
 * What a market's rules demand of ads: data, versioned and dated. A pack without source, date or
 * status is not loaded.
 *
 * @param bootMaxSeconds the longest boot ad; the stricter of this and the maker's setting wins
 * @param closeMarkMillis when the close mark is on the screen at the latest
 * @param label what every ad is marked with
 */
record PolicyPack(
        String market,
        int version,
        LocalDate inForce,
        String source,
        String status,
        boolean bootAllowed,
        int bootMaxSeconds,
        boolean bootForKids,
        int closeMarkMillis,
        Text label) {
    PolicyPack {
        if (market.isBlank() || source.isBlank() || status.isBlank() || version < 1) {
            throw new IllegalArgumentException(
                    "policy pack: market, version, source and status must be given");
        }
        if (bootMaxSeconds < 1 || closeMarkMillis < 0) {
            throw new IllegalArgumentException("policy pack: bootMaxSeconds, closeMarkMillis");
        }
    }

    /** Loads a pack that ships with the house, for example {@code policy-cn-1}. */
    static PolicyPack load(String name) {
        try (InputStream in = PolicyPack.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("policy pack: there is no " + name);
            }
            return Json.read(in.readAllBytes(), PolicyPack.class);
        } catch (IOException e) {
            throw new UncheckedIOException("policy pack: " + name, e);
        }
    }

    /** Tells whether the pack, and the household's own word, allow an ad in this break at all. */
    boolean allows(Break room) {
        return room.surface() != Surface.BOOT
                || (bootAllowed && !room.bootRefused() && (bootForKids || !room.kids()));
    }

    /** Returns the longest ad of a break in seconds. */
    int maxSeconds(Break room) {
        return room.surface() == Surface.BOOT
                ? Math.min(room.maxSeconds(), bootMaxSeconds)
                : room.maxSeconds();
    }
}
