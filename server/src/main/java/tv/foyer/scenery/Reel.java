package tv.foyer.scenery;

/** A moving picture that can be drawn frame after frame, in order, with the sound to it. */
public interface Reel {
    /** Frames in a second, the same in films and spots so that one can be cut into the other. */
    int RATE = 24;

    int WIDTH = 1280;
    int HEIGHT = 720;

    /** Samples in a second, of each of two channels. */
    int SOUND_RATE = 48_000;

    String key();

    int seconds();

    /** Draws frame {@code index}; called with 0, 1, 2 and so on. */
    void draw(int index, Planes frame);

    /** Returns the sound: stereo samples in turn, at {@link #SOUND_RATE}. */
    short[] sound();
}
