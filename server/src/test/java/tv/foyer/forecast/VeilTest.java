package tv.foyer.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.crypto.KeyedHash;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

/** What a rival can find out about a rival from the answers of the forecast. */
class VeilTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final PartnerId KESTRAL = maker("kestral");
    private static final PartnerId OMBRIX = maker("ombrix");
    private static final PartnerId LUMAO = maker("lumao");

    @Test
    void aMakerIsToldNothingOfAPoolWithOneOtherMaker() {
        List<Veil.Part> two = List.of(part(OMBRIX, 4_000), part(KESTRAL, 9_000));

        assertThat(Veil.silence(OMBRIX, true, two)).contains(Veil.Silence.ONE_RIVAL);
        assertThat(Veil.silence(KESTRAL, true, two)).contains(Veil.Silence.ONE_RIVAL);
        assertThat(Veil.silence(LUMAO, true, two)).isEmpty();
    }

    @Test
    void aMakerIsToldNothingWhereOneRivalIsNearlyAllTheRivals() {
        List<Veil.Part> pool =
                List.of(part(OMBRIX, 4_000), part(KESTRAL, 9_000), part(LUMAO, 1_000));

        assertThat(Veil.silence(OMBRIX, true, pool)).contains(Veil.Silence.DOMINANT_RIVAL);
        assertThat(Veil.silence(LUMAO, true, pool)).isEmpty();
    }

    @Test
    void aMakerMayAskForItsOwnBrandsAndABuyerForAnything() {
        assertThat(Veil.silence(OMBRIX, true, List.of(part(OMBRIX, 10)))).isEmpty();
        assertThat(Veil.silence(maker("brightwok"), false, List.of(part(KESTRAL, 10)))).isEmpty();
    }

    @Test
    void askingAgainAndSlicingFindsNoFinerFigureThanTheHiddenProduct() {
        Veil veil = veil(1);
        double whole = veil.hidden(List.of(part(KESTRAL, 10_000)), DAY);

        double slices =
                veil.hidden(List.of(part(KESTRAL, 4_000)), DAY)
                        + veil.hidden(List.of(part(KESTRAL, 6_000)), DAY);

        assertThat(slices).isCloseTo(whole, within(1e-6));
        assertThat(veil.hidden(List.of(part(KESTRAL, 10_000)), DAY.plusDays(3))).isEqualTo(whole);
    }

    /**
     * The strongest attack: the attacker knows its own part exactly, varies it in single steps and
     * finds the place where the band turns. That gives it the rival's hidden part to a step, and
     * never the true one.
     */
    @Test
    void subtractingOnesOwnPartByBisectionLeavesTheRivalTenPercentUnknown() {
        Random random = new Random(11);
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            Veil veil = veil(seed);
            double rival = 1_000 + random.nextInt(100_000);
            double found = bisect(veil, rival);
            errors.add(Math.abs(found - rival) / rival);
        }
        errors.sort(Double::compare);

        assertThat(errors.get(100)).as("median error").isGreaterThan(0.10);
        assertThat(errors.getFirst()).as("least error").isGreaterThan(0.0);
    }

    /** The attacker even knows its own hidden factor. */
    private static double bisect(Veil veil, double rival) {
        double ownFactor = veil.factor(brand(OMBRIX), Surface.PRE_ROLL, DAY);
        Band at = veil.band(List.of(part(KESTRAL, rival)), DAY);
        double low = 0;
        double high = (double) at.to() / ownFactor;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            Band band = veil.band(List.of(part(KESTRAL, rival), part(OMBRIX, middle)), DAY);
            if (band.equals(at)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (double) at.to() - low * ownFactor;
    }

    @Test
    void factorsOfABrandDifferBySurfaceAndQuarterAndCentreOnOne() {
        Veil veil = veil(5);
        assertThat(veil.factor(brand(KESTRAL), Surface.PRE_ROLL, DAY))
                .isNotEqualTo(veil.factor(brand(KESTRAL), Surface.MID_ROLL, DAY))
                .isNotEqualTo(veil.factor(brand(KESTRAL), Surface.PRE_ROLL, DAY.plusDays(60)));

        double logs = 0;
        int cells = 2_000;
        for (int i = 0; i < cells; i++) {
            BrandId brand = new BrandId(Ids.named("brand/" + i));
            logs += Math.log(veil.factor(brand, Surface.PAUSE, DAY));
        }
        assertThat(logs / cells).isBetween(-0.02, 0.02);
    }

    @Test
    void bandsFollowEachOtherWithoutGapsAndFewIsOneBand() {
        assertThat(Band.of(0)).isEqualTo(Band.of(49.9)).isEqualTo(new Band(0, 50));
        Band band = Band.of(50);
        for (int i = 0; i < 20; i++) {
            Band next = Band.of((double) band.to());
            assertThat(next.from()).isEqualTo(band.to());
            assertThat(next.to()).isGreaterThanOrEqualTo(next.from() * 2);
            band = next;
        }
    }

    @Test
    void whatAllMakersHaveIsToldToABuyerAsOneBand() {
        Veil veil = veil(9);
        List<Veil.Part> pool =
                List.of(part(OMBRIX, 4_000), part(KESTRAL, 5_000), part(LUMAO, 4_500));

        Band band = veil.band(pool, DAY);

        assertThat(band.from()).isLessThanOrEqualTo((long) veil.hidden(pool, DAY));
        assertThat(band.to()).isGreaterThan((long) veil.hidden(pool, DAY));
    }

    private static Veil veil(long seed) {
        return new Veil(new KeyedHash(ByteBuffer.allocate(32).putLong(seed).array()));
    }

    private static PartnerId maker(String key) {
        return new PartnerId(Ids.named("partner/" + key));
    }

    private static BrandId brand(PartnerId maker) {
        return new BrandId(Ids.named("brand/" + maker));
    }

    private static Veil.Part part(PartnerId maker, double breaks) {
        return new Veil.Part(maker, brand(maker), Surface.PRE_ROLL, breaks);
    }
}
