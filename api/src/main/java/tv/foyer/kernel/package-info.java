/**
 * The words every room of the house shares: typed ids, exact money, exact shares, periods. Depends
 * on nothing but the JDK.
 */
@NullMarked
package tv.foyer.kernel;

import org.jspecify.annotations.NullMarked;
