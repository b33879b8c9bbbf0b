/**
 * What there is to watch: titles, offers, channels and programmes, brought in by the providers'
 * feeds. One bad record spoils only itself, a broken document changes nothing, and readers see one
 * immutable snapshot that is swapped whole. Walk in: {@code CatalogRoutes -> Catalog.ingest ->
 * FoyerJsonFeed / XmltvFeed (pure) -> FeedPlan (pure) -> CatalogStore -> CatalogSnapshot}. Walk
 * out: {@code Catalog.snapshot()}.
 */
@NullMarked
package tv.foyer.catalog;

import org.jspecify.annotations.NullMarked;
