/**
 * What a viewer finds: the home screen, a title's page, search, the guide. All of it is read from
 * one immutable view of the catalogue, with cards encoded once; only a viewer's own rows ask
 * elsewhere, each within its deadline, so that a slow answer costs its row and not the screen. One
 * filter ({@link Shelf}) decides what an audience may see, for every surface. Walk: {@code
 * DiscoveryRoutes -> Discovery -> View -> Shelf -> Home / TitlePage / SearchIndex -> bytes}.
 */
@NullMarked
package tv.foyer.discovery;

import org.jspecify.annotations.NullMarked;
