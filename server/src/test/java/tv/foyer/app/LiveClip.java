package tv.foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Some minutes of moving picture and sound in segments of two seconds, as an origin has them. */
record LiveClip(Path folder) {
    static final int SECONDS = 2;

    /** Encodes with the house's own FFmpeg, which is unpacked once its films are made. */
    static LiveClip encode(Path folder, int seconds) throws IOException {
        Path tools = tools();
        List<String> line = new ArrayList<>();
        line.add(tools.resolve("ffmpeg").toString());
        line.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error"));
        line.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
        line.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=330:sample_rate=48000"));
        line.addAll(List.of("-t", "" + seconds, "-c:v", "libx264", "-preset", "ultrafast"));
        line.addAll(List.of("-threads", "1", "-pix_fmt", "yuv420p", "-g", "50", "-bf", "0"));
        line.addAll(List.of("-keyint_min", "50", "-sc_threshold", "0", "-b:v", "200k"));
        line.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-f", "hls", "-hls_time", "2"));
        line.addAll(List.of("-hls_list_size", "0", "-hls_segment_type", "fmp4"));
        line.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
        line.addAll(List.of("-hls_segment_filename", "s-%d.m4s", "all.m3u8"));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).inheritIO();
        builder.environment().put("LD_LIBRARY_PATH", tools.toString());
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("the clip was not encoded");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new LiveClip(folder);
    }

    Optional<byte[]> file(String name) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tools() throws IOException {
        try (Stream<Path> folders = Files.list(TestHouse.media().resolve("tools"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("ffmpeg")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
