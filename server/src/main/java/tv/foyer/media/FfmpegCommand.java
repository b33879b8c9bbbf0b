package tv.foyer.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tv.foyer.scenery.Reel;

/**
 * All that FFmpeg is asked to do. Its options are only those written here, its files only plain
 * names in its own working folder. What reads a file of someone else names the container that its
 * first bytes show, opens nothing but that file (a playlist in it leads nowhere), and decodes no
 * more pixels and seconds than any spot has.
 */
sealed interface FfmpegCommand {
    /** Seconds of closed group of pictures: every rung may be cut there. */
    int GOP_SECONDS = 2;

    int SEGMENT_SECONDS = 4;

    List<String> arguments();

    /** The program that takes these arguments. */
    default String program() {
        return "ffmpeg";
    }

    /** PCM to AAC, once for all rungs. */
    record Sound(String pcm, String out) implements FfmpegCommand {
        public Sound {
            plain(pcm);
            plain(out);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            all.addAll(List.of("-f", "s16le", "-ar", "" + Reel.SOUND_RATE, "-ac", "2", "-i", pcm));
            all.addAll(List.of("-af", PRIMED, "-c:a", "aac", "-aac_coder", "fast"));
            all.addAll(List.of("-b:a", "128k", out));
            return all;
        }
    }

    /** A sound that was encoded, and the name of the track that it becomes. */
    record Heard(String file, String track) {
        public Heard {
            plain(file);
            plain(track);
        }

        /** Every frame counts, the one that only primes the decoder too: see {@link #PRIMED}. */
        List<String> input() {
            return List.of("-ignore_editlist", "1", "-i", file);
        }
    }

    /**
     * One pass of raw pictures from standard input, split and scaled to every rung, with the sounds
     * copied beside them.
     */
    record Ladder(List<Heard> sounds, List<Size> rungs) implements FfmpegCommand {
        public Ladder {
            sounds = List.copyOf(sounds);
            rungs = List.copyOf(rungs);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            String size = Reel.WIDTH + "x" + Reel.HEIGHT;
            all.addAll(List.of("-f", "rawvideo", "-pixel_format", "yuv420p"));
            all.addAll(List.of("-video_size", size, "-framerate", "" + Reel.RATE));
            all.addAll(List.of("-color_range", "tv", "-colorspace", "bt709"));
            all.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709"));
            all.addAll(List.of("-i", "pipe:0"));
            sounds.forEach(sound -> all.addAll(sound.input()));
            all.addAll(List.of("-filter_complex", filters()));
            all.addAll(mapped(rungs, sounds));
            all.addAll(pictures(rungs, "ultrafast", Size::effort));
            all.addAll(List.of("-c:a", "copy", "-map_metadata", "-1"));
            all.addAll(packaging(rungs, sounds));
            return all;
        }

        private String filters() {
            StringBuilder graph = new StringBuilder("[0:v]split=" + rungs.size());
            for (int i = 0; i < rungs.size(); i++) {
                graph.append("[s").append(i).append(']');
            }
            for (int i = 0; i < rungs.size(); i++) {
                Size rung = rungs.get(i);
                graph.append(
                        String.format(
                                Locale.ROOT,
                                ";[s%d]scale=%d:%d:flags=fast_bilinear,setsar=1[v%d]",
                                i,
                                rung.width(),
                                rung.height(),
                                i));
            }
            return graph.toString();
        }
    }

    /**
     * Someone else's file, by the demuxer for what its first bytes are; or a sound that was encoded
     * here, of which every frame counts: see {@link #PRIMED}.
     */
    record Source(String file, String demuxer, boolean everyFrame) {
        private static final String MOST_PIXELS = "" + 4_096 * 2_304;

        public Source {
            plain(file);
            plain(demuxer);
        }

        Source(String file, String demuxer) {
            this(file, demuxer, false);
        }

        /** Reads no further than {@code seconds}. */
        List<String> input(int seconds) {
            List<String> all = new ArrayList<>(List.of("-protocol_whitelist", "file"));
            all.addAll(List.of("-max_pixels", MOST_PIXELS, "-threads", "2", "-f", demuxer));
            if (everyFrame) {
                all.addAll(List.of("-ignore_editlist", "1"));
            }
            all.addAll(List.of("-t", "" + seconds, "-i", file));
            return all;
        }
    }

    /** What the headers of a file say, as {@code key=value} lines. */
    record Probe(Source source) implements FfmpegCommand {
        private static final String ENTRIES =
                "format=duration:stream=codec_type,codec_name,width,height,sample_aspect_ratio"
                        + ",avg_frame_rate,channels,color_transfer:stream_disposition=attached_pic"
                        + ":stream_side_data=rotation";

        @Override
        public String program() {
            return "ffprobe";
        }

        @Override
        public List<String> arguments() {
            return List.of(
                    "-v",
                    "error",
                    "-protocol_whitelist",
                    "file",
                    "-max_pixels",
                    Source.MOST_PIXELS,
                    "-f",
                    source.demuxer(),
                    "-show_entries",
                    ENTRIES,
                    "-of",
                    "flat",
                    source.file());
        }
    }

    /**
     * Decodes all of a file, stops at the first error, and measures the sound as stereo (EBU R 128,
     * ITU-R BS.1770).
     */
    record Inspect(Source source, int seconds, boolean picture, boolean sound)
            implements FfmpegCommand {
        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostats", "-nostdin"));
            all.addAll(List.of("-loglevel", "info", "-progress", "pipe:1", "-xerror"));
            all.addAll(List.of("-err_detect", "explode"));
            all.addAll(source.input(seconds));
            if (picture) {
                all.addAll(List.of("-map", "0:V:0", "-fps_mode", "passthrough"));
            }
            if (sound) {
                String filters = STEREO + ",ebur128=peak=true:framelog=quiet";
                all.addAll(List.of("-map", "0:a:0", "-af", filters));
            }
            all.addAll(List.of("-f", "null", "-"));
            return all;
        }
    }

    /**
     * A file's sound at another level and of an exact length; with {@code limited} its peaks are
     * held below full scale, found at four times the rate so that none hides between samples.
     */
    record Level(Source source, double gainDb, boolean limited, int seconds, String out)
            implements FfmpegCommand {
        public Level {
            plain(out);
        }

        @Override
        public List<String> arguments() {
            String held =
                    limited
                            ? ",aresample=192000,alimiter=limit=0.75:attack=3:release=80:level=0,"
                                    + "aresample="
                                    + Reel.SOUND_RATE
                            : "";
            String gain = String.format(Locale.ROOT, ",volume=%.2fdB", gainDb);
            List<String> all = new ArrayList<>(start());
            all.addAll(source.input(seconds + 2));
            String filters = STEREO + gain + held + ",apad,atrim=end=" + seconds + "," + PRIMED;
            all.addAll(List.of("-map", "0:a:0", "-af", filters));
            all.addAll(List.of("-t", "" + seconds, "-c:a", "aac", "-b:a", "192k"));
            all.addAll(
                    List.of("-ar", "" + Reel.SOUND_RATE, "-ac", "2", "-map_metadata", "-1", out));
            return all;
        }
    }

    /** Silence, for a film that has no sound: every spot has a sound track. */
    record Silence(int seconds, String out) implements FfmpegCommand {
        public Silence {
            plain(out);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            String source = "anullsrc=r=" + Reel.SOUND_RATE + ":cl=stereo";
            all.addAll(List.of("-f", "lavfi", "-t", "" + seconds, "-i", source));
            all.addAll(List.of("-af", PRIMED, "-c:a", "aac", "-b:a", "64k", out));
            return all;
        }
    }

    /** A film of someone else with its levelled sound, as every rung of the ladder. */
    record Film(Source source, Heard sound, List<Size> rungs, int seconds)
            implements FfmpegCommand {
        public Film {
            rungs = List.copyOf(rungs);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            all.addAll(List.of("-nostdin", "-progress", "pipe:1"));
            all.addAll(source.input(seconds + 2));
            all.addAll(sound.input());
            all.addAll(List.of("-filter_complex", filters()));
            all.addAll(mapped(rungs, List.of(sound)));
            all.addAll(List.of("-t", "" + seconds));
            all.addAll(pictures(rungs, "veryfast", _ -> "cabac=1:8x8dct=1"));
            all.addAll(List.of("-c:a", "copy", "-map_metadata", "-1", "-map_chapters", "-1"));
            all.addAll(packaging(rungs, List.of(sound)));
            return all;
        }

        private String filters() {
            StringBuilder graph = new StringBuilder("[0:V:0]yadif=deint=interlaced,");
            graph.append("fps=").append(Reel.RATE).append(",").append(HOLD);
            graph.append(",split=").append(rungs.size());
            for (int i = 0; i < rungs.size(); i++) {
                graph.append("[s").append(i).append(']');
            }
            for (int i = 0; i < rungs.size(); i++) {
                Size rung = rungs.get(i);
                graph.append(";[s").append(i).append(']');
                graph.append(scaled(rung.width(), rung.height()));
                graph.append("[v").append(i).append(']');
            }
            return graph.toString();
        }
    }

    /** A film of someone else with its levelled sound, in one file of high quality. */
    record Mezzanine(Source source, Heard sound, int width, int height, int seconds, String out)
            implements FfmpegCommand {
        public Mezzanine {
            plain(out);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            all.addAll(List.of("-nostdin", "-progress", "pipe:1"));
            all.addAll(source.input(seconds + 2));
            String filters = "[0:V:0]yadif=deint=interlaced," + HOLD + "," + scaled(width, height);
            all.addAll(sound.input());
            all.addAll(List.of("-filter_complex", filters + "[v]"));
            all.addAll(List.of("-map", "[v]", "-map", "1:a", "-t", "" + seconds));
            all.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "16"));
            all.addAll(List.of("-profile:v", "high", "-maxrate", "20M", "-bufsize", "40M"));
            all.addAll(List.of("-fpsmax", "60", "-threads", "2", "-c:a", "copy"));
            all.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
            all.addAll(List.of("-movflags", "+faststart", out));
            return all;
        }
    }

    /** Sound as the house has it, whatever it was before. */
    String STEREO =
            "aresample=" + Reel.SOUND_RATE + ",aformat=sample_fmts=fltp:channel_layouts=stereo";

    /**
     * AAC begins with one frame of 1024 samples that only primes the decoder. These are left out of
     * the sound itself, and the frame is played: so each frame of sound stands where its number
     * says, from 0 on, and segments and splices need no edit list to be in step with the picture.
     */
    String PRIMED = "atrim=start_sample=1024,asetpts=PTS-STARTPTS";

    /** The last picture stays while the sound is a little longer. */
    String HOLD = "tpad=stop_mode=clone:stop_duration=2";

    private static String scaled(int width, int height) {
        return String.format(
                Locale.ROOT,
                "scale=%d:%d:flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p,"
                        + "setparams=range=tv:color_primaries=bt709:color_trc=bt709"
                        + ":colorspace=bt709,setsar=1",
                width,
                height);
    }

    /** One H.264 stream for each rung, in closed groups that all begin at the same instants. */
    static List<String> pictures(
            List<Size> rungs, String preset, Function<Size, String> parameters) {
        String gop = "" + GOP_SECONDS * Reel.RATE;
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-c:v", "libx264", "-preset", preset, "-profile:v", "high"));
        all.addAll(List.of("-pix_fmt", "yuv420p", "-crf", "22", "-bf", "0", "-threads", "2"));
        all.addAll(List.of("-g", gop, "-keyint_min", gop, "-sc_threshold", "0"));
        all.addAll(List.of("-flags", "+cgop"));
        for (int i = 0; i < rungs.size(); i++) {
            Size rung = rungs.get(i);
            all.addAll(List.of("-level:v:" + i, rung.level()));
            all.addAll(List.of("-x264-params:v:" + i, parameters.apply(rung)));
            all.addAll(List.of("-maxrate:v:" + i, rung.kilobits() + "k"));
            all.addAll(List.of("-bufsize:v:" + i, rung.kilobits() * 2 + "k"));
        }
        return all;
    }

    /** All rungs' pictures, then the sounds, which are the inputs after the pictures' own. */
    static List<String> mapped(List<Size> rungs, List<Heard> sounds) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            all.addAll(List.of("-map", "[v" + i + "]"));
        }
        for (int i = 0; i < sounds.size(); i++) {
            all.addAll(List.of("-map", i + 1 + ":a"));
        }
        return all;
    }

    /** CMAF segments and a media playlist for each rung and sound, in the working folder. */
    static List<String> packaging(List<Size> rungs, List<Heard> sounds) {
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            streams.add("v:" + i + ",name:" + rungs.get(i).name());
        }
        for (int i = 0; i < sounds.size(); i++) {
            streams.add("a:" + i + ",name:" + sounds.get(i).track());
        }
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-f", "hls", "-hls_time", "" + SEGMENT_SECONDS));
        all.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"));
        all.addAll(List.of("-hls_flags", "independent_segments"));
        all.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
        all.addAll(List.of("-hls_segment_filename", "%v-%05d.m4s"));
        all.addAll(List.of("-var_stream_map", String.join(" ", streams), "%v.m3u8"));
        return all;
    }

    /**
     * A rung's size.
     *
     * @param kilobits most kilobits a second of picture
     * @param level H.264 level that fits this size at {@link Reel#RATE}
     * @param fine whether motion is searched to parts of a pixel, at a fifth more work
     */
    record Size(String name, int width, int height, int kilobits, String level, boolean fine) {
        /** Arithmetic coding and 8x8 transforms keep every rung in the High profile. */
        String effort() {
            return "cabac=1:8x8dct=1:deblock=0,0:subme=" + (fine ? 1 : 0);
        }
    }

    static List<String> start() {
        return List.of("-hide_banner", "-nostats", "-loglevel", "warning", "-y");
    }

    static void plain(String file) {
        if (!file.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("file: " + file + " (expected a plain name)");
        }
    }
}
