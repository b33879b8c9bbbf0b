/**
 * Where the rooms meet: {@code Main} reads the command line, {@code House} wires every capability
 * with plain constructors, the demo alliance is loaded through the same doors that partners use.
 */
@NullMarked
package tv.foyer.app;

import org.jspecify.annotations.NullMarked;
