package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;
import tv.foyer.sales.LineItem;

class AdAnswerTest {
    private static final String ODD = "a\"b\\c/\b\t\n\f\r\u0001\u001f\u007f é 亮锅 😀 \u2028<&'";

    @Test
    void itPrintsWhatTheGeneralPrintOfItsComponentsWouldBe() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            AdAnswer answer = answer(random);
            assertThat(new String(answer.json(), StandardCharsets.UTF_8))
                    .isEqualTo(Json.text(answer));
        }
    }

    private static AdAnswer answer(Random random) {
        return new AdAnswer(
                "policy-cn-2",
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ ->
                                new AdAnswer.Filled(
                                        one(random, Surface.values()),
                                        IntStream.range(0, random.nextInt(4))
                                                .mapToObj(_ -> ad(random))
                                                .toList()))
                        .toList());
    }

    private static AdAnswer.Ad ad(Random random) {
        return new AdAnswer.Ad(
                random.nextInt(7),
                words(random),
                new Text(words(random), words(random)),
                random.nextBoolean()
                        ? Optional.of(new Text(words(random), words(random)))
                        : Optional.empty(),
                new Text(words(random), words(random)),
                new Text("广告", "Ad"),
                random.nextInt(-3, 4_000),
                one(random, LineItem.Format.values()),
                "/media/" + words(random),
                random.nextInt(),
                random.nextInt(10),
                random.nextBoolean()
                        ? Optional.of(new AdAnswer.Qr(words(random), words(random)))
                        : Optional.empty());
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static String words(Random random) {
        int[] points = ODD.codePoints().toArray();
        StringBuilder words = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            words.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return words.toString();
    }
}
