package tv.foyer.pacing;

import java.time.Instant;

/**
 * When a contract may be served: from {@code start} to before {@code end}. A flight that ends
 * before it starts covers nothing, and harms no other contract's plan.
 */
public record Flight(Instant start, Instant end) {}
