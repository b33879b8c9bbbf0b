package tv.foyer.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/**
 * Films that others made: looked into, measured, and turned into assets of the house's ladder. A
 * file is known by its first bytes, never by its name.
 */
public final class Footage {
    /** Programme loudness of a spot in LUFS and how far off it may be (EBU R 128). */
    public static final double TARGET_LUFS = -23;

    public static final double TOLERANCE_LU = 0.5;

    /** Highest true peak of a spot in dBTP (EBU R 128). */
    public static final double MOST_PEAK_DBTP = -1;

    /** Where R 128's absolute gate ends: below, nothing counts as sound. */
    public static final double SILENCE_LUFS = -70;

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);
    private static final Duration LONGEST_WORK = Duration.ofMinutes(15);
    private static final String SOUND = "sound.m4a";

    /** Raised whenever a delivered film would be cut differently: 2 has its sound apart. */
    private static final String RECIPE = "ingest/2";

    /** Nobody says in which language a delivered film speaks. */
    private static final Assembly.Voice VOICE = new Assembly.Voice("und", "原声 Original");

    private static final FfmpegCommand.Heard HEARD = new FfmpegCommand.Heard(SOUND, VOICE.track());
    private static final String MEZZANINE = "mezzanine.mp4";
    private static final double LIMIT_FROM_DBTP = -1.5;
    private static final int MOST_TRIES = 4;

    private final Media media;
    private final Workbench bench;
    private final Path tools;

    Footage(Media media, Path tools) {
        this.media = media;
        this.bench = new Workbench(media);
        this.tools = tools;
    }

    /** What a film is packed in. */
    public enum Container {
        /** ISO base media (ISO/IEC 14496-12) and its ancestor QuickTime. */
        MP4("mov"),
        /** Matroska and WebM (RFC 9559). */
        MATROSKA("matroska"),
        /** MPEG-2 transport stream (ISO/IEC 13818-1), 188-byte packets. */
        TRANSPORT_STREAM("mpegts");

        private static final int PACKET = 188;
        private final String demuxer;

        Container(String demuxer) {
            this.demuxer = demuxer;
        }

        /** Returns what a file is by its first bytes, of which 512 are enough. */
        public static Optional<Container> of(byte[] head) {
            if (starts(head, 4, 'f', 't', 'y', 'p')) {
                return Optional.of(MP4);
            }
            if (starts(head, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
                return Optional.of(MATROSKA);
            }
            boolean packets = starts(head, 0, 0x47) && starts(head, PACKET, 0x47);
            return packets && starts(head, 2 * PACKET, 0x47)
                    ? Optional.of(TRANSPORT_STREAM)
                    : Optional.empty();
        }

        private static boolean starts(byte[] head, int at, int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (at + i >= head.length || (head[at + i] & 255) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What the headers of a film say.
     *
     * @param seconds length, if any is said
     */
    public record Probe(
            Container container,
            OptionalDouble seconds,
            Optional<Picture> picture,
            Optional<Sound> sound) {}

    /**
     * The first moving picture of a film, as it is to be shown: turned and with square pixels.
     *
     * @param highDynamicRange whether it is PQ or HLG (ITU-R BT.2100)
     */
    public record Picture(
            String codec,
            int width,
            int height,
            double framesPerSecond,
            boolean highDynamicRange) {}

    /** The first sound of a film. */
    public record Sound(String codec, int channels) {}

    /** A programme's loudness in LUFS and its true peak in dBTP (EBU R 128, Tech 3341). */
    public record Loudness(double integratedLufs, double truePeakDbtp) {
        /** Tells whether this is what the house sends out. */
        public boolean onTarget() {
            return Math.abs(integratedLufs - TARGET_LUFS) <= TOLERANCE_LU
                    && truePeakDbtp <= MOST_PEAK_DBTP;
        }
    }

    /** What came of decoding a film from end to end. */
    public sealed interface Inspection {
        /**
         * All of it can be shown.
         *
         * @param seconds length of what was decoded
         * @param frames moving pictures in it
         * @param loudness of its sound as stereo, if it has any
         */
        record Whole(double seconds, long frames, Optional<Loudness> loudness)
                implements Inspection {}

        /** Not all of it can be decoded. */
        record Broken(String detail) implements Inspection {}
    }

    /**
     * A film to make.
     *
     * @param key the asset's key
     * @param seconds exact length of the asset; a shorter film's last picture is held
     * @param loudness as inspected; empty for a film without sound
     */
    public record Order(String key, Probe probe, int seconds, Optional<Loudness> loudness) {}

    /** What came of making a film. */
    public sealed interface Made {
        /** The asset and its mezzanine are there; {@code after} was measured on what is kept. */
        record Ready(Asset asset, Optional<Loudness> after) implements Made {}

        /** The sound could not be brought to target; {@code nearest} is what came out. */
        record OffTarget(Loudness nearest) implements Made {}

        /** It broke off while it was encoded. */
        record Broken(String detail) implements Made {}
    }

    /**
     * Reads the headers of a file; empty if they cannot be read as this container.
     *
     * @throws MediaException if this machine cannot look into films
     */
    public Optional<Probe> probe(Path file, Container container) {
        return bench.with(
                file,
                folder -> {
                    Map<String, String> said = new HashMap<>();
                    Ffmpeg.Ran ran =
                            ffmpeg(LONGEST_LOOK)
                                    .attempt(
                                            new FfmpegCommand.Probe(source(container)),
                                            folder,
                                            line -> Readout.entry(line, said));
                    return ran.whole() && said.containsKey("streams.stream.0.codec_type")
                            ? Optional.of(Readout.probed(container, said))
                            : Optional.<Probe>empty();
                });
    }

    /**
     * Decodes a film and measures its sound.
     *
     * @param mostSeconds how far into it
     * @throws MediaException if this machine cannot look into films
     */
    public Inspection inspect(Path file, Probe probe, int mostSeconds) {
        return bench.with(
                file,
                folder -> {
                    FfmpegCommand.Inspect command =
                            new FfmpegCommand.Inspect(
                                    source(probe.container()),
                                    mostSeconds,
                                    probe.picture().isPresent(),
                                    probe.sound().isPresent());
                    return inspect(command, folder);
                });
    }

    private Inspection inspect(FfmpegCommand.Inspect command, Path folder) {
        Map<String, String> last = new HashMap<>();
        Ffmpeg.Ran ran =
                ffmpeg(LONGEST_WORK).attempt(command, folder, line -> Readout.progress(line, last));
        if (!ran.whole()) {
            return new Inspection.Broken(ran.last());
        }
        return new Inspection.Whole(
                Readout.number(last.get("out_time_us")).orElse(0) / 1e6,
                (long) Readout.number(last.get("frame")).orElse(0),
                command.sound() ? Optional.of(Readout.loudness(ran.said())) : Optional.empty());
    }

    /**
     * Makes an asset and its mezzanine; the asset is known to {@link Media#asset} when this
     * returns.
     *
     * @param progress told the share that is done, from 0 to 1
     * @throws MediaException if the disk is full, this machine cannot encode, or the calling thread
     *     is interrupted
     */
    public Made make(Path file, Order order, DoubleConsumer progress) {
        return bench.with(
                file,
                folder -> {
                    FfmpegCommand.Source source = source(order.probe().container());
                    Optional<Loudness> after = Optional.empty();
                    if (order.loudness().isPresent()) {
                        after = Optional.of(level(source, order, order.loudness().get(), folder));
                        if (!after.get().onTarget()) {
                            return new Made.OffTarget(after.get());
                        }
                    } else {
                        ffmpeg(LONGEST_WORK)
                                .run(
                                        new FfmpegCommand.Silence(order.seconds(), SOUND),
                                        folder,
                                        _ -> {});
                    }
                    progress.accept(0.2);
                    return encode(source, order, after, new Job(folder, progress));
                });
    }

    /** Where a film is worked on, and who is told how far it is. */
    private record Job(Path folder, DoubleConsumer progress) {}

    private Made encode(
            FfmpegCommand.Source source, Order order, Optional<Loudness> after, Job job) {
        FfmpegCommand.Mezzanine mezzanine = mezzanine(source, order);
        Ffmpeg.Ran ran = attempt(mezzanine, order, job, 0.2, 0.4);
        if (!ran.whole()) {
            return new Made.Broken(ran.last());
        }
        ran = film(source, order, job);
        if (!ran.whole()) {
            return new Made.Broken(ran.last());
        }
        media.keepMezzanine(order.key(), job.folder().resolve(MEZZANINE));
        return keep(order, after, job);
    }

    private Ffmpeg.Ran film(FfmpegCommand.Source source, Order order, Job job) {
        FfmpegCommand.Film film =
                new FfmpegCommand.Film(source, HEARD, Encoder.LADDER, order.seconds());
        return attempt(film, order, job, 0.6, 0.4);
    }

    private Made keep(Order order, Optional<Loudness> after, Job job) {
        Asset asset =
                media.keep(
                        order.key(),
                        RECIPE,
                        (aside, root) -> {
                            Workbench.move(job.folder(), aside);
                            return new Assembly(order.key(), aside, root)
                                    .of(Encoder.LADDER, List.of(VOICE), List.of());
                        });
        job.progress().accept(1);
        return new Made.Ready(asset, after);
    }

    /** Returns the keys of films that were made in an older way and can be made anew. */
    public List<String> outdated() {
        return media.outdated(RECIPE);
    }

    /**
     * Makes a film anew from the MP4 of high quality that is kept of it; its sound stays as loud as
     * it is.
     *
     * @throws MediaException see {@link #make}
     */
    public Made remake(String key) {
        Path file = media.mezzanineFile(key);
        Optional<Probe> probe = probe(file, Container.MP4).filter(p -> p.seconds().isPresent());
        if (probe.isEmpty()) {
            return new Made.Broken("what is kept of it cannot be read");
        }
        int seconds = (int) Math.round(probe.get().seconds().orElseThrow());
        Order order = new Order(key, probe.get(), seconds, Optional.empty());
        return bench.with(
                file,
                folder -> {
                    FfmpegCommand.Source source = source(Container.MP4);
                    Job job = new Job(folder, _ -> {});
                    Ffmpeg.Ran ran =
                            ffmpeg(LONGEST_WORK)
                                    .attempt(
                                            new FfmpegCommand.Level(
                                                    source, 0, false, seconds, SOUND),
                                            folder,
                                            _ -> {});
                    ran = ran.whole() ? film(source, order, job) : ran;
                    return ran.whole()
                            ? keep(order, Optional.empty(), job)
                            : new Made.Broken(ran.last());
                });
    }

    private Ffmpeg.Ran attempt(
            FfmpegCommand command, Order order, Job job, double from, double share) {
        Map<String, String> last = new HashMap<>();
        return ffmpeg(LONGEST_WORK)
                .attempt(
                        command,
                        job.folder(),
                        line -> {
                            Readout.progress(line, last);
                            double seconds =
                                    Readout.number(last.get("out_time_us")).orElse(0) / 1e6;
                            double done = Math.clamp(seconds / order.seconds(), 0, 1);
                            job.progress().accept(from + share * done);
                        });
    }

    /** Level is linear but for peaks that are held and what AAC adds, so a try or two is enough. */
    private Loudness level(FfmpegCommand.Source source, Order order, Loudness before, Path folder) {
        double gain = TARGET_LUFS - before.integratedLufs();
        Loudness nearest = before;
        for (int i = 0; i < MOST_TRIES; i++) {
            boolean limited = before.truePeakDbtp() + gain > LIMIT_FROM_DBTP;
            Ffmpeg.Ran ran =
                    ffmpeg(LONGEST_WORK)
                            .attempt(
                                    new FfmpegCommand.Level(
                                            source, gain, limited, order.seconds(), SOUND),
                                    folder,
                                    _ -> {});
            Inspection heard =
                    inspect(
                            new FfmpegCommand.Inspect(
                                    new FfmpegCommand.Source(SOUND, Container.MP4.demuxer, true),
                                    order.seconds() + 1,
                                    false,
                                    true),
                            folder);
            if (ran.whole()
                    && heard instanceof Inspection.Whole whole
                    && whole.loudness().isPresent()) {
                nearest = whole.loudness().get();
            }
            if (nearest.onTarget()) {
                return nearest;
            }
            gain += TARGET_LUFS - nearest.integratedLufs();
        }
        return nearest;
    }

    private static FfmpegCommand.Mezzanine mezzanine(FfmpegCommand.Source source, Order order) {
        Picture picture = order.probe().picture().orElseThrow();
        double shrink = Math.min(1, Math.min(1920.0 / picture.width(), 1080.0 / picture.height()));
        return new FfmpegCommand.Mezzanine(
                source,
                HEARD,
                even(picture.width() * shrink),
                even(picture.height() * shrink),
                order.seconds(),
                MEZZANINE);
    }

    private static int even(double pixels) {
        return (int) Math.round(pixels / 2) * 2;
    }

    private static FfmpegCommand.Source source(Container container) {
        return new FfmpegCommand.Source(Workbench.SOURCE, container.demuxer);
    }

    private Ffmpeg ffmpeg(Duration limit) {
        return new Ffmpeg(Toolbox.unpack(tools), limit);
    }
}
