/**
 * Playing a title: where its breaks stand, what fills them, the stitched HLS playlists that carry
 * both, and how far a household got.
 *
 * <p>Decide: {@code PlayRoutes -> Playback.play -> BreakPlanner (pure) + AdBreaks -> PlayPlan
 * (signed, in the address) -> Play}, and one {@code PlaybackStarted} in the log. Serve: {@code
 * PlayRoutes -> Playback.playlist -> PlayPlan + ManifestChunks -> Stitcher (pure) -> bytes}, with
 * no state but the token. Players that insert ads by themselves have {@code PlayRoutes -> Guided ->
 * Interstitials (pure)}: shared playlists and a list of the very same ads. Remember: {@code
 * EventLog -> Progress -> ProgressStore -> Place}.
 */
@NullMarked
package tv.foyer.playback;

import org.jspecify.annotations.NullMarked;
