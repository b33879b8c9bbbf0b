/**
 * Sets and the homes they stand in: brands and models with settings that inherit, registration that
 * refuses copies, activation by code (RFC 8628), households and their profiles. Walk: {@code
 * DeviceRoutes -> Registrar -> FleetStore}, {@code OauthRoutes -> Activations -> Tokens ->
 * AccessTokens}, {@code LivingRoomRoutes -> LivingRoom -> Settings}, {@code ConsentRoutes ->
 * Consents -> HouseholdStore}; what a household allows for its ads is answered from memory ({@link
 * tv.foyer.devices.AdAudience}).
 */
@NullMarked
package tv.foyer.devices;

import org.jspecify.annotations.NullMarked;
