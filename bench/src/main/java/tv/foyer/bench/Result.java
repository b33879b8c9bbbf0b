package tv.foyer.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a benchmark found; {@code details} are figures behind the two, in order. */
record Result(double ours, double peer, Unit unit, Map<String, Object> details) {
    Result {
        details = new LinkedHashMap<>(details);
    }

    /** What is measured, and whether more of it is better. */
    record Unit(String name, boolean moreIsBetter) {}

    /** Returns how many times better ours is. */
    double ratio() {
        return unit.moreIsBetter() ? ours / peer : peer / ours;
    }

    String line(String name) {
        return name
                + " ratio="
                + figure(ratio())
                + " ours="
                + figure(ours)
                + " peer="
                + figure(peer)
                + " unit="
                + unit.name();
    }

    /** Three digits are more than such a figure is good for; large ones keep all before the dot. */
    static String figure(double value) {
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
