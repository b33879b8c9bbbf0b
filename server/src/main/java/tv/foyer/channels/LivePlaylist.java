package tv.foyer.channels;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints a channel's playlists (RFC 8216). What stands in them depends on the timeline, the window
 * and what was frozen for a viewer's breaks only, so every node prints the same bytes; numbers,
 * lengths and dates are those of the timeline, whatever stands in a break.
 *
 * <p>The playlist runs {@code HOLD-BACK} ahead of the clock: a player that keeps that distance from
 * its end, as the standard wants, shows what the guide says is on air now.
 */
final class LivePlaylist {
    /** RFC 8216bis section 4.4.3.8: at least three target durations. */
    static final int HOLD_BACK_TARGETS = 3;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final byte[] DISCONTINUITY = ascii("#EXT-X-DISCONTINUITY\n");

    private LivePlaylist() {}

    /** Finds the bytes of what is on air as an item, which may be another asset than scheduled. */
    interface Cutter {
        Optional<Lines> lines(Item item, long[] cuts);
    }

    /** Prints the stretches of one window; empty if this node lacks one of their assets. */
    static Optional<byte[]> media(
            List<Timeline.Stretch> stretches, boolean fromStart, Cutter cutter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        out.writeBytes(head(stretches.getFirst(), fromStart));
        for (int i = 0; i < stretches.size(); i++) {
            Timeline.Stretch stretch = stretches.get(i);
            Optional<Lines> lines = cutter.lines(stretch.item(), stretch.cuts());
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            if (i > 0) {
                out.writeBytes(DISCONTINUITY);
            }
            out.writeBytes(lines.get().map());
            out.writeBytes(date(stretch.startMicros()));
            int[] offsets = lines.get().offsets();
            int from = offsets[stretch.from()];
            out.write(lines.get().segments(), from, offsets[stretch.to()] - from);
        }
        return Optional.of(out.toByteArray());
    }

    private static byte[] head(Timeline.Stretch first, boolean fromStart) {
        int target = first.version().published().schedule().targetSeconds();
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append(target);
        text.append("\n#EXT-X-SERVER-CONTROL:HOLD-BACK=").append(HOLD_BACK_TARGETS * target);
        text.append(".0\n#EXT-X-MEDIA-SEQUENCE:").append(first.sequence());
        text.append("\n#EXT-X-DISCONTINUITY-SEQUENCE:").append(first.item().number());
        text.append("\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (fromStart) {
            text.append("#EXT-X-START:TIME-OFFSET=0.0\n");
        }
        return ascii(text.toString());
    }

    private static byte[] date(long micros) {
        return ascii("#EXT-X-PROGRAM-DATE-TIME:" + DATE.format(Timeline.instant(micros)) + "\n");
    }

    /** Prints the master; a media playlist is beside it under its rung's name. */
    static byte[] master(Published published, String query) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        String codecs = published.sound().map(sound -> "," + sound.codecs()).orElse("");
        String group = published.sound().isPresent() ? ",AUDIO=\"" + Lines.SOUND + "\"" : "";
        if (published.sound().isPresent()) {
            text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" + Lines.SOUND);
            text.append("\",NAME=\"sound\",DEFAULT=YES,AUTOSELECT=YES,URI=\"");
            text.append(Lines.SOUND).append(".m3u8").append(query).append("\"\n");
        }
        int sound = published.sound().map(Published.Sound::bandwidth).orElse(0);
        for (Published.Step step : published.ladder()) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(step.bandwidth() + sound);
            text.append(",CODECS=\"").append(step.codecs()).append(codecs).append('"');
            text.append(",RESOLUTION=").append(step.width()).append('x').append(step.height());
            text.append(group).append('\n');
            text.append(step.name()).append(".m3u8").append(query).append('\n');
        }
        return ascii(text.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
