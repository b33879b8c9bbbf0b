/**
 * Sets and the homes they stand in: brands and models with settings that inherit, registration that
 * refuses copies, activation by code (RFC 8628), households and their profiles. Walk: {@code
 * DeviceRoutes -> Registrar -> FleetStore}, {@code OauthRoutes -> Activations -> Tokens ->
 * AccessTokens}, {@code LivingRoomRoutes -> LivingRoom -> Settings}.
 */
@NullMarked
package tv.foyer.devices;

import org.jspecify.annotations.NullMarked;
