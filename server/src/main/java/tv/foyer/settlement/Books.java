package tv.foyer.settlement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.foyer.crypto.Secrets;
import tv.foyer.json.Json;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Period;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.settlement.SettlementConfig.Stake;

/** A month's books, made from contracts and facts before anything is written. Pure. */
record Books(
        List<Pool> pools,
        Distribution distribution,
        List<CloseStore.DividendRow> dividends,
        List<FactsFile> facts,
        List<Entry> journal,
        Money total) {
    /** What the books of one month are made of. */
    record Material(
            Period period,
            List<Contract> contracts,
            BillableFacts facts,
            List<Stake> stakes,
            long carriedIn) {}

    static Books of(Material material, SettlementConfig config, Neighbours.Partners names) {
        List<Pool> pools = Engine.pools(material.contracts(), material.facts());
        long net = net(pools);
        Distribution distribution =
                material.stakes().isEmpty()
                        ? Distribution.none(net, material.carriedIn())
                        : Distribution.of(
                                net, material.carriedIn(), config.distributionStepMinor());
        List<CloseStore.DividendRow> dividends =
                dividends(material.stakes(), new Money(distribution.declared(), config.currency()));
        Journal journal =
                new Journal(
                        config.operator(),
                        material.period().toString(),
                        config.currency().getCurrencyCode());
        return new Books(
                pools,
                distribution,
                dividends,
                facts(material, dividends, config, names),
                journal.of(pools, material.stakes(), distribution),
                new Money(gross(pools), config.currency()));
    }

    /**
     * Returns in words the first fact that some contract should cover and none does. An impression
     * is somebody's screen and somebody's spending; one that cost nothing, the house's own, has
     * nobody who pays.
     */
    static Optional<String> uncovered(Material material) {
        List<Contract> contracts = material.contracts();
        Optional<String> impressions =
                material.facts().delivery().stream()
                        .filter(row -> row.impressions() > 0)
                        .filter(row ->
                                contracts.stream().filter(c -> c.covers(row)).count()
                                        < (row.grossMicros() == 0 ? 1 : 2))
                        .map(row -> "impressions: " + Json.text(row))
                        .findFirst();
        return impressions.or(() ->
                material.facts().viewing().stream()
                        .filter(row -> row.seconds() > 0)
                        .filter(row -> contracts.stream().noneMatch(c -> c.covers(row)))
                        .map(row -> "viewing: " + Json.text(row))
                        .findFirst());
    }

    /** Returns the hex SHA-256 of all facts, one JSON line each, in their fixed order. */
    static String checkpoint(BillableFacts facts) {
        StringBuilder lines = new StringBuilder();
        facts.delivery().forEach(row -> lines.append(Json.text(row)).append('\n'));
        facts.viewing().forEach(row -> lines.append(Json.text(row)).append('\n'));
        return Secrets.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long net(List<Pool> pools) {
        return pools.stream()
                .flatMap(pool -> pool.parts().stream())
                .filter(part -> part.party().role() == PartyRole.OPERATOR)
                .mapToLong(Pool.Part::minor)
                .reduce(0, Math::addExact);
    }

    private static long gross(List<Pool> pools) {
        return pools.stream()
                .filter(pool -> pool.contract().kind() == ContractKind.INVENTORY)
                .mapToLong(Pool::whole)
                .reduce(0, Math::addExact);
    }

    private static List<CloseStore.DividendRow> dividends(List<Stake> stakes, Money declared) {
        List<CloseStore.DividendRow> rows = new ArrayList<>();
        List<String> shares = stakes.stream().map(stake -> stake.share().toString()).toList();
        for (int place = 0; place < stakes.size() && declared.minor() > 0; place++) {
            rows.add(
                    new CloseStore.DividendRow(
                            stakes.get(place).partner(),
                            new FactsFile.Dividend(declared, shares, place)));
        }
        return List.copyOf(rows);
    }

    private static List<FactsFile> facts(
            Material material,
            List<CloseStore.DividendRow> dividends,
            SettlementConfig config,
            Neighbours.Partners names) {
        Map<PartnerId, Optional<FactsFile.Dividend>> readers =
                new TreeMap<>(Comparator.comparing(PartnerId::toString));
        material.contracts().stream()
                .flatMap(contract -> contract.parties().stream())
                .forEach(party -> readers.put(party.partner(), Optional.empty()));
        material.stakes().forEach(stake -> readers.put(stake.partner(), Optional.empty()));
        dividends.forEach(row -> readers.put(row.partner(), Optional.of(row.dividend())));
        List<FactsFile> files = new ArrayList<>();
        readers.forEach((partner, dividend) -> {
            Neighbours.PartnerName name = names.name(partner);
            files.add(
                    FactsFile.of(
                            new FactsFile.Reader(partner, name.key(), name.name()),
                            material.period(),
                            config.currency().getCurrencyCode(),
                            own(material.contracts(), partner),
                            material.facts(),
                            dividend));
        });
        return List.copyOf(files);
    }

    static List<Contract> own(List<Contract> contracts, PartnerId reader) {
        return contracts.stream()
                .filter(contract -> contract.hasParty(reader))
                .sorted(Contract.ORDER)
                .toList();
    }
}
