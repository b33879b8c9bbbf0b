package tv.foyer.scte;

import java.time.Duration;

/**
 * A moment of a stream: ticks of 90 kHz in 33 bits, so that it begins again after 26.5 hours (ISO
 * 13818-1, 2.4.3.7). All arithmetic is on that circle.
 */
public record Pts(long ticks) {
    /** The number of moments on the circle. */
    public static final long TURN = 1L << 33;

    public static final Pts ZERO = new Pts(0);

    public Pts {
        Ranges.check("pts", ticks, TURN - 1);
    }

    /** The later moment; a section's times are all moved by its pts_adjustment this way. */
    public Pts plus(Pts adjustment) {
        return new Pts((ticks + adjustment.ticks) % TURN);
    }

    public Pts plus(Duration later) {
        return new Pts(Math.floorMod(ticks + Ticks.of(later), TURN));
    }

    /**
     * The way from another moment to this one, the shorter way round: from -13.25 to 13.25 hours.
     */
    public Duration since(Pts other) {
        long ahead = Math.floorMod(ticks - other.ticks, TURN);
        return Ticks.duration(ahead < TURN / 2 ? ahead : ahead - TURN);
    }
}
