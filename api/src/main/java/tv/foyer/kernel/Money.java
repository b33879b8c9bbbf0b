package tv.foyer.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount in minor units (fen, cents) of one ISO 4217 currency. Arithmetic throws
 * ArithmeticException on overflow and IllegalArgumentException when currencies differ; it never
 * rounds.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSame(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSame(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    @Override
    public int compareTo(Money other) {
        requireSame(other);
        return Long.compare(minor, other.minor);
    }

    /** Returns the plain decimal form with the currency's digits, for example {@code 1234.50}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public String toString() {
        return decimal() + " " + currency;
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currency: " + currency + " and " + other.currency + " do not mix");
        }
    }
}
