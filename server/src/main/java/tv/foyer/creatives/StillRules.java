package tv.foyer.creatives;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.events.Surface;

/** Which picture a surface takes: a table of shapes with their least sizes. Pure. */
final class StillRules {
    /** By which share a picture may be off a shape. */
    private static final double OFF = 0.03;

    /** More pixels than any set shows, and few enough to be decoded without fear. */
    static final int MOST_SIDE = 4_096;

    static final int MOST_PIXELS = 4_096 * 2_304;

    private static final Map<Surface, List<Shape>> SHAPES =
            new EnumMap<>(
                    Map.of(
                            Surface.MASTHEAD,
                            List.of(new Shape(16, 3, 1_280, 240)),
                            Surface.ROW_SLOT,
                            List.of(new Shape(16, 9, 480, 270), new Shape(2, 3, 320, 480)),
                            Surface.PAUSE,
                            List.of(
                                    new Shape(3, 4, 720, 960),
                                    new Shape(8, 9, 720, 810),
                                    new Shape(16, 9, 1_280, 720)),
                            Surface.SCREENSAVER,
                            List.of(new Shape(16, 9, 1_280, 720)),
                            Surface.OVERLAY,
                            List.of(new Shape(8, 1, 1_280, 160)),
                            Surface.SQUEEZEBACK,
                            List.of(new Shape(16, 9, 1_920, 1_080))));

    private StillRules() {}

    /** A shape, as across:down, and its least size in pixels. */
    private record Shape(int across, int down, int width, int height) {
        boolean takes(int w, int h) {
            double aspect = w / (double) h;
            double wanted = across / (double) down;
            return w >= width && h >= height && Math.abs(aspect / wanted - 1) <= OFF;
        }

        @Override
        public String toString() {
            return across + ":" + down + " from " + width + "x" + height;
        }
    }

    /** Returns the surfaces that show pictures. */
    static Set<Surface> surfaces() {
        return SHAPES.keySet();
    }

    /** Returns those of some surfaces that take a picture of this size. */
    static Set<Surface> fitting(int width, int height, Set<Surface> booked) {
        Set<Surface> fitting = EnumSet.noneOf(Surface.class);
        SHAPES.forEach((surface, shapes) -> {
            if (booked.contains(surface) && shapes.stream().anyMatch(s -> s.takes(width, height))) {
                fitting.add(surface);
            }
        });
        return fitting;
    }

    /** Returns why no booked surface takes a picture of this size; empty if one does. */
    static List<Reason> broken(int width, int height, Set<Surface> booked) {
        if (!fitting(width, height, booked).isEmpty()) {
            return List.of();
        }
        List<Reason> broken = new ArrayList<>();
        SHAPES.forEach((surface, shapes) -> {
            if (booked.contains(surface)) {
                String rule =
                        shapes.stream().map(Shape::toString).collect(Collectors.joining(" or "));
                broken.add(
                        new Reason(
                                "picture.size",
                                surface + ": " + rule + ", off by at most 3 %",
                                width + "x" + height));
            }
        });
        if (broken.isEmpty()) {
            broken.add(
                    new Reason(
                            "file",
                            "a film: the line item has no place for a picture",
                            "a picture"));
        }
        return broken;
    }
}
