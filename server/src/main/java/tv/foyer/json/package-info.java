/**
 * JSON in and out. The only package that knows Jackson: records need no annotations, ids are plain
 * strings, an event carries its {@code type}, an unknown field is an error that is named.
 */
@NullMarked
package tv.foyer.json;

import org.jspecify.annotations.NullMarked;
