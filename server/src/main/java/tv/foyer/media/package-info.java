/**
 * Pictures and films as bytes: art drawn by code, clips and spots made and encoded to CMAF once,
 * immutable segments served under {@code /media}. Walk: {@code Media -> Encoder (FFmpeg) ->
 * AssetFolder -> Asset -> MediaRoutes}.
 */
@NullMarked
package tv.foyer.media;

import org.jspecify.annotations.NullMarked;
