package tv.foyer.channels;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;

/**
 * What the address of a channel's stream says, signed: which channel, on which set, for whom, until
 * when. Its bytes: version 1, channel and device as 16 each, 1 for a child, expiry in seconds since
 * 1970 as 8.
 */
record ChannelClaim(ChannelId channel, DeviceId device, boolean kids, Instant expires) {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 16 + 16 + 1 + 8;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(channel.value().getMostSignificantBits())
                .putLong(channel.value().getLeastSignificantBits())
                .putLong(device.value().getMostSignificantBits())
                .putLong(device.value().getLeastSignificantBits())
                .put((byte) (kids ? 1 : 0))
                .putLong(expires.getEpochSecond())
                .array();
    }

    static Optional<ChannelClaim> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || in.get() != VERSION) {
            return Optional.empty();
        }
        ChannelId channel = new ChannelId(new UUID(in.getLong(), in.getLong()));
        DeviceId device = new DeviceId(new UUID(in.getLong(), in.getLong()));
        byte kids = in.get();
        long expires = in.getLong();
        boolean plausible = kids >= 0 && kids <= 1 && expires >= 0 && expires < 1L << 40;
        return plausible
                ? Optional.of(
                        new ChannelClaim(
                                channel, device, kids == 1, Instant.ofEpochSecond(expires)))
                : Optional.empty();
    }
}
