package tv.foyer.forecast;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.crypto.KeyedHash;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;

/**
 * What a partner may be told of the pool. Whoever knows a part exactly could subtract it from an
 * exact total, so there is none: each brand's part on each surface is first multiplied by a hidden
 * factor, and only the band of the sum is told.
 *
 * <p>The factor depends on brand, surface and quarter and on nothing that a question can vary, so
 * asking again, or slicing the question, never averages it out: all that the finest sequence of
 * questions can find is the hidden product. A maker is told nothing of a pool in which fewer than
 * two other makers have a part, or one of them nearly all: there, the sum of the others is a rival.
 */
final class Veil {
    /** Standard deviation of the logarithm of the hidden factor. */
    static final double SIGMA = 0.25;

    /** One rival with more than this part of all rivals' breaks is as good as alone. */
    static final double DOMINANT = 0.8;

    private final KeyedHash noise;

    Veil(KeyedHash noise) {
        this.noise = noise;
    }

    /** One brand's part on one surface. */
    record Part(PartnerId maker, BrandId brand, Surface surface, double breaks) {}

    /** Why a reader is told nothing, or empty. */
    static Optional<Silence> silence(PartnerId reader, boolean maker, List<Part> parts) {
        if (!maker) {
            return Optional.empty();
        }
        Map<PartnerId, Double> rivals = new HashMap<>();
        parts.stream()
                .filter(part -> !part.maker().equals(reader) && part.breaks() > 0)
                .forEach(part -> rivals.merge(part.maker(), part.breaks(), Double::sum));
        double all = rivals.values().stream().mapToDouble(b -> b).sum();
        if (rivals.size() == 1) {
            return Optional.of(Silence.ONE_RIVAL);
        }
        return rivals.values().stream().anyMatch(b -> b > DOMINANT * all)
                ? Optional.of(Silence.DOMINANT_RIVAL)
                : Optional.empty();
    }

    /** Why nothing is told. */
    enum Silence {
        /** Of the brands asked for, those of others belong to one maker. */
        ONE_RIVAL,
        /** Nearly all of the others' breaks are one maker's. */
        DOMINANT_RIVAL
    }

    /** Returns the band that is told for the sum of some parts, in the quarter of a day. */
    Band band(List<Part> parts, LocalDate day) {
        return Band.of(hidden(parts, day));
    }

    /** Returns the sum of the parts behind their factors. */
    double hidden(List<Part> parts, LocalDate day) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.breaks() * factor(part.brand(), part.surface(), day);
        }
        return sum;
    }

    double factor(BrandId brand, Surface surface, LocalDate day) {
        String quarter = day.getYear() + "Q" + day.get(IsoFields.QUARTER_OF_YEAR);
        ByteBuffer drawn = ByteBuffer.wrap(noise.of(brand + "/" + surface + "/" + quarter));
        return Math.exp(SIGMA * normal(unit(drawn.getLong()), unit(drawn.getLong())));
    }

    /** Box and Muller's way from two uniform numbers to a normal one. */
    private static double normal(double u, double v) {
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    /** Maps 53 bits into (0, 1]. */
    private static double unit(long bits) {
        return ((bits >>> 11) + 1) * 0x1.0p-53;
    }
}
