package tv.foyer.scte;

/** The widths of the standard's fields, checked where a value is made. */
final class Ranges {
    static final long BITS_8 = 0xFF;
    static final long BITS_16 = 0xFFFF;
    static final long BITS_32 = 0xFFFF_FFFFL;
    static final long BITS_33 = (1L << 33) - 1;
    static final long BITS_40 = (1L << 40) - 1;
    static final long BITS_48 = (1L << 48) - 1;

    private Ranges() {}

    static void check(String field, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    field + ": 0 to " + most + " expected, was " + value);
        }
    }
}
