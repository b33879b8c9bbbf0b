/**
 * XML in and out: the one place that makes parsers, so that every document is read without DTDs,
 * without external entities, and within bounds. Walk: {@code Xml.reader -> BoundedReader}.
 */
@NullMarked
package tv.foyer.xml;

import org.jspecify.annotations.NullMarked;
