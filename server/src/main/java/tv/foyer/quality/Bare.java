package tv.foyer.quality;

import java.util.List;

/** A value of a structured field (RFC 8941, section 3.3), or a list of them; parameters aside. */
sealed interface Bare {
    record Whole(long value) implements Bare {}

    record Decimal(double value) implements Bare {}

    /** A string or a token. */
    record Words(String value) implements Bare {}

    record Flag(boolean value) implements Bare {}

    /** Bytes, still in base 64; no key of CMCD has them. */
    record Octets(String base64) implements Bare {}

    record Items(List<Bare> values) implements Bare {
        public Items {
            values = List.copyOf(values);
        }
    }
}
