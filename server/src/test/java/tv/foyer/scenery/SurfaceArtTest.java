package tv.foyer.scenery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurfaceArtTest {
    private static final Path TO_LOOK_AT = Path.of("target", "surface-art");

    @ParameterizedTest
    @EnumSource(SurfaceArt.class)
    void aPictureHasTheSizeOfItsSurfaceAndIsNotEmpty(SurfaceArt art) throws IOException {
        byte[] bytes = art.draw();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        Files.createDirectories(TO_LOOK_AT);
        Path file = TO_LOOK_AT.resolve(Path.of(art.still().path()).getFileName().toString());
        Files.write(file, bytes);

        assertThat(image.getWidth()).isEqualTo(art.still().width());
        assertThat(image.getHeight()).isEqualTo(art.still().height());
        assertThat(colours(image)).isGreaterThan(500);
    }

    @Test
    void theSqueezebackLeavesTheRectangleOfThePictureClearAndNothingElse() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(SurfaceArt.SQUEEZE.draw()));

        for (int y = 0; y < image.getHeight(); y += 5) {
            for (int x = 0; x < image.getWidth(); x += 5) {
                int alpha = image.getRGB(x, y) >>> 24;
                assertThat(alpha).as(x + "," + y).isEqualTo(x < 1_440 && y < 810 ? 0 : 255);
            }
        }
    }

    @Test
    void theHousesSpotEndsLitAndBeginsDark() {
        BufferedImage dark = frame(0.4);
        BufferedImage lit = frame(6);

        assertThat(light(lit)).isGreaterThan(light(dark) * 1.15);
    }

    private static BufferedImage frame(double second) {
        BufferedImage image = new BufferedImage(1_280, 720, BufferedImage.TYPE_INT_RGB);
        var g = Stage.smooth(image.createGraphics());
        NightStreet.spot(g, second, second / 10);
        g.dispose();
        try {
            Files.createDirectories(TO_LOOK_AT);
            ImageIO.write(image, "png", TO_LOOK_AT.resolve("house-" + second + ".png").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return image;
    }

    private static double light(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                sum += Planes.luma(image.getRGB(x, y));
            }
        }
        return sum;
    }

    private static long colours(BufferedImage image) {
        int w = image.getWidth();
        return java.util.Arrays.stream(image.getRGB(0, 0, w, image.getHeight(), null, 0, w))
                .distinct()
                .count();
    }
}
