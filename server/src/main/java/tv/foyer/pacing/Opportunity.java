package tv.foyer.pacing;

import java.time.Instant;

/** A break that a screen offered, filled or not. */
public record Opportunity(Instant at, Cell cell) {}
