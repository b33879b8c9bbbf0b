package tv.foyer.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** FFmpeg as files on disk: unpacked once from the class path, whole or not at all. */
final class Toolbox {
    private static final String RESOURCES = "/org/bytedeco/ffmpeg/linux-x86_64-gpl/";
    private static final String FOLDER = "ffmpeg-8.0.1-2";
    private static final String DEVICES = "libavdevice.so.62";
    private static final int PROGRAMS = 2;
    private static final List<String> FILES =
            List.of(
                    "ffmpeg",
                    "ffprobe",
                    DEVICES,
                    "libavfilter.so.11",
                    "libavformat.so.62",
                    "libavcodec.so.62",
                    "libavutil.so.60",
                    "libswresample.so.6",
                    "libswscale.so.9",
                    "libdrm.so.2",
                    "libva.so.2",
                    "libva-drm.so.2");

    private Toolbox() {}

    /**
     * Returns the folder with the program and its libraries.
     *
     * @throws MediaException if this machine is not one FFmpeg is brought for
     */
    static Path unpack(Path tools) {
        requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path ready = tools.resolve(FOLDER);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        try {
            Files.createDirectories(tools);
            Path making = Files.createTempDirectory(tools, "making-");
            for (String file : FILES) {
                copy(file, making.resolve(file));
            }
            Unlinked.from(making.resolve(DEVICES), List.of("libxcb", "libasound", "libpulse"));
            for (String program : FILES.subList(0, PROGRAMS)) {
                if (!making.resolve(program).toFile().setExecutable(true)) {
                    throw new IOException(making + ": not allowed to hold programs");
                }
            }
            moveInto(making, ready);
            return ready;
        } catch (IOException e) {
            throw Folders.failure("FFmpeg could not be unpacked to " + tools, e);
        }
    }

    static void requirePlatform(String system, String machine) {
        boolean known =
                system.toLowerCase(Locale.ROOT).startsWith("linux")
                        && (machine.equals("amd64") || machine.equals("x86_64"));
        if (!known) {
            throw new MediaException(
                    "encoding needs Linux on x86-64, this is "
                            + system
                            + " on "
                            + machine
                            + "; encode elsewhere and copy the media folder here");
        }
    }

    private static void copy(String file, Path to) throws IOException {
        try (InputStream in = Toolbox.class.getResourceAsStream(RESOURCES + file)) {
            if (in == null) {
                throw new IOException(file + " is missing on the class path (org.bytedeco:ffmpeg)");
            }
            Files.copy(in, to);
        }
    }

    /** Another process may have been faster; its copy is as good. */
    private static void moveInto(Path making, Path ready) throws IOException {
        try {
            Files.move(making, ready, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isDirectory(ready)) {
                throw e;
            }
            Folders.delete(making);
        }
    }
}
