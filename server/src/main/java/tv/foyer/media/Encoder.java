package tv.foyer.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import tv.foyer.scenery.Planes;
import tv.foyer.scenery.Reel;

/**
 * Turns a reel into an asset: frames are drawn once and encoded to every rung in the same pass, in
 * closed groups of two seconds and segments of four, so that all rungs may be cut at the same
 * instants and spots fit into films.
 */
final class Encoder {
    static final FfmpegCommand.Size LOW =
            new FfmpegCommand.Size("360p", 640, 360, 700, "3.0", false);
    static final FfmpegCommand.Size MIDDLE =
            new FfmpegCommand.Size("480p", 854, 480, 1300, "3.1", false);
    static final FfmpegCommand.Size HIGH =
            new FfmpegCommand.Size("720p", 1280, 720, 2800, "3.1", true);
    static final List<FfmpegCommand.Size> LADDER = List.of(LOW, MIDDLE, HIGH);

    private static final String PCM = "sound.pcm";
    private static final String SOUND = "sound.m4a";

    private final Ffmpeg ffmpeg;

    Encoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Encodes into an empty folder.
     *
     * @param root path of that folder under the server's root once it is in its place
     * @param second told after each second of film
     */
    Asset encode(Reel reel, Path folder, String root, IntConsumer second) {
        try {
            Files.write(folder.resolve(PCM), pcm(reel.sound()));
            ffmpeg.run(new FfmpegCommand.Sound(PCM, SOUND), folder, _ -> {});
            Files.delete(folder.resolve(PCM));
            ffmpeg.run(
                    new FfmpegCommand.Ladder(SOUND, LADDER),
                    folder,
                    out -> draw(reel, out, second));
            Files.delete(folder.resolve(SOUND));
            return assemble(reel.key(), folder, root);
        } catch (IOException e) {
            throw Folders.failure(reel.key() + " could not be encoded", e);
        }
    }

    /** Makes an asset of the files that FFmpeg left in a folder for the rungs of the ladder. */
    static Asset assemble(String key, Path folder, String root) throws IOException {
        List<Asset.Rung> rungs = new ArrayList<>();
        for (int i = 0; i < LADDER.size(); i++) {
            rungs.add(rung(LADDER.get(i), i, folder, root));
        }
        return new Asset(key, rungs);
    }

    private static byte[] pcm(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    private static void draw(Reel reel, OutputStream out, IntConsumer second) throws IOException {
        Planes frame = new Planes(Reel.WIDTH, Reel.HEIGHT);
        OutputStream wide = new BufferedOutputStream(out, 1 << 16);
        for (int i = 0; i < reel.seconds() * Reel.RATE; i++) {
            reel.draw(i, frame);
            frame.write(wide);
            if ((i + 1) % Reel.RATE == 0) {
                second.accept((i + 1) / Reel.RATE);
            }
        }
        wide.flush();
    }

    /** Names a rung's files by their content and reads their real lengths. */
    private static Asset.Rung rung(FfmpegCommand.Size size, int index, Path folder, String root)
            throws IOException {
        Path list = folder.resolve(size.name() + ".m3u8");
        List<Playlists.Entry> entries = Playlists.entries(Files.readAllLines(list));
        Files.delete(list);
        Path rung = Files.createDirectory(folder.resolve(size.name()));
        String under = root + "/" + size.name() + "/";
        Path init = folder.resolve("init_" + index + ".mp4");
        String codecs = Mp4.codecs(Files.readAllBytes(init));
        String initName = keep(init, rung, "init", ".mp4");
        List<Asset.Segment> segments = new ArrayList<>();
        long peak = 0;
        for (int i = 0; i < entries.size(); i++) {
            Playlists.Entry entry = entries.get(i);
            Path file = folder.resolve(entry.file());
            long bits = Files.size(file) * 8;
            peak = Math.max(peak, Math.ceilDiv(bits * 1_000_000, entry.micros()));
            String name = keep(file, rung, "%03d".formatted(i), ".m4s");
            segments.add(new Asset.Segment(under + name, entry.micros()));
        }
        return new Asset.Rung(
                size.name(),
                size.width(),
                size.height(),
                Math.toIntExact(peak),
                codecs,
                under + initName,
                segments);
    }

    private static String keep(Path file, Path folder, String start, String end)
            throws IOException {
        byte[] hash = sha256().digest(Files.readAllBytes(file));
        String name = start + "-" + HexFormat.of().formatHex(hash, 0, 8) + end;
        Files.move(file, folder.resolve(name));
        return name;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
