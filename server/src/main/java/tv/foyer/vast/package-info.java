/**
 * VAST and VMAP: the ads of a break, and the breaks of a programme, as documents that ad servers,
 * players and stitchers exchange. Reads VAST 2.0 to 4.4 and VMAP 1.0, writes VAST 4.2 and VMAP
 * 1.0.1, follows wrappers, fills macros, and says of each bad document what is wrong.
 *
 * <p>The walk in: {@code VastReader.read} -> {@code Cursor} (bounds, places) -> {@code AdReader} ->
 * {@code CreativeReader} -> {@link VastOutcome}. A chain of wrappers: {@code VastUnwrapper} ->
 * {@link Fetch} -> {@code VastReader} -> {@code Merge} -> {@link Unwrapped}. Whether an ad suits a
 * place: {@code Fitness}. The walk out: {@code VastWriter.write} -> {@code AdWriter} -> {@code
 * CreativeWriter}. VMAP stands beside it: {@code VmapReader}, {@code VmapWriter}.
 *
 * <p>Sources: IAB VAST 4.2 and 4.3, the CTV Ad Portfolio of July 2026 with its two extensions, VMAP
 * 1.0.1.
 */
@NullMarked
package tv.foyer.vast;

import org.jspecify.annotations.NullMarked;
