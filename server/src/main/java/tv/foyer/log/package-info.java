/**
 * The event log: facts in, in order, once. {@link tv.foyer.log.EventLog#append} answers when they
 * are durable; {@link tv.foyer.log.Tails} runs folds behind it, each batch's effect and offset in
 * one transaction.
 */
@NullMarked
package tv.foyer.log;

import org.jspecify.annotations.NullMarked;
