package tv.foyer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;
import tv.foyer.pacing.Cell;

/** The audience of the delivery soak: kinds of breaks and how often each comes, hour by hour. */
final class DeliveryMarket {
    static final int BRANDS = 3;
    static final int REGIONS = 4;
    static final int GENRES = 4;
    static final int HOURS = 24;

    /** A break's surface, length and most ads, and its part of all breaks. */
    record Shape(Surface surface, int seconds, int maxAds, double part) {}

    static final List<Shape> SHAPES =
            List.of(
                    new Shape(Surface.MASTHEAD, 15, 1, 0.22),
                    new Shape(Surface.PAUSE, 15, 1, 0.14),
                    new Shape(Surface.PRE_ROLL, 30, 2, 0.26),
                    new Shape(Surface.MID_ROLL, 60, 4, 0.22),
                    new Shape(Surface.MID_ROLL, 90, 6, 0.16));

    /** Where a break is, as numbers of the lists above. */
    record Place(int brand, int region, int genre, int shape) {
        Shape room() {
            return SHAPES.get(shape);
        }
    }

    private static final double[] BRAND_PARTS = {0.45, 0.33, 0.22};
    private static final double[] REGION_PARTS = {0.35, 0.28, 0.22, 0.15};
    private static final double[] GENRE_PARTS = {0.4, 0.25, 0.2, 0.15};

    /** Films peak late, children after school, news twice, sport in the evening. */
    private static final double[][] PEAKS = {
        {21, 4, 0, 1}, {17, 2.5, 9, 2}, {7, 1.5, 19, 2}, {20, 2, 15, 3}
    };

    final List<Place> places;
    final List<Cell> cells;
    private final double[] part;
    private final double[][] curve = new double[GENRES][HOURS];
    private final double breaksPerDay;

    DeliveryMarket(Random random, double breaksPerDay) {
        this.breaksPerDay = breaksPerDay;
        places = new ArrayList<>();
        cells = new ArrayList<>();
        for (int i = 0; i < BRANDS * REGIONS * GENRES * SHAPES.size(); i++) {
            Place place =
                    new Place(
                            i % BRANDS,
                            i / BRANDS % REGIONS,
                            i / (BRANDS * REGIONS) % GENRES,
                            i / (BRANDS * REGIONS * GENRES));
            places.add(place);
            cells.add(cell(place));
        }
        part = new double[places.size()];
        double sum = 0;
        for (int i = 0; i < part.length; i++) {
            Place place = places.get(i);
            part[i] =
                    BRAND_PARTS[place.brand]
                            * REGION_PARTS[place.region]
                            * GENRE_PARTS[place.genre]
                            * place.room().part
                            * Math.exp(0.3 * random.nextGaussian());
            sum += part[i];
        }
        for (int i = 0; i < part.length; i++) {
            part[i] /= sum;
        }
        curves();
    }

    private static Cell cell(Place place) {
        return new Cell(
                place.room().surface,
                new BrandId(Ids.named("soak/brand/" + place.brand)),
                List.of("region=" + place.region, "genre=" + place.genre),
                place.room().seconds,
                place.room().maxAds);
    }

    private void curves() {
        for (int genre = 0; genre < GENRES; genre++) {
            double[] peak = PEAKS[genre];
            double sum = 0;
            for (int hour = 0; hour < HOURS; hour++) {
                curve[genre][hour] =
                        0.12
                                + bump(hour, peak[0], peak[1])
                                + (peak[2] > 0 ? 0.5 * bump(hour, peak[2], peak[3]) : 0);
                sum += curve[genre][hour];
            }
            for (int hour = 0; hour < HOURS; hour++) {
                curve[genre][hour] /= sum;
            }
        }
    }

    private static double bump(int hour, double at, double wide) {
        double away = Math.abs(hour - at);
        double near = Math.min(away, HOURS - away) / wide;
        return Math.exp(-near * near / 2);
    }

    /** Returns the breaks expected at a place in an hour of a day (0 Monday). */
    double expected(int place, int day, int hour) {
        double weekend = day % 7 >= 5 ? 1.25 : 1;
        return breaksPerDay * part[place] * curve[places.get(place).genre][hour] * weekend;
    }
}
