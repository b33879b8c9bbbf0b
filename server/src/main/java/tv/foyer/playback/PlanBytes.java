package tv.foyer.playback;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.events.Surface;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * The bytes of a {@link PlayPlan}. Version 1: the byte 1; expiry in seconds since 1970 as 8 bytes;
 * session, device, household and title as 16 each; the asset key; the number of breaks, and each as
 * surface code, 8 bytes of microseconds, number of ads, and each ad as slot, 16 bytes of creative
 * and asset key. A key is its length in one byte and that many ASCII characters. A plan has exactly
 * one form; bytes left over make it unreadable.
 */
final class PlanBytes {
    private static final byte VERSION = 1;
    private static final int MAX_BYTES = 1_100;

    /** Codes on the wire; never the order of the enum, which may grow in the middle. */
    private static final byte PRE_ROLL = 1;

    private static final byte MID_ROLL = 2;
    private static final byte POST_ROLL = 3;

    private PlanBytes() {}

    static byte[] write(PlayPlan plan) {
        ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
        out.put(VERSION).putLong(plan.expires().getEpochSecond());
        putId(out, plan.session());
        putId(out, plan.device());
        putId(out, plan.household());
        putId(out, plan.title());
        putKey(out, plan.asset());
        out.put((byte) plan.breaks().size());
        for (PlayPlan.Break one : plan.breaks()) {
            out.put(codeOf(one.surface())).putLong(one.contentMicros());
            out.put((byte) one.ads().size());
            for (PlayPlan.Ad ad : one.ads()) {
                out.put((byte) ad.slot());
                putId(out, ad.creative());
                putKey(out, ad.asset());
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Returns the plan, or empty if the bytes are no plan of a known version. */
    static Optional<PlayPlan> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            PlayPlan plan = plan(in);
            return in.hasRemaining() ? Optional.empty() : Optional.of(plan);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PlayPlan plan(ByteBuffer in) {
        long expires = in.getLong();
        if (expires < 0 || expires > Instant.MAX.getEpochSecond()) {
            throw new IllegalArgumentException("expires: " + expires);
        }
        return new PlayPlan(
                new SessionId(uuid(in)),
                new DeviceId(uuid(in)),
                new HouseholdId(uuid(in)),
                new TitleId(uuid(in)),
                key(in),
                breaks(in),
                Instant.ofEpochSecond(expires));
    }

    private static List<PlayPlan.Break> breaks(ByteBuffer in) {
        List<PlayPlan.Break> breaks = new ArrayList<>();
        for (int left = in.get(); left > 0; left--) {
            breaks.add(new PlayPlan.Break(surface(in.get()), in.getLong(), ads(in)));
        }
        return breaks;
    }

    private static List<PlayPlan.Ad> ads(ByteBuffer in) {
        List<PlayPlan.Ad> ads = new ArrayList<>();
        for (int left = in.get(); left > 0; left--) {
            ads.add(new PlayPlan.Ad(in.get(), new CreativeId(uuid(in)), key(in)));
        }
        return ads;
    }

    private static byte codeOf(Surface surface) {
        return switch (surface) {
            case PRE_ROLL -> PRE_ROLL;
            case MID_ROLL -> MID_ROLL;
            case POST_ROLL -> POST_ROLL;
            case BOOT, MASTHEAD, ROW_SLOT, PAUSE, SCREENSAVER, OVERLAY, SQUEEZEBACK ->
                    throw new IllegalArgumentException("surface: no break at " + surface);
        };
    }

    private static Surface surface(byte code) {
        return switch (code) {
            case PRE_ROLL -> Surface.PRE_ROLL;
            case MID_ROLL -> Surface.MID_ROLL;
            case POST_ROLL -> Surface.POST_ROLL;
            default -> throw new IllegalArgumentException("surface: code " + code);
        };
    }

    private static void putId(ByteBuffer out, Id id) {
        out.putLong(id.value().getMostSignificantBits());
        out.putLong(id.value().getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static void putKey(ByteBuffer out, String key) {
        out.put((byte) key.length()).put(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static String key(ByteBuffer in) {
        int length = in.get();
        if (length < 0) {
            throw new IllegalArgumentException("key: length " + length);
        }
        byte[] ascii = new byte[length];
        in.get(ascii);
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }
}
