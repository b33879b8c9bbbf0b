package tv.foyer.channels;

import tv.foyer.catalog.Rating;
import tv.foyer.kernel.Text;

/** A programme on air from an instant until the next one begins. */
record Airing(long startMicros, Text title, Text synopsis, Rating rating) {}
