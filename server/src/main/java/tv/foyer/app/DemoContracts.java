package tv.foyer.app;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.foyer.kernel.Share;
import tv.foyer.kernel.Text;
import tv.foyer.settlement.ContractDraft;
import tv.foyer.settlement.Settlement;
import tv.foyer.settlement.SettlementConfig.Stake;
import tv.foyer.settlement.Signing;

/** The demo alliance's contracts and its cap table. */
final class DemoContracts {
    static final int HOUSE_PERCENT = 8;
    static final int MAKER_PERCENT = 60;
    static final int PROVIDER_PERCENT = 25;
    static final int MAKER_PERCENT_OUTSIDE_CONTENT = 80;
    static final long FEN_PER_THOUSAND_MINUTES = 500;
    static final long DISTRIBUTION_STEP_MINOR = 1_000;

    /** Percent by shareholder, in the order that breaks ties. */
    static final Map<String, Integer> EQUITY = new LinkedHashMap<>();

    static {
        EQUITY.put("nimbora", 67);
        EQUITY.put("kestral", 18);
        EQUITY.put("ombrix", 15);
    }

    private static final List<String> MAKERS = List.of("kestral", "ombrix", "lumao");
    private static final List<String> PROVIDERS = List.of("silverreed", "terntide");
    private static final List<String> ADVERTISERS =
            List.of("brightwok", "pedalfox", "ombrix", "tidewire");

    private DemoContracts() {}

    /** Signs everything as of a day. */
    static void load(Settlement settlement, LocalDate from) {
        settlement.equity(
                from,
                EQUITY.entrySet().stream()
                        .map(holder ->
                                new Stake(
                                        DemoAlliance.partner(holder.getKey()),
                                        Share.percent(holder.getValue())))
                        .toList());
        for (String maker : MAKERS) {
            requireSigned(settlement.sign(outsideContent(maker, from)));
            for (String provider : PROVIDERS) {
                requireSigned(settlement.sign(inContent(maker, provider, from)));
            }
        }
        for (String provider : PROVIDERS) {
            requireSigned(settlement.sign(viewing(provider, from)));
        }
        requireSigned(settlement.sign(outsideMarket(from)));
        for (String advertiser : ADVERTISERS) {
            requireSigned(settlement.sign(spend(advertiser, from)));
        }
    }

    /**
     * What was shown in places that others sold: the house is the party of the screen and keeps no
     * part as its own, for it owes those sellers what was bid.
     */
    private static ContractDraft outsideMarket(LocalDate from) {
        return ContractDraft.inventory(
                new ContractDraft.Head(
                        "inventory-outside",
                        new Text("联盟之外卖方的广告位", "Places of sellers outside the alliance"),
                        from),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                Share.percent(0),
                List.of(Share.percent(100), Share.percent(0)));
    }

    private static ContractDraft outsideContent(String maker, LocalDate from) {
        Text name = DemoAlliance.nameOf(maker);
        return ContractDraft.inventory(
                new ContractDraft.Head(
                        "inventory-" + maker,
                        new Text(name.zh() + "屏幕资源（内容之外）", name.en() + " screens outside content"),
                        from),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                DemoAlliance.partner(maker),
                Share.percent(HOUSE_PERCENT),
                List.of(
                        Share.percent(MAKER_PERCENT_OUTSIDE_CONTENT),
                        Share.percent(100 - MAKER_PERCENT_OUTSIDE_CONTENT)));
    }

    private static ContractDraft inContent(String maker, String provider, LocalDate from) {
        Text screens = DemoAlliance.nameOf(maker);
        Text content = DemoAlliance.nameOf(provider);
        return ContractDraft.inventory(
                new ContractDraft.Head(
                        "inventory-" + maker + "-" + provider,
                        new Text(
                                screens.zh() + "屏幕 × " + content.zh() + "内容",
                                screens.en() + " screens, " + content.en() + " content"),
                        from),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                DemoAlliance.partner(maker),
                DemoAlliance.partner(provider),
                Share.percent(HOUSE_PERCENT),
                List.of(
                        Share.percent(MAKER_PERCENT),
                        Share.percent(PROVIDER_PERCENT),
                        Share.percent(100 - MAKER_PERCENT - PROVIDER_PERCENT)));
    }

    private static ContractDraft viewing(String provider, LocalDate from) {
        Text name = DemoAlliance.nameOf(provider);
        return ContractDraft.content(
                new ContractDraft.Head(
                        "content-" + provider,
                        new Text(name.zh() + "内容按观看时长计费", name.en() + " content by the minute"),
                        from),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                DemoAlliance.partner(provider),
                FEN_PER_THOUSAND_MINUTES * 10);
    }

    private static ContractDraft spend(String advertiser, LocalDate from) {
        Text name = DemoAlliance.nameOf(advertiser);
        return ContractDraft.mediaSpend(
                new ContractDraft.Head(
                        "media-" + advertiser,
                        new Text(name.zh() + "广告投放", name.en() + " advertising"),
                        from),
                DemoAlliance.partner(DemoAlliance.OPERATOR_KEY),
                DemoAlliance.partner(advertiser));
    }

    private static void requireSigned(Signing signing) {
        if (signing instanceof Signing.Refused(var field, var rule)) {
            throw new IllegalStateException("demo contract refused: " + field + ": " + rule);
        }
    }
}
