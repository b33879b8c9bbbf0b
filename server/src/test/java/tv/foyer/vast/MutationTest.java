package tv.foyer.vast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Documents that nobody would send, thousands of them: each gets an answer of a type. */
class MutationTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 6_000;

    /** Far above what it takes; what hangs fails, what is slow on a busy machine does not. */
    private static final Duration BOUND = Duration.ofMinutes(3);

    private static final List<byte[]> SEEDS =
            Stream.of(
                            "inline.xml",
                            "pause-qr.xml",
                            "vast-2.xml",
                            "pod-buffet.xml",
                            "entity-bomb.xml",
                            "missing-fields.xml",
                            "gb18030.xml",
                            "utf16.xml",
                            "vmap.xml",
                            "vmap-bad.xml")
                    .map(Fixtures::bytes)
                    .toList();

    private static final List<byte[]> WORDS =
            Stream.of(
                            "<",
                            ">",
                            "&amp;",
                            "&#0;",
                            "&x;",
                            "]]>",
                            "<![CDATA[",
                            "<!--",
                            "<?xml?>",
                            "</Ad>",
                            "<Ad>",
                            "<Linear>",
                            "<Extension type=\"ctv_ad_portfolio\">",
                            "=\"-99999999999999999999\"",
                            "%",
                            "\u0000",
                            "\uFFFE",
                            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///\">]>")
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toList();

    @Test
    void everyMutationOfADocumentGetsAnAnswerAndWhatIsReadCanBeWritten() {
        Random random = new Random(SEED);
        int[] read = new int[2];

        Assertions.assertTimeoutPreemptively(
                BOUND,
                () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        byte[] document = SEEDS.get(random.nextInt(SEEDS.size()));
                        for (int n = 1 + random.nextInt(4); n > 0; n--) {
                            document = mutated(document, random);
                        }
                        read[answer(document)]++;
                    }
                });

        assertThat(read[0]).as("documents").isPositive();
        assertThat(read[1]).as("refused").isPositive();
    }

    @Test
    void aDocumentThatIsAllDepthOrAllWidthIsRefusedOrReadInBounds() {
        assertThat(VastReader.read(repeated("<VAST version=\"4.2\">", "<Ad>", 100_000)))
                .isInstanceOf(VastOutcome.Bad.class);
        String wide = "<Ad><InLine><AdTitle/></InLine></Ad>".repeat(20_000);
        VastOutcome.Document document =
                Fixtures.document(
                        ("<VAST version=\"4.2\">" + wide + "</VAST>")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(document.problems()).hasSize(100);
    }

    private static int answer(byte[] document) {
        if (VastReader.read(document) instanceof VastOutcome.Document(Vast vast, var _)) {
            assertThat(VastReader.read(VastWriter.write(vast)))
                    .isInstanceOf(VastOutcome.Document.class);
            return 0;
        }
        if (VmapReader.read(document) instanceof VmapReader.Outcome.Document(Vmap vmap, var _)) {
            assertThat(VmapReader.read(VmapWriter.write(vmap)))
                    .isInstanceOf(VmapReader.Outcome.Document.class);
            return 0;
        }
        return 1;
    }

    private static byte[] mutated(byte[] document, Random random) {
        int at = random.nextInt(document.length + 1);
        int length = Math.min(document.length - at, random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(document, at, length, new byte[0]);
            case 1 -> spliced(document, at, 0, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> {
                byte[] changed = document.clone();
                if (at < changed.length) {
                    changed[at] = (byte) random.nextInt(256);
                }
                yield changed;
            }
            case 3 -> {
                int from = random.nextInt(document.length + 1);
                int to = Math.min(document.length, from + random.nextInt(400));
                yield spliced(document, at, 0, Arrays.copyOfRange(document, from, to));
            }
            default -> digits(document, random);
        };
    }

    /** Changes one digit or letter, so that most of the document stays as it should be. */
    private static byte[] digits(byte[] document, Random random) {
        byte[] changed = document.clone();
        for (int tries = 0; tries < 50 && changed.length > 0; tries++) {
            int at = random.nextInt(changed.length);
            if (Character.isLetterOrDigit(changed[at])) {
                changed[at] = (byte) "0129:%#-. aZ".charAt(random.nextInt(12));
                return changed;
            }
        }
        return changed;
    }

    private static byte[] spliced(byte[] document, int at, int removed, byte[] added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(document, 0, at);
        out.writeBytes(added);
        out.write(document, at + removed, document.length - at - removed);
        return out.toByteArray();
    }

    private static byte[] repeated(String head, String word, int times) {
        return (head + word.repeat(times)).getBytes(StandardCharsets.UTF_8);
    }
}
