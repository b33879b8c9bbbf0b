package tv.foyer.sales;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.Money;
import tv.foyer.sales.Booking.Fault;

/** The rules of a booking, and the exact price of one impression. Pure. */
final class BookingRules {
    static final long MAX_MINOR = 1_000_000_000_000L;

    private static final int MICRO_DIGITS = 6;
    private static final int MAX_LINES = 100;
    private static final int MAX_CAP = 1_000;
    private static final long MAX_IMPRESSIONS = 10_000_000_000L;
    private static final Duration MAX_FLIGHT = Duration.ofDays(3 * 366);
    private static final Duration MAX_DISTANCE = Duration.ofDays(3_660);

    private final Currency currency;

    BookingRules(Currency currency) {
        this.currency = currency;
    }

    Currency currency() {
        return currency;
    }

    /** Returns an amount in micro-units of the major unit. */
    static long micros(Money money) {
        int digits = money.currency().getDefaultFractionDigits();
        return Math.multiplyExact(money.minor(), tenTo(MICRO_DIGITS - digits));
    }

    /** Returns the price of one impression in micro-units; exact, or the draft was refused. */
    static long priceMicros(Money cpm) {
        return micros(cpm) / 1_000;
    }

    /**
     * Returns the least budget that pays for so many impressions, rounded up to a minor unit; empty
     * when no budget is that large.
     */
    static Optional<Money> budgetFor(long impressions, Money cpm) {
        if (impressions < 0 || impressions > MAX_IMPRESSIONS || cpm.minor() < 0) {
            return Optional.empty();
        }
        if (cpm.minor() > 0 && impressions > MAX_MINOR * 1_000 / cpm.minor()) {
            return Optional.empty();
        }
        long thousandths = impressions * cpm.minor();
        return Optional.of(new Money(Math.ceilDiv(thousandths, 1_000L), cpm.currency()));
    }

    /** Returns each rule that a draft breaks, by the path of its field. */
    List<Fault> faults(OrderDraft draft, Known known, Author author, Instant now) {
        Faults faults = new Faults();
        faults.name("name", draft.name());
        faults.check(
                "lineItems",
                "1 to " + MAX_LINES,
                !draft.lineItems().isEmpty() && draft.lineItems().size() <= MAX_LINES);
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < Math.min(draft.lineItems().size(), MAX_LINES); i++) {
            String path = "lineItems[" + i + "].";
            OrderDraft.Line line = draft.lineItems().get(i);
            faults.check(path + "id", "each id once", seen.add(line.id()));
            buyer(faults, path, draft, i, known, author);
            line(faults, path, line, known, now);
            CreativeRules.check(faults, path, line, seen);
        }
        return faults.all();
    }

    /** Returns each rule that the terms of one line item break; paths begin at the line item. */
    List<Fault> faults(
            KeptLine before, OrderDraft.Line line, Known known, Author author, Instant now) {
        Faults faults = new Faults();
        Set<Id> seen = new HashSet<>();
        OrderDraft draft = new OrderDraft(before.order(), before.advertiser(), "-", List.of(line));
        buyer(faults, "", draft, 0, known, author);
        line(faults, "", line, known, now);
        CreativeRules.check(faults, "", line, seen);
        return faults.all();
    }

    private static void buyer(
            Faults faults, String path, OrderDraft draft, int at, Known known, Author author) {
        LineItemKind kind = draft.lineItems().get(at).kind();
        boolean houseOnly = kind == LineItemKind.HOUSE || kind == LineItemKind.PROGRAMMATIC;
        faults.check(
                path + "kind",
                kind + " is booked by the joint house only",
                !houseOnly || author.isHouse());
        boolean ofHouse = known.house().filter(draft.advertiser()::equals).isPresent();
        faults.check(
                path + "kind",
                "the house's own ads are of kind HOUSE, and nobody else's are",
                known.house().isEmpty() || ofHouse == (kind == LineItemKind.HOUSE));
    }

    private void line(Faults faults, String path, OrderDraft.Line line, Known known, Instant now) {
        faults.name(path + "name", line.name());
        faults.name(path + "category", line.category());
        TargetingRules.check(faults, path + "targeting.", line.targeting(), known);
        flight(faults, path, line, now);
        faults.within(path + "capPerDay", line.capPerDay(), 1, MAX_CAP);
        boolean payable = currency(faults, path, line);
        goal(faults, path, line, payable);
    }

    private static void flight(Faults faults, String path, OrderDraft.Line line, Instant now) {
        boolean near = Duration.between(now, line.start()).abs().compareTo(MAX_DISTANCE) <= 0;
        faults.check(path + "start", "within ten years of now", near);
        boolean inOrder = line.end().isAfter(line.start());
        faults.check(path + "end", "after start", inOrder);
        faults.check(path + "end", "in the future", !inOrder || line.end().isAfter(now));
        faults.check(
                path + "end",
                "at most three years after start",
                Duration.between(line.start(), line.end()).compareTo(MAX_FLIGHT) <= 0);
    }

    /** Returns whether both amounts can be compared at all. */
    private boolean currency(Faults faults, String path, OrderDraft.Line line) {
        Money budget = line.goal().budget();
        String rule = "in " + currency.getCurrencyCode();
        boolean budgetFits = budget.currency().equals(currency);
        boolean cpmFits = line.cpm().currency().equals(currency);
        faults.check(path + "goal.budget", rule, budgetFits);
        faults.check(path + "cpm", rule, cpmFits);
        boolean cpmInRange = line.cpm().minor() >= 0 && line.cpm().minor() <= MAX_MINOR;
        faults.check(path + "cpm", "0 to " + MAX_MINOR + " minor units", cpmInRange);
        boolean exact = !cpmInRange || !cpmFits || micros(line.cpm()) % 1_000 == 0;
        faults.check(path + "cpm", "a thousandth must be whole micro-units", exact);
        boolean house = line.kind() == LineItemKind.HOUSE;
        boolean free = house || line.kind() == LineItemKind.PROGRAMMATIC;
        faults.check(path + "cpm", "more than nothing", free || line.cpm().minor() != 0);
        faults.check(
                path + "cpm", "nothing for the house's own", !house || line.cpm().minor() == 0);
        boolean budgetInRange = budget.minor() >= (house ? 0 : 1) && budget.minor() <= MAX_MINOR;
        faults.check(
                path + "goal.budget",
                "more than nothing, at most " + MAX_MINOR + " minor units",
                budgetInRange);
        return budgetFits && cpmFits && cpmInRange && budgetInRange && exact;
    }

    private static void goal(Faults faults, String path, OrderDraft.Line line, boolean payable) {
        boolean guaranteed = line.kind() == LineItemKind.GUARANTEED;
        boolean sponsorship = line.kind() == LineItemKind.SPONSORSHIP;
        long owed = line.goal().impressions();
        boolean owedFits = guaranteed ? owed >= 1 && owed <= MAX_IMPRESSIONS : owed == 0;
        faults.check(
                path + "goal.impressions",
                "1 to " + MAX_IMPRESSIONS + " for a guaranteed line item, else 0",
                owedFits);
        long price = payable ? priceMicros(line.cpm()) : 0;
        faults.check(
                path + "goal.budget",
                "at least the impressions owed at their price",
                !guaranteed
                        || !owedFits
                        || price == 0
                        || owed <= micros(line.goal().budget()) / price);
        int share = line.goal().sharePercent();
        faults.check(
                path + "goal.sharePercent",
                "1 to 100 for a sponsorship, else 0",
                sponsorship ? share >= 1 && share <= 100 : share == 0);
    }

    private static long tenTo(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }
}
