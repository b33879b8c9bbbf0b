/**
 * Measured claims: each benchmark runs beside a peer, in one go, on the same shape, and ends with
 * one line. Walk: {@code Bench -> Benchmark.run -> Result -> the last line, and JSON with commit
 * and machine}.
 */
@NullMarked
package tv.foyer.bench;

import org.jspecify.annotations.NullMarked;
