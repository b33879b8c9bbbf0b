package tv.foyer.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What FFmpeg and ffprobe print about a film, read; what they do not say is absent or zero. */
final class Readout {
    private static final int MOST_LINES = 4_096;
    private static final Pattern ENTRY =
            Pattern.compile("(format|streams\\.stream\\.\\d+)\\.([\\w.]+)=\"?([^\"]*)\"?");
    private static final Pattern LOUD = Pattern.compile("I:\\s+(-?[\\d.]+|-inf|nan) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak:\\s+(-?[\\d.]+|-inf|nan) dBFS");

    private Readout() {}

    static void entry(String line, Map<String, String> said) {
        Matcher entry = ENTRY.matcher(line);
        if (said.size() < MOST_LINES && entry.matches()) {
            said.putIfAbsent(entry.group(1) + "." + entry.group(2), entry.group(3));
        }
    }

    static void progress(String line, Map<String, String> last) {
        int equals = line.indexOf('=');
        if (equals > 0 && (line.startsWith("out_time_us") || line.startsWith("frame"))) {
            last.put(line.substring(0, equals), line.substring(equals + 1).strip());
        }
    }

    static Footage.Probe probed(Footage.Container container, Map<String, String> said) {
        Optional<Footage.Picture> picture = Optional.empty();
        Optional<Footage.Sound> sound = Optional.empty();
        for (int i = 0; said.containsKey("streams.stream." + i + ".codec_type"); i++) {
            String stream = "streams.stream." + i + ".";
            String type = said.getOrDefault(stream + "codec_type", "");
            boolean cover = "1".equals(said.get(stream + "disposition.attached_pic"));
            if (type.equals("video") && !cover && picture.isEmpty()) {
                picture = Optional.of(picture(said, stream));
            } else if (type.equals("audio") && sound.isEmpty()) {
                sound =
                        Optional.of(
                                new Footage.Sound(
                                        said.getOrDefault(stream + "codec_name", "unknown"),
                                        whole(said.get(stream + "channels"))));
            }
        }
        return new Footage.Probe(container, number(said.get("format.duration")), picture, sound);
    }

    private static Footage.Picture picture(Map<String, String> said, String stream) {
        int width = whole(said.get(stream + "width"));
        int height = whole(said.get(stream + "height"));
        double pixel = ratio(said.get(stream + "sample_aspect_ratio"), ':').orElse(1);
        int shown = (int) Math.round(width * (pixel > 0 ? pixel : 1));
        String turn = said.getOrDefault(stream + "side_data_list.side_data.0.rotation", "0");
        boolean lies = Math.abs(whole(turn)) % 180 == 90;
        return new Footage.Picture(
                said.getOrDefault(stream + "codec_name", "unknown"),
                lies ? height : shown,
                lies ? shown : height,
                ratio(said.get(stream + "avg_frame_rate"), '/').orElse(0),
                List.of("smpte2084", "arib-std-b67")
                        .contains(said.getOrDefault(stream + "color_transfer", "")));
    }

    static Footage.Loudness loudness(String said) {
        return new Footage.Loudness(
                Math.max(Footage.SILENCE_LUFS, last(LOUD, said)), Math.max(-99, last(PEAK, said)));
    }

    private static double last(Pattern pattern, String said) {
        List<String> found = new ArrayList<>();
        pattern.matcher(said).results().forEach(result -> found.add(result.group(1)));
        return found.isEmpty() ? -99 : number(found.getLast()).orElse(-99);
    }

    private static int whole(@Nullable String text) {
        double number = number(text).orElse(0);
        return (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static OptionalDouble ratio(@Nullable String text, char between) {
        int at = text == null ? -1 : text.indexOf(between);
        if (text == null || at < 0) {
            return OptionalDouble.empty();
        }
        double below = number(text.substring(at + 1)).orElse(0);
        return below == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(text.substring(0, at)).orElse(0) / below);
    }

    static OptionalDouble number(@Nullable String text) {
        return text != null && text.matches("-?\\d{1,18}(\\.\\d{1,9})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}
