package tv.foyer.settlement;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.foyer.crypto.Secrets;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.StatementId;
import tv.foyer.kernel.Text;
import tv.foyer.measurement.BillableFacts;

/**
 * Makes statements from contracts and facts. Pure: the server at close and a partner offline run
 * this same code and get the same bytes. A change that could change a byte changes {@link
 * #VERSION}.
 */
final class Engine {
    static final String VERSION = "foyer-engine-1";

    private static final Statement.ContractRef EQUITY =
            new Statement.ContractRef("equity", 1, new Text("股东协议", "Shareholders' agreement"));

    private Engine() {}

    /** Runs contracts in their order; those that cover nothing have no pool. */
    static List<Pool> pools(List<Contract> contracts, BillableFacts facts) {
        return contracts.stream()
                .sorted(Contract.ORDER)
                .flatMap(contract -> Pool.of(contract, facts).stream())
                .toList();
    }

    /** Makes a reader's statement from its own contracts and its own facts. */
    static Statement statement(FactsFile facts, List<Contract> own, String state) {
        FactsFile.Reader reader = facts.reader();
        Currency currency = Currency.getInstance(facts.currency());
        List<Statement.Line> lines = new ArrayList<>();
        for (Pool pool : pools(own, facts.billable())) {
            for (Pool.Part part : pool.parts()) {
                if (part.party().partner().equals(reader.partner())) {
                    lines.add(line(lines.size() + 1, pool, part, currency));
                }
            }
        }
        facts.distribution().ifPresent(part -> lines.add(line(lines.size() + 1, part)));
        Money payable =
                lines.stream()
                        .map(Statement.Line::amount)
                        .reduce(Money.zero(currency), Money::plus);
        return new Statement(
                idOf(reader.partner(), facts.period()),
                new Statement.Named(reader.key(), reader.name()),
                facts.period(),
                facts.zone(),
                facts.currency(),
                state,
                List.copyOf(lines),
                payable,
                VERSION,
                new Statement.FactsMark(facts.count(), Secrets.sha256(facts.bytes())));
    }

    private static StatementId idOf(PartnerId partner, String period) {
        return new StatementId(Ids.named("statement/" + partner + "/" + period));
    }

    private static Statement.Line line(int n, Pool pool, Pool.Part part, Currency currency) {
        Contract contract = pool.contract();
        return new Statement.Line(
                n,
                new Statement.ContractRef(contract.key(), contract.version(), contract.name()),
                part.kind(),
                description(contract, part.kind()),
                counterparty(contract, part.party().role()),
                pool.quantity(),
                pool.unit().name().toLowerCase(Locale.ROOT),
                pool.grossMicros(),
                new Money(part.minor(), currency));
    }

    private static Statement.Line line(int n, FactsFile.Dividend part) {
        tv.foyer.kernel.Share share = StepJson.share(part.shares().get(part.place()));
        Money declared = part.declared();
        return new Statement.Line(
                n,
                EQUITY,
                LineKind.DISTRIBUTION,
                new Text(
                        "利润分配，持股 " + share + "，宣派 " + declared.decimal(),
                        "Distribution of profit, share " + share + " of " + declared.decimal()),
                Optional.empty(),
                100 * share.numerator() / share.denominator(),
                "share",
                microsOf(declared),
                new Money(part.minor(), declared.currency()));
    }

    private static long microsOf(Money money) {
        int digits = money.currency().getDefaultFractionDigits();
        return java.math.BigDecimal.valueOf(money.minor(), digits)
                .movePointRight(6)
                .longValueExact();
    }

    private static Text description(Contract contract, LineKind kind) {
        Text what =
                switch (contract.kind()) {
                    case INVENTORY -> inventory(contract);
                    case CONTENT -> {
                        Text provider = contract.required(PartyRole.PROVIDER).name();
                        yield new Text(
                                provider.zh() + "内容的观看时长",
                                "Viewing of content of " + provider.en());
                    }
                    case MEDIA_SPEND -> new Text("已投放的广告", "Advertising delivered");
                };
        return kind == LineKind.FEE
                ? new Text("运营费：" + what.zh(), "House fee: " + what.en())
                : what;
    }

    private static Text inventory(Contract contract) {
        Text maker = contract.required(PartyRole.MAKER).name();
        return contract.party(PartyRole.PROVIDER)
                .map(Party::name)
                .map(provider ->
                        new Text(
                                maker.zh() + "电视上" + provider.zh() + "内容中的广告",
                                "Ads in content of " + provider.en() + " on sets of " + maker.en()))
                .orElseGet(() ->
                        new Text(
                                maker.zh() + "电视上内容之外的广告",
                                "Ads outside content on sets of " + maker.en()));
    }

    /** Returns whom a party in this role meets on the line. */
    private static Optional<Text> counterparty(Contract contract, PartyRole role) {
        PartyRole other =
                switch (contract.kind()) {
                    case INVENTORY ->
                            role == PartyRole.MAKER ? PartyRole.PROVIDER : PartyRole.MAKER;
                    case CONTENT ->
                            role == PartyRole.PROVIDER ? PartyRole.OPERATOR : PartyRole.PROVIDER;
                    case MEDIA_SPEND -> PartyRole.OPERATOR;
                };
        return contract.party(other).map(Party::name);
    }
}
