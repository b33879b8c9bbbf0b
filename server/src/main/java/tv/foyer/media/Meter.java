package tv.foyer.media;

import java.util.List;
import tv.foyer.scenery.Production;

/** Adds up what is done; a picture weighs as much as a quarter of a second of film. */
final class Meter {
    private static final double PICTURE = 0.25;

    private final double total;
    private final Progress progress;
    private double done;

    Meter(int pictures, List<Production.Take> takes, Progress progress) {
        this.total = pictures * PICTURE + takes.stream().mapToInt(Production.Take::seconds).sum();
        this.progress = progress;
    }

    void pictureDone() {
        add(PICTURE, "art");
    }

    void secondDone(String key) {
        add(1, key);
    }

    private void add(double weight, String label) {
        done += weight;
        progress.at(Math.min(1, done / total), label);
    }
}
