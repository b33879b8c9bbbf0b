/**
 * What the demo shows, drawn and played by code: posters, backdrops, logos, faces, still ads, films
 * of scenes and advertisers' spots with their music. Pure: the same spec and seed give the same
 * pixels and samples; nothing here reads a clock, a file or the network. Walk: {@code Production ->
 * Composition (a scene) + Palette -> Stage (layers) -> Artwork}, a still, or {@code -> Loom -> Shot
 * -> Film}, a {@code Reel} whose frames ({@code Planes}) and sound ({@code Score}) {@code media}
 * encodes.
 */
@NullMarked
package tv.foyer.scenery;

import org.jspecify.annotations.NullMarked;
