/**
 * A live origin as a broadcaster would run one: FFmpeg pushes a picture with a running clock into a
 * folder, a small server gives it out with SCTE-35 cues. Walk: {@code LivePush -> Cues (pure) ->
 * Splice (pure)}.
 */
@NullMarked
package tv.foyer.samples.live;

import org.jspecify.annotations.NullMarked;
