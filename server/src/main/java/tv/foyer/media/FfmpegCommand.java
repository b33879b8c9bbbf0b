package tv.foyer.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two things FFmpeg is asked to do. Its options are only those written here, its files only
 * plain names in its own working folder.
 */
sealed interface FfmpegCommand {
    /** Seconds of closed group of pictures: every rung may be cut there. */
    int GOP_SECONDS = 2;

    int SEGMENT_SECONDS = 4;

    List<String> arguments();

    /** PCM to AAC, once for all rungs. */
    record Sound(String pcm, String out) implements FfmpegCommand {
        public Sound {
            plain(pcm);
            plain(out);
        }

        @Override
        public List<String> arguments() {
            List<String> all = new ArrayList<>(start());
            all.addAll(List.of("-f", "s16le", "-ar", "" + Score.RATE, "-ac", "2", "-i", pcm));
            all.addAll(List.of("-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", out));
            return all;
        }
    }

    /**
     * One pass of raw pictures from standard input, split and scaled to every rung, with the sound
     * copied beside it.
     */
    record Ladder(String sound, List<Size> rungs) implements FfmpegCommand {
        public Ladder {
            plain(sound);
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
            all.addAll(List.of("-i", "pipe:0", "-i", sound, "-filter_complex", filters()));
            for (int i = 0; i < rungs.size(); i++) {
                all.addAll(List.of("-map", "[v" + i + "]", "-map", "1:a"));
            }
            all.addAll(pictures());
            all.addAll(List.of("-c:a", "copy", "-map_metadata", "-1"));
            all.addAll(packaging());
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

        private List<String> pictures() {
            String gop = "" + GOP_SECONDS * Reel.RATE;
            List<String> all = new ArrayList<>();
            all.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "high"));
            all.addAll(List.of("-pix_fmt", "yuv420p", "-crf", "22", "-bf", "0", "-threads", "2"));
            all.addAll(List.of("-g", gop, "-keyint_min", gop, "-sc_threshold", "0"));
            all.addAll(List.of("-flags", "+cgop"));
            for (int i = 0; i < rungs.size(); i++) {
                Size rung = rungs.get(i);
                all.addAll(List.of("-level:v:" + i, rung.level()));
                all.addAll(List.of("-x264-params:v:" + i, rung.effort()));
                all.addAll(List.of("-maxrate:v:" + i, rung.kilobits() + "k"));
                all.addAll(List.of("-bufsize:v:" + i, rung.kilobits() * 2 + "k"));
            }
            return all;
        }

        private List<String> packaging() {
            StringBuilder streams = new StringBuilder();
            for (int i = 0; i < rungs.size(); i++) {
                streams.append(i == 0 ? "" : " ");
                streams.append("v:").append(i).append(",a:").append(i);
                streams.append(",name:").append(rungs.get(i).name());
            }
            List<String> all = new ArrayList<>();
            all.addAll(List.of("-f", "hls", "-hls_time", "" + SEGMENT_SECONDS));
            all.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"));
            all.addAll(List.of("-hls_flags", "independent_segments"));
            all.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
            all.addAll(List.of("-hls_segment_filename", "%v-%05d.m4s"));
            all.addAll(List.of("-var_stream_map", streams.toString(), "%v.m3u8"));
            return all;
        }
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

    private static List<String> start() {
        return List.of("-hide_banner", "-nostats", "-loglevel", "warning", "-y");
    }

    private static void plain(String file) {
        if (!file.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException("file: " + file + " (expected a plain name)");
        }
    }
}
