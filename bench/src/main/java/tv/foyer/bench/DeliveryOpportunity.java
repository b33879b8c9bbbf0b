package tv.foyer.bench;

import java.time.Instant;

/** A break that a screen offered, filled or not. */
record DeliveryOpportunity(Instant at, DeliveryCell cell) {}
