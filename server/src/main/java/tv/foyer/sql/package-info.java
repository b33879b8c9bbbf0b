/**
 * PostgreSQL: opened embedded in a data folder or reached by a JDBC address, migrated per
 * capability, and entered only through {@link tv.foyer.sql.Sql}, which sets in whose name a
 * transaction reads. Walk: {@code Database.open -> migrate -> Sql.asPartner / asHouse -> a Store's
 * SQL}.
 */
@NullMarked
package tv.foyer.sql;

import org.jspecify.annotations.NullMarked;
