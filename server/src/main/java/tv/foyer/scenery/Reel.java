package tv.foyer.scenery;

import java.util.List;
import java.util.function.Supplier;

/** A moving picture that can be drawn frame after frame, in order, with what belongs to it. */
public interface Reel {
    /** Frames in a second, the same in films and spots so that one can be cut into the other. */
    int RATE = 24;

    int WIDTH = 1280;
    int HEIGHT = 720;

    /** Samples in a second, of each of two channels. */
    int SOUND_RATE = 48_000;

    /**
     * One sound to the picture.
     *
     * @param language BCP 47; {@code zxx} where nobody speaks
     * @param label what viewers choose by
     * @param samples stereo samples in turn, at {@link #SOUND_RATE}
     */
    record Track(String language, String label, Supplier<short[]> samples) {}

    /** What is written to the picture in one language, in the order of time. */
    record Captions(String language, String label, List<Cue> cues) {
        public Captions {
            cues = List.copyOf(cues);
        }
    }

    /** A line and when it is to be read, in milliseconds from the first picture. */
    record Cue(int fromMillis, int toMillis, String text) {
        public Cue {
            if (fromMillis < 0 || toMillis <= fromMillis || text.isBlank()) {
                throw new IllegalArgumentException("cue: a line that is to be seen expected");
            }
        }
    }

    String key();

    int seconds();

    /** Draws frame {@code index}; called with 0, 1, 2 and so on. */
    void draw(int index, Planes frame);

    /** Returns its sounds; the first is heard unless another is asked for. */
    List<Track> sounds();

    List<Captions> captions();
}
