package tv.foyer.live;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.hls.Attributes;
import tv.foyer.hls.InitMap;
import tv.foyer.hls.Key;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.hls.Segment;

/**
 * Makes each segment of an origin's playlist stand for itself: its addresses absolute, its date
 * counted from the nearest one told, its key with the vector that its number would be (RFC 8216,
 * 5.2), as it is numbered anew here.
 */
final class OriginReading {
    private static final String AES_128 = "AES-128";

    private OriginReading() {}

    /** Empty if an address is none that can be resolved. */
    static Optional<MediaPlaylist> of(MediaPlaylist playlist, URI base) {
        List<Optional<Instant>> dates = dates(playlist.segments());
        List<Segment> segments = new ArrayList<>();
        try {
            for (int i = 0; i < playlist.segments().size(); i++) {
                long number = playlist.head().mediaSequence() + i;
                segments.add(absolute(playlist.segments().get(i), base, number, dates.get(i)));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(
                new MediaPlaylist(playlist.head(), segments, playlist.tail(), playlist.ended()));
    }

    private static Segment absolute(Segment one, URI base, long number, Optional<Instant> date) {
        return new Segment(
                base.resolve(one.uri()).toString(),
                one.micros(),
                one.title(),
                one.discontinuity(),
                one.gap(),
                one.range(),
                one.map().map(map -> new InitMap(base.resolve(map.uri()).toString(), map.range())),
                one.keys().stream().map(key -> absolute(key, base, number)).toList(),
                date,
                one.tags());
    }

    private static Key absolute(Key key, URI base, long number) {
        String address = base.resolve(key.attributes().text("URI").orElse("")).toString();
        Attributes told = key.attributes().withText("URI", address);
        boolean numbered = key.method().equals(AES_128) && told.raw("IV").isEmpty();
        return new Key(
                numbered ? told.with("IV", String.format(Locale.ROOT, "0x%032X", number)) : told);
    }

    /** Forward from each date that is told, and backward from the first. */
    private static List<Optional<Instant>> dates(List<Segment> segments) {
        List<Optional<Instant>> dates = new ArrayList<>();
        Optional<Instant> next = first(segments);
        for (Segment segment : segments) {
            Optional<Instant> date = segment.date();
            if (date.isEmpty()) {
                date = next;
            }
            dates.add(date);
            next = date.map(at -> at.plus(segment.micros(), ChronoUnit.MICROS));
        }
        return dates;
    }

    private static Optional<Instant> first(List<Segment> segments) {
        long before = 0;
        for (Segment segment : segments) {
            if (segment.date().isPresent()) {
                return Optional.of(segment.date().get().minus(before, ChronoUnit.MICROS));
            }
            before += segment.micros();
        }
        return Optional.empty();
    }
}
