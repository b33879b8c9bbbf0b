/**
 * Who belongs to the alliance and who works for whom: partners, their staff, sign-ins and the trail
 * of what staff did. Walk: {@code AllianceRoutes -> Alliance -> Sessions -> StaffStore -> SignIn}.
 */
@NullMarked
package tv.foyer.alliance;

import org.jspecify.annotations.NullMarked;
