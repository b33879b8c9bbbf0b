package tv.foyer.vast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The documents beside the tests. */
final class Fixtures {
    private Fixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a fixture that must be readable. */
    static VastOutcome.Document read(String name) {
        return document(bytes(name));
    }

    static VastOutcome.Document document(byte[] bytes) {
        return switch (VastReader.read(bytes)) {
            case VastOutcome.Document document -> document;
            case VastOutcome.Bad(Problem problem) -> throw new AssertionError(problem.toString());
        };
    }

    /** Reads a fixture that must not be readable. */
    static Problem bad(String name) {
        return switch (VastReader.read(bytes(name))) {
            case VastOutcome.Bad(Problem problem) -> problem;
            case VastOutcome.Document document -> throw new AssertionError(document.toString());
        };
    }
}
