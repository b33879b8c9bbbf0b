package tv.foyer.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;

/**
 * What a session's address says and its signature vouches for.
 *
 * @param region where the set was when the session began
 * @param kids whether a child watches, or nobody said who
 * @param watcher empty where nobody said who
 */
record LiveClaim(
        ChannelId channel,
        DeviceId device,
        BrandId brand,
        Optional<String> region,
        boolean kids,
        Optional<Watcher> watcher,
        Part part,
        Delivery delivery,
        Instant expires) {
    private static final byte VERSION = 3;
    private static final int MOST_REGION = 64;

    /** How breaks come to the viewer. */
    enum Delivery {
        /** Breaks stay as they are and are marked by cues. */
        MARKED(0),
        /** Breaks are interstitials with a list of ads. */
        GUIDED(1),
        /** Ads stand in the playlist. */
        STITCHED(2);

        /** What stands for it in a token. */
        private final byte code;

        Delivery(int code) {
            this.code = (byte) code;
        }

        static Delivery of(byte code) {
            return switch (code) {
                case 1 -> GUIDED;
                case 2 -> STITCHED;
                default -> MARKED;
            };
        }
    }

    /** What part of the channel it is for, in whole seconds. */
    sealed interface Part {
        record Behind(Duration live) implements Part {}

        record Since(Instant from) implements Part {}

        record Between(Instant from, Instant to) implements Part {}
    }

    LiveClaim {
        region = region.filter(name -> !name.isEmpty() && name.length() <= MOST_REGION);
    }

    byte[] bytes() {
        byte[] place = region.orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(5 + 7 * 16 + 3 * 8 + place.length);
        out.put(VERSION).put(delivery.code).put((byte) (kids ? 1 : 0));
        switch (part) {
            case Part.Behind(var live) -> out.put((byte) 0).putLong(live.toSeconds()).putLong(0);
            case Part.Since(var from) ->
                    out.put((byte) 1).putLong(from.getEpochSecond()).putLong(0);
            case Part.Between(var from, var to) ->
                    out.put((byte) 2).putLong(from.getEpochSecond()).putLong(to.getEpochSecond());
        }
        put(out, channel.value());
        put(out, device.value());
        put(out, brand.value());
        out.putLong(expires.getEpochSecond()).put((byte) (watcher.isPresent() ? 1 : 0));
        watcher.ifPresent(who -> {
            put(out, who.household().value());
            put(out, who.profile().value());
            put(out, who.model().value());
            put(out, who.maker().value());
        });
        out.put(place);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Empty if the bytes, though signed, are of another version. */
    static Optional<LiveClaim> of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            Delivery delivery = Delivery.of(in.get());
            boolean kids = in.get() != 0;
            Part part = part(in.get(), in.getLong(), in.getLong());
            ChannelId channel = new ChannelId(uuid(in));
            DeviceId device = new DeviceId(uuid(in));
            BrandId brand = new BrandId(uuid(in));
            Instant expires = Instant.ofEpochSecond(in.getLong());
            Optional<Watcher> watcher = in.get() == 0 ? Optional.empty() : Optional.of(watcher(in));
            String region = StandardCharsets.UTF_8.decode(in).toString();
            return Optional.of(
                    new LiveClaim(
                            channel,
                            device,
                            brand,
                            Optional.of(region),
                            kids,
                            watcher,
                            part,
                            delivery,
                            expires));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Part part(byte kind, long first, long second) {
        return switch (kind) {
            case 0 -> new Part.Behind(Duration.ofSeconds(first));
            case 1 -> new Part.Since(Instant.ofEpochSecond(first));
            default ->
                    new Part.Between(Instant.ofEpochSecond(first), Instant.ofEpochSecond(second));
        };
    }

    private static Watcher watcher(ByteBuffer in) {
        return new Watcher(
                new HouseholdId(uuid(in)),
                new ProfileId(uuid(in)),
                new ModelId(uuid(in)),
                new PartnerId(uuid(in)));
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
