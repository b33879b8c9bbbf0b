package tv.foyer.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.Share;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.ViewingRow;

/**
 * What one contract version moves in one period: the place where money is rounded, once. A contract
 * names at most one maker, provider and advertiser, so contract, pool and period are one unit.
 *
 * @param quantity impressions or whole minutes
 * @param grossMicros what the parts are made of, before rounding
 * @param parts signed: positive is earned, negative is owed
 */
record Pool(
        Contract contract,
        Unit unit,
        long quantity,
        long grossMicros,
        long whole,
        List<Part> parts) {
    private static final long SECONDS_PER_MINUTE = 60;
    private static final Share ALL = new Share(1, 1);

    /** What a pool counts. */
    enum Unit {
        IMPRESSIONS,
        MINUTES
    }

    /** What one party earns or owes. */
    record Part(LineKind kind, Party party, long minor) {}

    /** Runs a contract over the facts that it covers; empty if there are none. */
    static Optional<Pool> of(Contract contract, BillableFacts facts) {
        return switch (contract.kind()) {
            case INVENTORY, MEDIA_SPEND ->
                    ofImpressions(
                            contract, facts.delivery().stream().filter(contract::covers).toList());
            case CONTENT ->
                    ofViewing(contract, facts.viewing().stream().filter(contract::covers).toList());
        };
    }

    private static Optional<Pool> ofImpressions(Contract contract, List<DeliveryRow> rows) {
        long impressions = 0;
        long grossMicros = 0;
        for (DeliveryRow row : rows) {
            impressions = Math.addExact(impressions, row.impressions());
            grossMicros = Math.addExact(grossMicros, row.grossMicros());
        }
        if (impressions == 0) {
            return Optional.empty();
        }
        long whole = Amounts.minor(BigInteger.valueOf(grossMicros), 1, currency(contract));
        List<Part> parts =
                contract.kind() == ContractKind.INVENTORY
                        ? shared(contract, whole)
                        : owed(contract, whole);
        return Optional.of(
                new Pool(contract, Unit.IMPRESSIONS, impressions, grossMicros, whole, parts));
    }

    private static Optional<Pool> ofViewing(Contract contract, List<ViewingRow> rows) {
        long seconds = rows.stream().mapToLong(ViewingRow::seconds).reduce(0, Math::addExact);
        if (seconds == 0) {
            return Optional.empty();
        }
        Step.PerMinute rate = (Step.PerMinute) contract.orderedSteps().getLast();
        BigInteger micros =
                BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(rate.rateMicros()));
        long whole = Amounts.minor(micros, SECONDS_PER_MINUTE, currency(contract));
        long gross = micros.divide(BigInteger.valueOf(SECONDS_PER_MINUTE)).longValueExact();
        List<Part> parts =
                List.of(
                        new Part(LineKind.CONTENT, contract.required(rate.payer()), -whole),
                        new Part(LineKind.CONTENT, contract.required(rate.payee()), whole));
        return Optional.of(
                new Pool(
                        contract, Unit.MINUTES, seconds / SECONDS_PER_MINUTE, gross, whole, parts));
    }

    /** The steps become exact shares of the whole first; then the whole is split once. */
    private static List<Part> shared(Contract contract, long whole) {
        List<LineKind> kinds = new ArrayList<>();
        List<Party> parties = new ArrayList<>();
        List<Share> shares = new ArrayList<>();
        Share left = ALL;
        for (Step step : contract.orderedSteps()) {
            switch (step) {
                case Step.Fee(var to, var share) -> {
                    kinds.add(LineKind.FEE);
                    parties.add(contract.required(to));
                    shares.add(times(left, share));
                    left = times(left, rest(share));
                }
                case Step.Split(var split) -> {
                    for (Step.Part part : split) {
                        kinds.add(LineKind.INVENTORY);
                        parties.add(contract.required(part.to()));
                        shares.add(times(left, part.share()));
                    }
                }
                case Step.Filter _, Step.PerMinute _, Step.Owe _ -> {}
            }
        }
        List<Long> amounts = Share.split(whole, shares);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            parts.add(new Part(kinds.get(i), parties.get(i), amounts.get(i)));
        }
        return List.copyOf(parts);
    }

    /** The payee is the clearing, which pays the INVENTORY pools; only the payer has a part. */
    private static List<Part> owed(Contract contract, long whole) {
        Step.Owe owe = (Step.Owe) contract.orderedSteps().getLast();
        return List.of(new Part(LineKind.MEDIA_SPEND, contract.required(owe.payer()), -whole));
    }

    private static Share times(Share a, Share b) {
        return new Share(
                Math.multiplyExact(a.numerator(), b.numerator()),
                Math.multiplyExact(a.denominator(), b.denominator()));
    }

    private static Share rest(Share share) {
        return new Share(share.denominator() - share.numerator(), share.denominator());
    }

    private static Currency currency(Contract contract) {
        return Currency.getInstance(contract.currency());
    }
}
