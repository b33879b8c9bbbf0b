package tv.foyer.media;

import java.util.List;
import java.util.Locale;
import tv.foyer.scenery.Reel;

/**
 * Captions as WebVTT segments (W3C WebVTT; RFC 8216 section 3.5). Cue times count from the asset's
 * first picture, whose time stamp in the media is 0, and {@code X-TIMESTAMP-MAP} says just that: a
 * player that knows where a segment's media stands in a stream knows where its cues stand. It is
 * said of second 10, not of 0, for hls.js (1.7.4) takes a map to 0 for a map to the beginning of
 * the stretch between two discontinuities as long as it has not seen a picture of that stretch.
 */
final class WebVtt {
    private static final String HEAD = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:10.000\n";

    private WebVtt() {}

    /** A segment in which nothing is written. */
    static String nothing() {
        return HEAD;
    }

    /** Returns the segment of those cues that are seen from {@code from} up to {@code to}. */
    static String between(List<Reel.Cue> cues, long fromMicros, long toMicros) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < cues.size(); i++) {
            Reel.Cue cue = cues.get(i);
            if (cue.fromMillis() * 1_000L < toMicros && cue.toMillis() * 1_000L > fromMicros) {
                text.append('\n').append(i + 1).append('\n');
                text.append(time(cue.fromMillis())).append(" --> ");
                text.append(time(cue.toMillis())).append('\n');
                text.append(escaped(cue.text())).append('\n');
            }
        }
        return text.toString();
    }

    private static String time(int millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                millis % 1_000);
    }

    /** Cue text is markup, and an empty line would end it. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\R+", "\n")
                .strip();
    }
}
