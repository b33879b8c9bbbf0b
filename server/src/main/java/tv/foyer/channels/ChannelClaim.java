package tv.foyer.channels;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;

/**
 * What the address of a channel's stream says, signed: which channel, on which set, for whom, until
 * when. Its bytes: version 2, channel and device as 16 each, 1 for a child, expiry in seconds since
 * 1970 as 8, then six ids of 16 of who watches, or nothing.
 *
 * @param sofa empty for an address out of the line-up, behind which nobody reports what was seen
 */
record ChannelClaim(
        ChannelId channel, DeviceId device, boolean kids, Instant expires, Optional<Sofa> sofa) {
    /** How long a channel may be watched without opening it again. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final byte VERSION = 2;
    private static final int BYTES = 1 + 16 + 16 + 1 + 8;
    private static final int SOFA_BYTES = 6 * 16;

    /** Returns when the channel was opened, to the second. */
    Instant opened() {
        return expires.minus(LIFE);
    }

    byte[] bytes() {
        ByteBuffer out =
                ByteBuffer.allocate(BYTES + (sofa.isPresent() ? SOFA_BYTES : 0)).put(VERSION);
        put(out, channel.value());
        put(out, device.value());
        out.put((byte) (kids ? 1 : 0)).putLong(expires.getEpochSecond());
        sofa.ifPresent(who -> {
            put(out, who.session().value());
            put(out, who.household().value());
            put(out, who.profile().value());
            put(out, who.model().value());
            put(out, who.brand().value());
            put(out, who.maker().value());
        });
        return out.array();
    }

    static Optional<ChannelClaim> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean known = bytes.length == BYTES || bytes.length == BYTES + SOFA_BYTES;
        if (!known || in.get() != VERSION) {
            return Optional.empty();
        }
        ChannelId channel = new ChannelId(id(in));
        DeviceId device = new DeviceId(id(in));
        byte kids = in.get();
        long expires = in.getLong();
        boolean plausible = kids >= 0 && kids <= 1 && expires >= 0 && expires < 1L << 40;
        if (!plausible) {
            return Optional.empty();
        }
        return Optional.of(
                new ChannelClaim(
                        channel,
                        device,
                        kids == 1,
                        Instant.ofEpochSecond(expires),
                        in.hasRemaining() ? Optional.of(sofa(in)) : Optional.empty()));
    }

    private static Sofa sofa(ByteBuffer in) {
        return new Sofa(
                new SessionId(id(in)),
                new HouseholdId(id(in)),
                new ProfileId(id(in)),
                new ModelId(id(in)),
                new BrandId(id(in)),
                new PartnerId(id(in)));
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
