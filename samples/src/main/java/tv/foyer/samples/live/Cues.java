package tv.foyer.samples.live;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Marks breaks in a live playlist by the numbers of its segments: a break of {@code length}
 * segments begins with every {@code every}-th one. Pure.
 *
 * @param segment length of every segment
 */
record Cues(int every, int length, Duration segment) {
    Cues {
        if (length < 1 || every <= length) {
            throw new IllegalArgumentException("every: more than length expected");
        }
    }

    /** Returns a media playlist with {@code EXT-X-DATERANGE} before the segments at its breaks. */
    String mark(String playlist) {
        StringBuilder out = new StringBuilder();
        StringBuilder held = new StringBuilder();
        Optional<OffsetDateTime> date = Optional.empty();
        long number = 0;
        for (String line : playlist.split("\n", -1)) {
            if (line.startsWith("#EXT-X-MEDIA-SEQUENCE:")) {
                number = Long.parseLong(after(line));
            }
            if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                date = Optional.of(OffsetDateTime.parse(offset(after(line))));
            }
            if (line.startsWith("#EXTINF:") || line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                held.append(line).append('\n');
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                long now = number++;
                date.ifPresent(at -> out.append(cue(now, at)));
                out.append(held).append(line).append('\n');
                held.setLength(0);
                date = date.map(at -> at.plus(segment));
            } else if (!line.isEmpty()) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    private String cue(long number, OffsetDateTime at) {
        long round = number / every;
        long within = number % every;
        if (round > 0 && within == 0) {
            Splice splice = Splice.out((int) round, segment.multipliedBy(length).toSeconds());
            return range(round, at)
                    + ",PLANNED-DURATION="
                    + segment.multipliedBy(length).toMillis() / 1e3
                    + ",SCTE35-OUT="
                    + splice.hex()
                    + "\n";
        }
        if (round > 0 && within == length) {
            return range(round, at.minus(segment.multipliedBy(length)))
                    + ",SCTE35-IN="
                    + Splice.in((int) round).hex()
                    + "\n";
        }
        return "";
    }

    private static String range(long round, OffsetDateTime start) {
        return "#EXT-X-DATERANGE:ID=\"break-"
                + round
                + "\",START-DATE=\""
                + start.toInstant()
                + "\"";
    }

    private static String after(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** FFmpeg writes an offset without its colon. */
    private static String offset(String date) {
        return date.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }
}
