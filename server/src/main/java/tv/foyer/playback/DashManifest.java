package tv.foyer.playback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import tv.foyer.media.Asset;

/**
 * Content and ads as one static presentation of several periods (ISO/IEC 23009-1, MPEG-DASH): the
 * same segments, breaks and instants as {@link Stitcher} prints, so that a set may take either.
 * Pure. A part of the content keeps its own time stamps; {@code presentationTimeOffset} says where
 * in them its period begins. Every period offers the content's tracks under the content's names, an
 * ad's standing in, so a player goes on in the rung and language it is in.
 *
 * <p>Captions are WebVTT segments in the content's time, which a player moves with the period's
 * offset as it does pictures.
 */
final class DashManifest {
    private static final long MICROS = 1_000_000;

    /** Pictures and captions are counted in microseconds, sounds in their samples. */
    private static final int MICRO_SCALE = 1_000_000;

    /** A caption track has hardly any bits, yet the attribute must be there. */
    private static final int CAPTION_BANDWIDTH = 1_000;

    private static final Pattern NO_CHARACTER =
            Pattern.compile(
                    "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{D800}-\\x{DFFF}\\x{FFFE}\\x{FFFF}]");

    private final ManifestChunks content;
    private final List<Part> parts;
    private final double frameRate;

    /**
     * A period: the segments of an asset from one up to another.
     *
     * @param track what stands in for a track of the content, by its index
     */
    private record Part(
            String id, ManifestChunks asset, int from, int to, IntFunction<Asset.Track> track) {
        long startMicros() {
            return asset.boundaryMicros(from);
        }

        long lengthMicros() {
            return asset.boundaryMicros(to) - asset.boundaryMicros(from);
        }
    }

    DashManifest(ManifestChunks content, List<Stitcher.Pod> pods, double frameRate) {
        this.content = content;
        this.parts = parts(content, pods);
        this.frameRate = frameRate;
    }

    private static List<Part> parts(ManifestChunks content, List<Stitcher.Pod> pods) {
        List<Part> parts = new ArrayList<>();
        IntFunction<Asset.Track> own = i -> content.cuts().get(i).track();
        int next = 0;
        for (Stitcher.Pod pod : pods) {
            if (pod.segment() > next && !pod.ads().isEmpty()) {
                parts.add(new Part("content-" + next, content, next, pod.segment(), own));
                next = pod.segment();
            }
            for (Stitcher.Fitted ad : pod.ads()) {
                String id = "ad-" + pod.segment() + "-" + parts.size();
                parts.add(new Part(id, ad.ad(), 0, ad.ad().segments(), i -> ad.cut(i).track()));
            }
        }
        if (next < content.segments()) {
            parts.add(new Part("content-" + next, content, next, content.segments(), own));
        }
        return parts;
    }

    byte[] print() {
        long total = parts.stream().mapToLong(Part::lengthMicros).sum();
        StringBuilder xml = new StringBuilder(1 << 16);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"");
        xml.append(" profiles=\"urn:mpeg:dash:profile:isoff-main:2011\"");
        xml.append(" mediaPresentationDuration=\"").append(duration(total));
        xml.append("\" minBufferTime=\"PT").append(content.targetSeconds()).append("S\">\n");
        long start = 0;
        for (Part part : parts) {
            period(xml, part, start);
            start += part.lengthMicros();
        }
        return xml.append("</MPD>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void period(StringBuilder xml, Part part, long start) {
        xml.append("<Period id=\"").append(part.id());
        xml.append("\" start=\"").append(duration(start));
        xml.append("\" duration=\"").append(duration(part.lengthMicros())).append("\">\n");
        boolean pictures = false;
        for (int i = 0; i < content.cuts().size(); i++) {
            Asset.Track named = content.cuts().get(i).track();
            boolean picture = named instanceof Asset.Rung;
            if (picture && !pictures) {
                xml.append("<AdaptationSet id=\"0\" contentType=\"video\" mimeType=\"video/mp4\"");
                xml.append(" segmentAlignment=\"true\" startWithSAP=\"1\" frameRate=\"");
                xml.append(frames()).append("\">\n");
            }
            if (!picture) {
                xml.append(pictures ? "</AdaptationSet>\n" : "");
                set(xml, named, i);
            }
            representation(xml, part, named.name(), part.track().apply(i));
            xml.append(picture ? "" : "</AdaptationSet>\n");
            pictures = picture;
        }
        xml.append(pictures ? "</AdaptationSet>\n" : "").append("</Period>\n");
    }

    /** The element of a sound or of captions, under the language of the content's own. */
    private void set(StringBuilder xml, Asset.Track named, int id) {
        switch (named) {
            case Asset.Rung _ -> {}
            case Asset.Sound sound ->
                    xml.append("<AdaptationSet id=\"")
                            .append(id)
                            .append("\" contentType=\"audio\" mimeType=\"audio/mp4\" lang=\"")
                            .append(escaped(sound.language()))
                            .append("\" segmentAlignment=\"true\" startWithSAP=\"1\">\n<Label>")
                            .append(escaped(sound.label()))
                            .append("</Label>\n")
                            .append("<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"")
                            .append(id == content.asset().rungs().size() ? "main" : "alternate")
                            .append("\"/>\n");
            case Asset.Caption caption ->
                    xml.append("<AdaptationSet id=\"")
                            .append(id)
                            .append("\" contentType=\"text\" mimeType=\"text/vtt\" lang=\"")
                            .append(escaped(caption.language()))
                            .append("\" segmentAlignment=\"true\">\n<Label>")
                            .append(escaped(caption.label()))
                            .append("</Label>\n<Role schemeIdUri=\"urn:mpeg:dash:role:2011\"")
                            .append(" value=\"subtitle\"/>\n");
        }
    }

    private static void representation(
            StringBuilder xml, Part part, String name, Asset.Track track) {
        xml.append("<Representation id=\"").append(escaped(name)).append('"');
        switch (track) {
            case Asset.Rung rung -> {
                xml.append(" bandwidth=\"").append(rung.bandwidth());
                xml.append("\" codecs=\"").append(escaped(rung.codecs()));
                xml.append("\" width=\"").append(rung.width());
                xml.append("\" height=\"").append(rung.height()).append("\">\n");
                segments(xml, part, track, MICRO_SCALE);
            }
            case Asset.Sound sound -> {
                xml.append(" bandwidth=\"").append(sound.bandwidth());
                xml.append("\" codecs=\"").append(escaped(sound.codecs()));
                xml.append("\" audioSamplingRate=\"").append(sound.sampleRate()).append("\">\n");
                xml.append("<AudioChannelConfiguration schemeIdUri=");
                xml.append("\"urn:mpeg:dash:23003:3:audio_channel_configuration:2011\" value=\"");
                xml.append(sound.channels()).append("\"/>\n");
                segments(xml, part, track, sound.sampleRate());
            }
            case Asset.Caption _ -> {
                xml.append(" bandwidth=\"").append(CAPTION_BANDWIDTH).append("\">\n");
                segments(xml, part, track, MICRO_SCALE);
            }
        }
        xml.append("</Representation>\n");
    }

    private static void segments(StringBuilder xml, Part part, Asset.Track track, int scale) {
        xml.append("<SegmentList timescale=\"")
                .append(scale)
                .append("\" presentationTimeOffset=\"");
        xml.append(ticks(part.startMicros(), scale)).append("\">\n");
        track.start()
                .ifPresent(init ->
                        xml.append("<Initialization sourceURL=\"")
                                .append(escaped(Cut.address(init)))
                                .append("\"/>\n"));
        timeline(xml, part, track, scale);
        for (Asset.Segment segment : track.segments().subList(part.from(), part.to())) {
            xml.append("<SegmentURL media=\"").append(escaped(Cut.address(segment.path())));
            xml.append("\"/>\n");
        }
        xml.append("</SegmentList>\n");
    }

    /** Equal lengths in a row are said once; the first line says where the track begins. */
    private static void timeline(StringBuilder xml, Part part, Asset.Track track, int scale) {
        List<Asset.Segment> segments = track.segments();
        long micros = 0;
        for (Asset.Segment segment : segments.subList(0, part.from())) {
            micros += segment.durationMicros();
        }
        xml.append("<SegmentTimeline>");
        long at = ticks(micros, scale);
        long length = 0;
        int times = 0;
        String start = " t=\"" + at + "\"";
        for (int i = part.from(); i < part.to(); i++) {
            micros += segments.get(i).durationMicros();
            long end = ticks(micros, scale);
            if (times > 0 && end - at != length) {
                run(xml, start, length, times);
                start = "";
                times = 0;
            }
            length = end - at;
            times++;
            at = end;
        }
        run(xml, start, length, times);
        xml.append("</SegmentTimeline>\n");
    }

    private static void run(StringBuilder xml, String start, long length, int times) {
        xml.append("<S").append(start).append(" d=\"").append(length).append('"');
        xml.append(times > 1 ? " r=\"" + (times - 1) + "\"" : "").append("/>");
    }

    private static long ticks(long micros, int scale) {
        return (micros * scale + MICROS / 2) / MICROS;
    }

    /** Returns an {@code xs:duration} that is exact to the microsecond. */
    private static String duration(long micros) {
        return String.format(Locale.ROOT, "PT%d.%06dS", micros / MICROS, micros % MICROS);
    }

    /** A whole number, or a fraction over 1001 as the NTSC rates are. */
    private String frames() {
        return frameRate == Math.rint(frameRate)
                ? Long.toString(Math.round(frameRate))
                : Math.round(frameRate * 1_001) + "/1001";
    }

    /** A label comes from a film's own tags, and may hold what no document can. */
    private static String escaped(String text) {
        return writable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** XML 1.0 section 2.2: what is no character there is replaced by U+FFFD. */
    private static String writable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean strange = c < ' ' || c >= Character.MIN_SURROGATE;
            if (strange && NO_CHARACTER.matcher(text).find()) {
                return NO_CHARACTER.matcher(text).replaceAll("\uFFFD");
            }
        }
        return text;
    }
}
