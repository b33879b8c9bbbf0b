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
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * The bytes of a {@link PlayPlan}. Version 2: the byte 2; expiry in seconds since 1970 as 8 bytes;
 * session, device, household and title as 16 each; the asset key; the number of breaks, and each as
 * surface code, 8 bytes of microseconds, number of ads, and each ad as slot, 16 bytes of creative
 * and asset key; then the {@link Sale}: 0 if there is none, else 1, brand and maker as 16 bytes each,
 * 1 and the provider or 0, 3 letters of currency, expiry as 8 bytes of seconds and 4 of nanoseconds,
 * for each break the decision as 16 bytes, for each ad line item and advertiser as 16 bytes each and
 * the price as 8. Version 1 had no sale and is still read. A key is its length in one byte and that many ASCII characters. A plan has exactly
 * one form; bytes left over make it unreadable.
 */
final class PlanBytes {
    private static final byte OLD_VERSION = 1;
    private static final byte VERSION = 2;
    private static final int MAX_BYTES = 1_800;

    private static final int CURRENCY = 3;
    private static final int MAX_NANO = 999_999_999;

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
        putSale(out, plan.sale());
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Returns the plan, or empty if the bytes are no plan of a known version. */
    static Optional<PlayPlan> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION && version != OLD_VERSION) {
                return Optional.empty();
            }
            PlayPlan plan = plan(in);
            plan = version == VERSION && flag(in.get()) ? plan.with(sale(in, plan)) : plan;
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

    private static void putSale(ByteBuffer out, Optional<Sale> sale) {
        out.put((byte) (sale.isPresent() ? 1 : 0));
        if (sale.isEmpty()) {
            return;
        }
        putId(out, sale.get().brand());
        putId(out, sale.get().maker());
        out.put((byte) (sale.get().provider().isPresent() ? 1 : 0));
        sale.get().provider().ifPresent(provider -> putId(out, provider));
        out.put(sale.get().currency().getBytes(StandardCharsets.US_ASCII), 0, CURRENCY);
        putInstant(out, sale.get().expires());
        sale.get().decisions().forEach(decision -> putId(out, decision));
        for (Sale.Sold sold : sale.get().ads()) {
            putId(out, sold.lineItem());
            putId(out, sold.advertiser());
            out.putLong(sold.priceMicros());
        }
    }

    private static Sale sale(ByteBuffer in, PlayPlan plan) {
        BrandId brand = new BrandId(uuid(in));
        PartnerId maker = new PartnerId(uuid(in));
        Optional<PartnerId> provider =
                flag(in.get()) ? Optional.of(new PartnerId(uuid(in))) : Optional.empty();
        byte[] currency = new byte[CURRENCY];
        in.get(currency);
        Instant expires = instant(in.getLong(), in.getInt());
        List<DecisionId> decisions = new ArrayList<>();
        List<Sale.Sold> ads = new ArrayList<>();
        for (PlayPlan.Break _ : plan.breaks()) {
            decisions.add(new DecisionId(uuid(in)));
        }
        for (PlayPlan.Break one : plan.breaks()) {
            for (PlayPlan.Ad _ : one.ads()) {
                ads.add(
                        new Sale.Sold(
                                new LineItemId(uuid(in)), new PartnerId(uuid(in)), in.getLong()));
            }
        }
        String letters = new String(currency, StandardCharsets.US_ASCII);
        return new Sale(brand, maker, provider, letters, expires, decisions, ads);
    }

    private static void putInstant(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static Instant instant(long second, int nano) {
        if (second < 0 || second > Instant.MAX.getEpochSecond() || nano < 0 || nano > MAX_NANO) {
            throw new IllegalArgumentException("expires: " + second + " " + nano);
        }
        return Instant.ofEpochSecond(second, nano);
    }

    private static boolean flag(byte value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("flag: " + value);
        }
        return value == 1;
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
