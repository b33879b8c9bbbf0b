package tv.foyer.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tv.foyer.scenery.Planes;
import tv.foyer.scenery.Reel;

/**
 * Turns a reel into an asset: frames are drawn once and encoded to every rung in the same pass, in
 * closed groups of two seconds and segments of four, so that all rungs may be cut at the same
 * instants and spots fit into films. Its sounds are cut in that pass too, beside the pictures.
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
            List<Assembly.Voice> voices = new ArrayList<>();
            List<FfmpegCommand.Heard> sounds = new ArrayList<>();
            for (Reel.Track track : reel.sounds()) {
                Assembly.Voice voice = new Assembly.Voice(track.language(), track.label());
                voices.add(voice);
                sounds.add(sound(voice, track.samples().get(), folder));
            }
            ffmpeg.run(
                    new FfmpegCommand.Ladder(sounds, LADDER),
                    folder,
                    out -> draw(reel, out, second));
            for (FfmpegCommand.Heard sound : sounds) {
                Files.delete(folder.resolve(sound.file()));
            }
            return new Assembly(reel.key(), folder, root).of(LADDER, voices, reel.captions());
        } catch (IOException e) {
            throw Folders.failure(reel.key() + " could not be encoded", e);
        }
    }

    private FfmpegCommand.Heard sound(Assembly.Voice voice, short[] samples, Path folder)
            throws IOException {
        FfmpegCommand.Heard heard = new FfmpegCommand.Heard(voice.track() + ".m4a", voice.track());
        Files.write(folder.resolve(PCM), pcm(samples));
        ffmpeg.run(new FfmpegCommand.Sound(PCM, heard.file()), folder, _ -> {});
        Files.delete(folder.resolve(PCM));
        return heard;
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
}
