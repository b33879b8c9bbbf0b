package tv.foyer.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An exact part of a whole, {@code numerator / denominator}, between 0 and 1. Kept in lowest terms,
 * so equal parts are equal records.
 */
public record Share(long numerator, long denominator) {
    public Share {
        if (denominator <= 0 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "share: 0 <= " + numerator + "/" + denominator + " <= 1 does not hold");
        }
        long gcd =
                BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
        numerator /= gcd;
        denominator /= gcd;
    }

    /** Returns a whole number of hundredths, so {@code percent(18)} is 9/50. */
    public static Share percent(long percent) {
        return new Share(percent, 100);
    }

    /**
     * Splits a whole by shares that sum to one, by largest remainder: each part is rounded down,
     * then the units left over go to the largest remainders; a tie goes to the earlier party. The
     * parts always sum to the whole. A negative whole is split as its mirror image.
     *
     * @throws IllegalArgumentException if the shares do not sum to exactly one
     */
    public static List<Long> split(long whole, List<Share> shares) {
        requireOne(shares);
        if (whole < 0) {
            return split(Math.negateExact(whole), shares).stream().map(part -> -part).toList();
        }
        List<Long> parts = new ArrayList<>();
        List<Remainder> remainders = new ArrayList<>();
        long left = whole;
        for (int i = 0; i < shares.size(); i++) {
            BigInteger[] part = shares.get(i).of(whole);
            long floor = part[0].longValueExact();
            parts.add(floor);
            remainders.add(new Remainder(i, part[1], shares.get(i).denominator));
            left -= floor;
        }
        remainders.sort(Remainder.LARGEST_FIRST);
        for (int i = 0; i < left; i++) {
            int index = remainders.get(i).index;
            parts.set(index, parts.get(index) + 1);
        }
        return List.copyOf(parts);
    }

    /** Returns the quotient and the remainder of {@code whole * numerator / denominator}. */
    private BigInteger[] of(long whole) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
    }

    private static void requireOne(List<Share> shares) {
        BigInteger common =
                shares.stream()
                        .map(s -> BigInteger.valueOf(s.denominator))
                        .reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger sum =
                shares.stream()
                        .map(s ->
                                common.divide(BigInteger.valueOf(s.denominator))
                                        .multiply(BigInteger.valueOf(s.numerator)))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (!sum.equals(common)) {
            throw new IllegalArgumentException(
                    "shares: must sum to 1, sum is " + sum + "/" + common);
        }
    }

    private record Remainder(int index, BigInteger over, long denominator) {
        static final Comparator<Remainder> LARGEST_FIRST =
                ((Comparator<Remainder>) Remainder::bySize)
                        .reversed()
                        .thenComparingInt(Remainder::index);

        /** Compares over/denominator exactly, by cross multiplication. */
        private static int bySize(Remainder a, Remainder b) {
            return a.over.multiply(BigInteger.valueOf(b.denominator))
                    .compareTo(b.over.multiply(BigInteger.valueOf(a.denominator)));
        }
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
