package tv.foyer.sales;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tv.foyer.kernel.Id;
import tv.foyer.kernel.Money;
import tv.foyer.sales.Booking.Fault;

/** The rules of a booking, and the exact price of one impression. */
final class BookingRules {
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_LINES = 100;
    private static final int MAX_FILMS = 20;
    private static final int MAX_SECONDS = 120;
    private static final int MAX_CAP = 1_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_KEY = 48;
    private static final long MAX_MINOR = 1_000_000_000_000L;

    private final Currency currency;

    BookingRules(Currency currency) {
        this.currency = currency;
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

    /** Returns each rule that a draft breaks, by the path of its field. */
    List<Fault> faults(OrderDraft draft) {
        List<Fault> faults = new ArrayList<>();
        name(faults, "name", draft.name());
        check(faults, "lineItems", "1 to " + MAX_LINES, within(draft.lineItems(), MAX_LINES));
        Set<Id> seen = new HashSet<>();
        for (int i = 0; i < Math.min(draft.lineItems().size(), MAX_LINES); i++) {
            String path = "lineItems[" + i + "].";
            OrderDraft.Line line = draft.lineItems().get(i);
            check(faults, path + "id", "each id once", seen.add(line.id()));
            what(faults, path, line);
            money(faults, path, line);
            films(faults, path, line, seen);
        }
        return faults;
    }

    private static void what(List<Fault> faults, String path, OrderDraft.Line line) {
        name(faults, path + "name", line.name());
        name(faults, path + "category", line.category());
        check(
                faults,
                path + "targeting.surfaces",
                "at least one",
                !line.targeting().surfaces().isEmpty());
        check(
                faults,
                path + "targeting.hoursOfWeek",
                "0 to " + (Targeting.HOURS - 1),
                line.targeting().hoursOfWeek().stream()
                        .allMatch(hour -> hour >= 0 && hour < Targeting.HOURS));
        check(faults, path + "end", "after start", line.end().isAfter(line.start()));
        check(
                faults,
                path + "capPerDay",
                "1 to " + MAX_CAP,
                line.capPerDay() >= 1 && line.capPerDay() <= MAX_CAP);
    }

    private void money(List<Fault> faults, String path, OrderDraft.Line line) {
        String rule = "in " + currency.getCurrencyCode();
        Money budget = line.goal().budget();
        check(faults, path + "goal.budget", rule, budget.currency().equals(currency));
        check(faults, path + "cpm", rule, line.cpm().currency().equals(currency));
        boolean house = line.kind() == LineItemKind.HOUSE;
        check(
                faults,
                path + "goal.budget",
                "more than nothing, at most " + MAX_MINOR + " minor units",
                (house || budget.minor() > 0) && budget.minor() <= MAX_MINOR);
        check(
                faults,
                path + "goal.impressions",
                "a guaranteed line item owes at least one",
                line.goal().impressions() >= (line.kind() == LineItemKind.GUARANTEED ? 1 : 0));
        check(
                faults,
                path + "goal.sharePercent",
                "1 to 100 for a sponsorship, else 0",
                line.kind() == LineItemKind.SPONSORSHIP
                        ? line.goal().sharePercent() >= 1 && line.goal().sharePercent() <= 100
                        : line.goal().sharePercent() == 0);
        check(
                faults,
                path + "cpm",
                "nothing for the house's own",
                !house || line.cpm().minor() == 0);
        boolean inRange = line.cpm().minor() >= 0 && line.cpm().minor() <= MAX_MINOR;
        check(faults, path + "cpm", "0 to " + MAX_MINOR + " minor units", inRange);
        check(
                faults,
                path + "cpm",
                "a thousandth must be whole micro-units",
                !inRange || micros(line.cpm()) % 1_000 == 0);
    }

    private static void films(List<Fault> faults, String path, OrderDraft.Line line, Set<Id> seen) {
        check(faults, path + "creatives", "1 to " + MAX_FILMS, within(line.creatives(), MAX_FILMS));
        for (int i = 0; i < Math.min(line.creatives().size(), MAX_FILMS); i++) {
            OrderDraft.Film film = line.creatives().get(i);
            String at = path + "creatives[" + i + "].";
            check(faults, at + "id", "each id once", seen.add(film.id()));
            int least = film.format() == LineItem.Format.IMAGE ? 0 : 1;
            check(
                    faults,
                    at + "seconds",
                    least + " to " + MAX_SECONDS,
                    film.seconds() >= least && film.seconds() <= MAX_SECONDS);
            check(
                    faults,
                    at + "assetKey",
                    "1 to " + MAX_KEY + " of a-z, 0-9 and -",
                    film.assetKey().matches("[a-z0-9-]{1," + MAX_KEY + "}"));
        }
    }

    private static boolean within(List<?> list, int most) {
        return !list.isEmpty() && list.size() <= most;
    }

    private static void name(List<Fault> faults, String field, String value) {
        check(
                faults,
                field,
                "1 to " + MAX_NAME + " characters",
                !value.isBlank() && value.length() <= MAX_NAME);
    }

    private static void check(List<Fault> faults, String field, String rule, boolean holds) {
        if (!holds) {
            faults.add(new Fault(field, rule));
        }
    }

    private static long tenTo(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }
}
