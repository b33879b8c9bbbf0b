package tv.foyer.settlement;

import java.math.BigInteger;
import java.util.Currency;

/**
 * From micro-units to money, once per pool: to the nearest minor unit, a half goes up. Micro-units
 * are millionths of the currency's major unit; amounts here are never negative.
 */
final class Amounts {
    private static final int MICRO_DIGITS = 6;

    private Amounts() {}

    /** Returns {@code micros / divisor} in minor units; the division is exact before it rounds. */
    static long minor(BigInteger micros, long divisor, Currency currency) {
        BigInteger unit =
                BigInteger.TEN
                        .pow(MICRO_DIGITS - currency.getDefaultFractionDigits())
                        .multiply(BigInteger.valueOf(divisor));
        return micros.multiply(BigInteger.TWO)
                .add(unit)
                .divide(unit.multiply(BigInteger.TWO))
                .longValueExact();
    }
}
