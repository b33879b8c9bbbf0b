package tv.foyer.playback;

import java.util.List;
import tv.foyer.http.Reply.Body.Slice;
import tv.foyer.http.Reply.Body.Slices;

/** What came of asking for a playlist by a plan's token. */
sealed interface PlaylistOutcome {
    /** The playlist, UTF-8. */
    record Found(Slices playlist) implements PlaylistOutcome {
        static Found whole(byte[] bytes) {
            return new Found(new Slices(List.of(new Slice(bytes, 0, bytes.length))));
        }
    }

    /** The token is forged, made for another use, of an unknown version, or expired. */
    record Refused() implements PlaylistOutcome {}

    /** The token is good; there is no such playlist, or the title is gone. */
    record Unknown() implements PlaylistOutcome {}
}
