package tv.foyer.kernel;

import java.util.UUID;

/**
 * A typed name for a thing. Every implementation is a record of exactly one UUID, so that JSON and
 * SQL treat all of them alike.
 */
public interface Id {
    UUID value();
}
