/**
 * The business in one file family: every fact that the log can hold. Facts are append-only, carry
 * an id made by their source, and are the only thing that the deciding and the counting side share.
 */
@NullMarked
package tv.foyer.events;

import org.jspecify.annotations.NullMarked;
