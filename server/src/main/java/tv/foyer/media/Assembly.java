package tv.foyer.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tv.foyer.scenery.Reel;

/**
 * Makes an asset of the files that FFmpeg left in a folder: names them by their content and reads
 * their real lengths.
 *
 * @param root path of the folder under the server's root once it is in its place
 */
record Assembly(String key, Path folder, String root) {
    private static final long MICROS = 1_000_000;
    private static final int CHANNELS = 2;

    /** What a sound is called and in which language it is. */
    record Voice(String language, String label) {
        /** What its files and its playlist are called. */
        String track() {
            return "sound-" + language;
        }
    }

    Asset of(List<FfmpegCommand.Size> ladder, List<Voice> voices, List<Reel.Captions> captions)
            throws IOException {
        List<Asset.Rung> rungs = new ArrayList<>();
        for (int i = 0; i < ladder.size(); i++) {
            rungs.add(rung(ladder.get(i), i));
        }
        List<Asset.Sound> sounds = new ArrayList<>();
        for (int i = 0; i < voices.size(); i++) {
            sounds.add(sound(voices.get(i), ladder.size() + i));
        }
        List<Asset.Caption> words = new ArrayList<>();
        for (Reel.Captions one : captions) {
            words.add(caption(one, rungs.getFirst().segments()));
        }
        return new Asset(key, rungs, sounds, words);
    }

    private Asset.Rung rung(FfmpegCommand.Size size, int index) throws IOException {
        Kept kept = keep(size.name(), index, entries(size.name()));
        return new Asset.Rung(
                size.name(),
                size.width(),
                size.height(),
                kept.peak(),
                kept.codecs(),
                kept.init(),
                kept.segments());
    }

    private Asset.Sound sound(Voice voice, int index) throws IOException {
        Kept kept = keep(voice.track(), index, onSamples(entries(voice.track())));
        return new Asset.Sound(
                voice.track(),
                voice.language(),
                voice.label(),
                CHANNELS,
                Reel.SOUND_RATE,
                kept.peak(),
                kept.codecs(),
                kept.init(),
                kept.segments());
    }

    private Asset.Caption caption(Reel.Captions captions, List<Asset.Segment> cuts)
            throws IOException {
        String name = "text-" + captions.language();
        Path place = Files.createDirectory(folder.resolve(name));
        List<Asset.Segment> segments = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < cuts.size(); i++) {
            long to = from + cuts.get(i).durationMicros();
            byte[] text =
                    WebVtt.between(captions.cues(), from, to).getBytes(StandardCharsets.UTF_8);
            String file = "%03d-%s.vtt".formatted(i, hash(text));
            Files.write(place.resolve(file), text);
            segments.add(new Asset.Segment(under(name) + file, cuts.get(i).durationMicros()));
            from = to;
        }
        return new Asset.Caption(name, captions.language(), captions.label(), segments);
    }

    private List<Playlists.Entry> entries(String track) throws IOException {
        Path list = folder.resolve(track + ".m3u8");
        List<Playlists.Entry> entries = Playlists.entries(Files.readAllLines(list));
        Files.delete(list);
        return entries;
    }

    /**
     * Lengths that FFmpeg rounded to a microsecond each, counted in samples again, so that their
     * sums never drift from the time stamps in the segments.
     */
    private static List<Playlists.Entry> onSamples(List<Playlists.Entry> rounded) {
        List<Playlists.Entry> exact = new ArrayList<>();
        long samples = 0;
        for (Playlists.Entry entry : rounded) {
            long before = micros(samples);
            samples += Math.round(entry.micros() * (double) Reel.SOUND_RATE / MICROS);
            exact.add(new Playlists.Entry(entry.file(), micros(samples) - before));
        }
        return exact;
    }

    private static long micros(long samples) {
        return Math.round(samples * (double) MICROS / Reel.SOUND_RATE);
    }

    /** A track's files in their places. */
    private record Kept(String init, String codecs, int peak, List<Asset.Segment> segments) {}

    private Kept keep(String track, int index, List<Playlists.Entry> entries) throws IOException {
        Path place = Files.createDirectory(folder.resolve(track));
        Path init = folder.resolve("init_" + index + ".mp4");
        String codecs = Mp4.codecs(Files.readAllBytes(init));
        String initName = keep(init, place, "init", ".mp4");
        List<Asset.Segment> segments = new ArrayList<>();
        long peak = 0;
        for (int i = 0; i < entries.size(); i++) {
            Playlists.Entry entry = entries.get(i);
            Path file = folder.resolve(entry.file());
            long bits = Files.size(file) * 8;
            peak = Math.max(peak, Math.ceilDiv(bits * MICROS, entry.micros()));
            String name = keep(file, place, "%03d".formatted(i), ".m4s");
            segments.add(new Asset.Segment(under(track) + name, entry.micros()));
        }
        return new Kept(under(track) + initName, codecs, Math.toIntExact(peak), segments);
    }

    private String under(String track) {
        return root + "/" + track + "/";
    }

    private static String keep(Path file, Path folder, String start, String end)
            throws IOException {
        String name = start + "-" + hash(Files.readAllBytes(file)) + end;
        Files.move(file, folder.resolve(name));
        return name;
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
