package tv.foyer.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers. New ones are UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, a
 * 12-bit counter that keeps ids of one millisecond in order, 62 random bits. Named ones are UUIDv8
 * (section 5.8) over SHA-256, so that one name gives the same id on every machine.
 */
public final class Ids {
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a new id, greater than all that this source made before. */
    public UUID next() {
        long stamp =
                last.accumulateAndGet(clock.millis() << COUNTER_BITS, (a, b) -> Math.max(a + 1, b));
        return version7(stamp, random.nextLong());
    }

    /**
     * Returns the id that a source gives to its n-th fact of an instant; equal inputs, equal id.
     */
    public static UUID at(Instant instant, long seed) {
        long mixed = mix(seed);
        return version7((instant.toEpochMilli() << COUNTER_BITS) | (mixed & 0xFFF), mix(mixed));
    }

    /** Returns the id of a name, for example {@code named("brand/aurora")}. */
    public static UUID named(String name) {
        byte[] hash = sha256(name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * Returns the instant inside a UUIDv7, or throws IllegalArgumentException for other versions.
     */
    public static Instant instantOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("id: version 7 expected, was " + id.version());
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    private static UUID version7(long stamp, long noise) {
        long high = ((stamp >>> COUNTER_BITS) << 16) | 0x7000L | (stamp & 0xFFF);
        long low = (noise & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** SplitMix64's finaliser: spreads a small seed over 64 bits. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
