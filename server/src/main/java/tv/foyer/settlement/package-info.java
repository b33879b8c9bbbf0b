/**
 * The books: contracts as data, the month's close, statements that anyone can recompute, and the
 * ledger. Walk: {@code Measurement.billableOfHouse -> Engine (pure: Contract steps -> Pool ->
 * Statement) -> CloseStore + Ledger, one transaction -> Pack -> Audit, offline, by the same
 * Engine}.
 *
 * <p>Revenue follows contracts; equity applies to the distributable rest only and has tables of its
 * own. docs/statements.md says how money is rounded and what a pack holds.
 */
@NullMarked
package tv.foyer.settlement;

import org.jspecify.annotations.NullMarked;
