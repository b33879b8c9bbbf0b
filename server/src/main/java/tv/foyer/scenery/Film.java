package tv.foyer.scenery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A film of drawn scenes: the camera drifts through each and dissolves into the next. */
final class Film implements Reel {
    private static final double DISSOLVE_SECONDS = 1.5;
    private static final double FADE_SECONDS = 1.2;

    /** A scene in a palette. */
    record Scene(Composition composition, Palette palette) {}

    private final String key;
    private final int seconds;
    private final List<Scene> scenes;
    private final List<Track> sounds;
    private final List<Captions> captions;
    private final Planes second = new Planes(WIDTH, HEIGHT);
    private @Nullable Shot current;
    private @Nullable Shot following;

    /** A film with music only. */
    Film(String key, int seconds, Score.Mood mood, List<Scene> scenes) {
        this(key, seconds, scenes, List.of(music(seconds, mood)), List.of());
    }

    private Film(
            String key,
            int seconds,
            List<Scene> scenes,
            List<Track> sounds,
            List<Captions> captions) {
        this.key = key;
        this.seconds = seconds;
        this.scenes = List.copyOf(scenes);
        this.sounds = List.copyOf(sounds);
        this.captions = List.copyOf(captions);
    }

    /**
     * A film in two languages: what a speaker would say, two arrangements of its music say here,
     * and its scenes' words are captions in both.
     */
    static Film spoken(String key, int seconds, Voices voices, List<Scene> scenes) {
        return new Film(
                key,
                seconds,
                scenes,
                List.of(
                        new Track("zh", "中文", () -> Score.film(voices.zh(), seconds)),
                        new Track("en", "English", () -> Score.film(voices.en(), seconds))),
                Narration.of(scenes, seconds));
    }

    /** The two arrangements of a film in two languages. */
    record Voices(Score.Mood zh, Score.Mood en) {}

    private static Track music(int seconds, Score.Mood mood) {
        return new Track("zxx", "音乐 Music", () -> Score.film(mood, seconds));
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int seconds() {
        return seconds;
    }

    @Override
    public void draw(int index, Planes frame) {
        double now = index / (double) RATE;
        double shotSeconds = seconds / (double) scenes.size();
        int number = Math.min(scenes.size() - 1, (int) (now / shotSeconds));
        Shot shot = shot(number, shotSeconds);
        shot.draw(now, frame);
        double left = (number + 1) * shotSeconds - now;
        if (left < DISSOLVE_SECONDS && number + 1 < scenes.size()) {
            next(number + 1, shotSeconds).draw(now, second);
            double t = 1 - left / DISSOLVE_SECONDS;
            frame.dissolve(second, (int) (256 * t * t * (3 - 2 * t)));
        }
        double edge = Math.min(now, seconds - 1.0 / RATE - now);
        if (edge < FADE_SECONDS) {
            frame.darken((int) (256 * edge / FADE_SECONDS));
        }
    }

    private Shot shot(int number, double shotSeconds) {
        Shot shot = current;
        if (shot == null || shot.number() != number) {
            shot = next(number, shotSeconds);
            current = shot;
            following = null;
        }
        return shot;
    }

    private Shot next(int number, double shotSeconds) {
        Shot shot = following;
        if (shot == null || shot.number() != number) {
            Scene scene = scenes.get(number);
            double start = number * shotSeconds - (number == 0 ? 0 : DISSOLVE_SECONDS);
            shot =
                    new Shot(
                            number,
                            scene,
                            start,
                            (number + 1) * shotSeconds - start,
                            Noise.seed(key, number));
            following = shot;
        }
        return shot;
    }

    @Override
    public List<Track> sounds() {
        return sounds;
    }

    @Override
    public List<Captions> captions() {
        return captions;
    }
}
