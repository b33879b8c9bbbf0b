package tv.foyer.scte;

import java.time.Duration;

/**
 * break_duration(): how long a break is planned.
 *
 * @param autoReturn whether the break ends by itself, without a cue
 * @param ticks of 90 kHz, 33 bits
 */
public record BreakDuration(boolean autoReturn, long ticks) {
    public BreakDuration {
        Ranges.check("duration", ticks, Ranges.BITS_33);
    }

    public Duration duration() {
        return Ticks.duration(ticks);
    }
}
