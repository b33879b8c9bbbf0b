package tv.foyer.events;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;

/**
 * The byte form of claims, short enough to travel signed in a URL. The first byte names kind and
 * version, all numbers are big-endian, ids are 16 bytes, instants whole seconds and nanoseconds of
 * the second. Equal claims give equal bytes. Reading throws IllegalArgumentException for bytes that
 * no version here wrote.
 */
public final class ClaimBytes {
    private static final byte IMPRESSION_1 = 0x11;
    private static final byte VIEWING_1 = 0x21;

    /** As {@code VIEWING_1}, and the channel's id at its end. */
    private static final byte VIEWING_2 = 0x22;

    private static final int ID_BYTES = 16;
    private static final int INSTANT_BYTES = 12;
    private static final int CURRENCY_BYTES = 3;
    private static final Surface[] SURFACES = Surface.values();

    private ClaimBytes() {}

    public static byte[] of(ImpressionClaim claim) {
        int ids = 8 + (claim.provider().isPresent() ? 1 : 0);
        ByteBuffer out =
                ByteBuffer.allocate(
                        1 + ids * ID_BYTES + 4 + 1 + 1 + CURRENCY_BYTES + 8 + INSTANT_BYTES);
        out.put(IMPRESSION_1);
        put(out, claim.decision().value());
        out.putInt(claim.slot()).put(codeOf(claim.surface()));
        put(out, claim.lineItem().value());
        put(out, claim.creative().value());
        put(out, claim.advertiser().value());
        put(out, claim.device().value());
        put(out, claim.household().value());
        put(out, claim.brand().value());
        put(out, claim.maker().value());
        out.put((byte) (claim.provider().isPresent() ? 1 : 0));
        claim.provider().ifPresent(provider -> put(out, provider.value()));
        putCurrency(out, claim.currency());
        out.putLong(claim.priceMicros());
        put(out, claim.expires());
        return out.array();
    }

    public static byte[] of(ViewingClaim claim) {
        boolean onChannel = claim.channel().isPresent();
        int ids = 8 + (onChannel ? 1 : 0);
        ByteBuffer out = ByteBuffer.allocate(1 + ids * ID_BYTES + 4 + 2 * INSTANT_BYTES);
        out.put(onChannel ? VIEWING_2 : VIEWING_1);
        put(out, claim.session().value());
        put(out, claim.device().value());
        put(out, claim.household().value());
        put(out, claim.profile().value());
        put(out, claim.brand().value());
        put(out, claim.maker().value());
        put(out, claim.title().value());
        put(out, claim.provider().value());
        out.putInt(claim.durationSeconds());
        put(out, claim.started());
        put(out, claim.expires());
        claim.channel().ifPresent(channel -> put(out, channel.value()));
        return out.array();
    }

    public static ImpressionClaim impression(byte[] bytes) {
        return read(bytes, IMPRESSION_1, ClaimBytes::impression);
    }

    public static ViewingClaim viewing(byte[] bytes) {
        boolean onChannel = bytes.length > 0 && bytes[0] == VIEWING_2;
        return onChannel
                ? read(bytes, VIEWING_2, in -> viewing(in, true))
                : read(bytes, VIEWING_1, in -> viewing(in, false));
    }

    private static ImpressionClaim impression(ByteBuffer in) {
        return new ImpressionClaim(
                new DecisionId(id(in)),
                in.getInt(),
                surface(in.get()),
                new LineItemId(id(in)),
                new CreativeId(id(in)),
                new PartnerId(id(in)),
                new DeviceId(id(in)),
                new HouseholdId(id(in)),
                new BrandId(id(in)),
                new PartnerId(id(in)),
                flag(in.get()) ? Optional.of(new PartnerId(id(in))) : Optional.empty(),
                currency(in),
                in.getLong(),
                instant(in));
    }

    private static ViewingClaim viewing(ByteBuffer in, boolean onChannel) {
        return new ViewingClaim(
                new SessionId(id(in)),
                new DeviceId(id(in)),
                new HouseholdId(id(in)),
                new ProfileId(id(in)),
                new BrandId(id(in)),
                new PartnerId(id(in)),
                new TitleId(id(in)),
                new PartnerId(id(in)),
                in.getInt(),
                instant(in),
                instant(in),
                onChannel ? Optional.of(new ChannelId(id(in))) : Optional.empty());
    }

    private interface Shape<T> {
        T from(ByteBuffer in);
    }

    private static <T> T read(byte[] bytes, byte kind, Shape<T> shape) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            require(in.get() == kind, "kind");
            T claim = shape.from(in);
            require(!in.hasRemaining(), "length");
            return claim;
        } catch (BufferUnderflowException | DateTimeException e) {
            throw new IllegalArgumentException("claim: not the bytes of a claim", e);
        }
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static void put(ByteBuffer out, Instant instant) {
        out.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static Instant instant(ByteBuffer in) {
        long second = in.getLong();
        int nano = in.getInt();
        require(nano >= 0 && nano < 1_000_000_000, "instant");
        return Instant.ofEpochSecond(second, nano);
    }

    private static void putCurrency(ByteBuffer out, String currency) {
        byte[] letters = currency.getBytes(StandardCharsets.US_ASCII);
        require(letters.length == CURRENCY_BYTES, "currency");
        out.put(letters);
    }

    private static String currency(ByteBuffer in) {
        byte[] letters = new byte[CURRENCY_BYTES];
        in.get(letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /** Codes on the wire; never the order of the enum, which may grow in the middle. */
    private static byte codeOf(Surface surface) {
        return switch (surface) {
            case BOOT -> 1;
            case MASTHEAD -> 2;
            case ROW_SLOT -> 3;
            case PAUSE -> 4;
            case SCREENSAVER -> 5;
            case OVERLAY -> 6;
            case SQUEEZEBACK -> 7;
            case PRE_ROLL -> 8;
            case MID_ROLL -> 9;
            case POST_ROLL -> 10;
        };
    }

    private static Surface surface(byte code) {
        for (Surface surface : SURFACES) {
            if (codeOf(surface) == code) {
                return surface;
            }
        }
        throw new IllegalArgumentException("claim: bad surface");
    }

    private static boolean flag(byte value) {
        require(value == 0 || value == 1, "provider");
        return value == 1;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("claim: bad " + what);
        }
    }
}
