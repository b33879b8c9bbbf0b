package tv.foyer.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tv.foyer.kernel.PartnerId;
import tv.foyer.settlement.SettlementConfig.Stake;

/**
 * The entries of a month. Pure. Advertisers owe into the clearing, pools pay out of it; each pool
 * is rounded by itself, so a few minor units may be left, which a last entry moves to rounding.
 */
final class Journal {
    private final PartnerId operator;
    private final String period;
    private final String currency;

    Journal(PartnerId operator, String period, String currency) {
        this.operator = operator;
        this.period = period;
        this.currency = currency;
    }

    List<Entry> of(List<Pool> pools, List<Stake> stakes, Distribution distribution) {
        List<Entry> entries = new ArrayList<>();
        pools.stream().map(this::of).forEach(entries::add);
        long left = clearing(entries);
        entries.add(
                entry(
                        "close/" + period + "/rounding",
                        "What rounding each pool once leaves over",
                        List.of(
                                posting(Entry.Account.CLEARING, -left),
                                posting(Entry.Account.ROUNDING, left))));
        entries.add(distribution(stakes, distribution));
        return entries.stream().filter(entry -> !entry.postings().isEmpty()).toList();
    }

    private Entry of(Pool pool) {
        Contract contract = pool.contract();
        Map<PartnerId, Long> sums = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        long left = 0;
        for (Pool.Part part : pool.parts()) {
            sums.merge(part.party().partner(), part.minor(), Math::addExact);
            left = Math.subtractExact(left, part.minor());
        }
        List<Entry.Posting> postings = new ArrayList<>();
        sums.forEach((partner, minor) ->
                postings.add(new Entry.Posting(partner, Entry.Account.PAYABLE, minor)));
        postings.add(posting(Entry.Account.CLEARING, left));
        return entry(
                "close/" + period + "/" + contract.key() + "/" + contract.version(),
                contract.kind() + " " + contract.key() + " version " + contract.version(),
                postings);
    }

    private Entry distribution(List<Stake> stakes, Distribution distribution) {
        List<Entry.Posting> postings = new ArrayList<>();
        if (distribution.declared() > 0) {
            List<Long> parts = distribution.parts(stakes.stream().map(Stake::share).toList());
            for (int i = 0; i < parts.size(); i++) {
                postings.add(
                        new Entry.Posting(
                                stakes.get(i).partner(), Entry.Account.PAYABLE, parts.get(i)));
            }
            postings.add(posting(Entry.Account.PAYABLE, -distribution.declared()));
        }
        return entry("distribution/" + period, "Distribution of profit by equity", postings);
    }

    private static long clearing(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == Entry.Account.CLEARING)
                .mapToLong(Entry.Posting::minor)
                .reduce(0, Math::addExact);
    }

    private Entry.Posting posting(Entry.Account account, long minor) {
        return new Entry.Posting(operator, account, minor);
    }

    private Entry entry(String key, String memo, List<Entry.Posting> postings) {
        return new Entry(
                key,
                period,
                memo,
                currency,
                postings.stream().filter(posting -> posting.minor() != 0).toList());
    }
}
