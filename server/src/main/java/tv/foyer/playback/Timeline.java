package tv.foyer.playback;

import java.util.List;

/**
 * Maps places between the content and the stitched stream, in microseconds. A place in the content
 * at which a break stands is the one after the break; every place inside a break maps to where the
 * break stands.
 */
record Timeline(List<Span> spans) {
    /** A break: where it stands in the content, and how long its ads are. */
    record Span(long contentMicros, long lengthMicros) {}

    Timeline {
        spans = List.copyOf(spans);
    }

    long toStitched(long contentMicros) {
        long stitched = contentMicros;
        for (Span span : spans) {
            stitched += span.contentMicros() <= contentMicros ? span.lengthMicros() : 0;
        }
        return stitched;
    }

    long toContent(long stitchedMicros) {
        long ads = 0;
        for (Span span : spans) {
            long begins = span.contentMicros() + ads;
            if (stitchedMicros < begins) {
                break;
            }
            ads += Math.min(span.lengthMicros(), stitchedMicros - begins);
        }
        return stitchedMicros - ads;
    }

    /** Returns where a break begins in the stitched stream. */
    long beginOf(int span) {
        long begin = spans.get(span).contentMicros();
        for (Span earlier : spans.subList(0, span)) {
            begin += earlier.lengthMicros();
        }
        return begin;
    }

    /** Returns the length of all ads. */
    long adMicros() {
        return spans.stream().mapToLong(Span::lengthMicros).sum();
    }
}
