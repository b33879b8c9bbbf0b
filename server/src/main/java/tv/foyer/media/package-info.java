/**
 * Pictures and films as bytes: what {@code scenery} draws and what others deliver, looked into,
 * encoded to CMAF once and kept, immutable segments served under {@code /media}. Walk: {@code Media
 * -> Encoder (FFmpeg) -> AssetFolder -> Asset -> MediaRoutes}; someone else's film: {@code Footage
 * -> Workbench + Readout (FFmpeg) -> Media}.
 */
@NullMarked
package tv.foyer.media;

import org.jspecify.annotations.NullMarked;
