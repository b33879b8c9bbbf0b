package tv.foyer.creatives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tv.foyer.media.Footage;
import tv.foyer.media.Media;

/** Films made for tests by the same FFmpeg, and its own measure of their sound. */
final class Clips {
    static final Path FOLDER = Path.of("target", "creatives-media").toAbsolutePath();
    static final Media MEDIA = Media.open(FOLDER);
    private static final Path TOOLS = tools();
    private static final Pattern LOUD = Pattern.compile("I:\\s+(-?[\\d.]+) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak:\\s+(-?[\\d.]+) dBFS");

    private Clips() {}

    /** A film of coloured bars with a tone. */
    static byte[] film(String size, double seconds, String sound) {
        List<String> more = new ArrayList<>(pictures(size, 25, seconds));
        more.addAll(List.of("-f", "lavfi", "-i", sound, "-t", "" + seconds));
        more.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"));
        more.addAll(List.of("-movflags", "+faststart"));
        return made(more, "mp4");
    }

    static byte[] mute(String size, int rate, double seconds, String ending) {
        List<String> more = new ArrayList<>(pictures(size, rate, seconds));
        more.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast"));
        return made(more, ending);
    }

    static byte[] soundOnly(double seconds) {
        return made(List.of("-f", "lavfi", "-i", "sine=d=" + seconds, "-c:a", "aac"), "mp4");
    }

    static String tone(int hertz, double decibels) {
        return "sine=f=" + hertz + ",volume=" + decibels + "dB";
    }

    /** Measures a file by the ebur128 filter: loudness in LUFS, true peak in dBTP. */
    static double[] loudness(Path file) {
        String said =
                run(List.of("-i", file.toString(), "-af", "ebur128=peak=true", "-f", "null", "-"));
        return new double[] {last(LOUD, said), last(PEAK, said)};
    }

    private static List<String> pictures(String size, int rate, double seconds) {
        String source = "testsrc2=s=" + size + ":r=" + rate + ":d=" + seconds;
        return List.of("-f", "lavfi", "-i", source);
    }

    private static byte[] made(List<String> arguments, String ending) {
        try {
            Path file = Files.createTempFile("clip", "." + ending);
            try {
                List<String> all = new ArrayList<>(arguments);
                all.addAll(List.of("-y", file.toString()));
                run(all);
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(TOOLS.resolve("ffmpeg").toString()));
        line.addAll(List.of("-hide_banner", "-nostdin"));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", TOOLS.toString());
        try {
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double last(Pattern pattern, String said) {
        return Double.parseDouble(
                pattern.matcher(said)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .reduce((_, next) -> next)
                        .orElseThrow());
    }

    /** The first look at any file unpacks FFmpeg. */
    private static Path tools() {
        try {
            Path nothing = Files.createTempFile("clip", ".mp4");
            MEDIA.footage().probe(nothing, Footage.Container.MP4);
            Files.delete(nothing);
            try (Stream<Path> folders = Files.list(FOLDER.resolve("tools"))) {
                return folders.findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
