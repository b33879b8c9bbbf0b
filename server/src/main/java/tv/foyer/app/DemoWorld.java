package tv.foyer.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tv.foyer.fleet.World;

/** What a simulated fleet knows of the demo alliance beforehand. */
final class DemoWorld {
    /** The longest boot ad of the market, restated from its rules and not from the pack. */
    private static final int BOOT_MAX_SECONDS = 30;

    /** What the alliance publishes as its home screens' ads in an hour. */
    private static final int HOME_ADS_PER_HOUR = 12;

    private DemoWorld() {}

    static World world() {
        return new World(
                DemoAlliance.SETS.stream()
                        .map(set -> new World.Model(set.modelKey(), set.brand(), set.maker()))
                        .toList(),
                DemoOrders.LINES.stream()
                        .collect(Collectors.toMap(DemoOrders.Line::en, DemoWorld::campaign)),
                DemoOrders.VETOES,
                Map.of(
                        DemoAlliance.nameOf("silverreed").en(), "silverreed",
                        DemoAlliance.nameOf("terntide").en(), "terntide"),
                DemoAlliance.MEMBERS.stream()
                        .collect(
                                Collectors.toMap(
                                        DemoAlliance.Member::key,
                                        m -> new World.SignIn(m.email(), DemoAlliance.PASSWORD))),
                new World.Rules(BOOT_MAX_SECONDS, HOME_ADS_PER_HOUR),
                terms());
    }

    private static World.Campaign campaign(DemoOrders.Line line) {
        return new World.Campaign(
                line.en(),
                line.advertiser(),
                line.price().cpmMinor(),
                line.price().capPerDay(),
                line.place().brands().isEmpty(),
                List.copyOf(line.place().brands()),
                line.place().surfaces().stream().map(Enum::name).collect(Collectors.toSet()),
                line.category(),
                line.kidsSafe(),
                line.price().budgetMinor(),
                line.price().impressions());
    }

    private static World.Terms terms() {
        Map<String, Integer> equity = new LinkedHashMap<>();
        DemoContracts.EQUITY.forEach(equity::put);
        return new World.Terms(
                DemoAlliance.OPERATOR_KEY,
                DemoContracts.HOUSE_PERCENT,
                DemoContracts.MAKER_PERCENT,
                DemoContracts.PROVIDER_PERCENT,
                DemoContracts.MAKER_PERCENT_OUTSIDE_CONTENT,
                DemoContracts.FEN_PER_THOUSAND_MINUTES,
                equity,
                DemoContracts.DISTRIBUTION_STEP_MINOR);
    }
}
