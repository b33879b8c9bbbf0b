package tv.foyer.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.events.Surface;
import tv.foyer.kernel.ContractId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.DeliveryRow;
import tv.foyer.measurement.Facts;
import tv.foyer.measurement.ViewingRow;
import tv.foyer.settlement.SettlementConfig.Stake;

class EngineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final Currency CNY = Currency.getInstance("CNY");

    @Test
    void partsSumToTheWholeForRandomContractsAndAmounts() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Contract contract = randomInventory(random);
            long micros = random.nextLong(1L << (1 + random.nextInt(50)));

            Pool pool = Pool.of(contract, delivered(List.of(micros))).orElseThrow();

            assertThat(pool.parts().stream().mapToLong(Pool.Part::minor).sum())
                    .isEqualTo(pool.whole());
            assertThat(pool.parts()).allMatch(part -> part.minor() >= 0);
        }
    }

    @Test
    void aPoolIsRoundedOnceAndNotPerFact() {
        List<Long> halfFen = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            halfFen.add(5_000L);
        }

        Pool pool = Pool.of(inventory(), delivered(halfFen)).orElseThrow();

        assertThat(pool.whole()).isEqualTo(500);
        assertThat(pool.parts()).extracting(Pool.Part::minor).containsExactly(40L, 276L, 115L, 69L);
    }

    @Test
    void microsBecomeMinorUnitsToTheNearestAndAHalfGoesUp() {
        assertThat(Amounts.minor(BigInteger.valueOf(14_999), 1, CNY)).isEqualTo(1);
        assertThat(Amounts.minor(BigInteger.valueOf(15_000), 1, CNY)).isEqualTo(2);
        assertThat(Amounts.minor(BigInteger.valueOf(899_999), 60, CNY)).isEqualTo(1);
        assertThat(Amounts.minor(BigInteger.valueOf(900_000), 60, CNY)).isEqualTo(2);
        assertThat(Amounts.minor(BigInteger.valueOf(1_500_000), 1, Currency.getInstance("JPY")))
                .isEqualTo(2);
    }

    @Test
    void aTieOfRemaindersGoesToTheEarlierParty() {
        Contract contract =
                contract(
                        ContractKind.INVENTORY,
                        Map.of(PartyRole.OPERATOR, "hearthline", PartyRole.MAKER, "kestral"),
                        List.of(
                                new Step.Filter(Step.Keep.VALID_ONLY),
                                new Step.Split(
                                        List.of(
                                                new Step.Part(PartyRole.MAKER, Share.percent(50)),
                                                new Step.Part(
                                                        PartyRole.OPERATOR, Share.percent(50))))));

        Pool pool = Pool.of(contract, boot(10_000)).orElseThrow();

        assertThat(pool.parts()).extracting(Pool.Part::minor).containsExactly(1L, 0L);
    }

    @Test
    void viewingIsPaidByExactSecondsAndShownInWholeMinutes() {
        Contract contract =
                contract(
                        ContractKind.CONTENT,
                        Map.of(PartyRole.OPERATOR, "hearthline", PartyRole.PROVIDER, "silverreed"),
                        List.of(
                                new Step.Filter(Step.Keep.VALID_ONLY),
                                new Step.PerMinute(
                                        PartyRole.OPERATOR, PartyRole.PROVIDER, 100_000)));
        BillableFacts facts =
                new BillableFacts(List.of(), List.of(seen("kestral", 45), seen("ombrix", 45)));

        Pool pool = Pool.of(contract, facts).orElseThrow();

        assertThat(pool.quantity()).isEqualTo(1);
        assertThat(pool.parts()).extracting(Pool.Part::minor).containsExactly(-15L, 15L);
    }

    @Test
    void revenueDoesNotKnowEquityAndEquityDoesNotKnowRevenueShares() {
        for (long net : new long[] {0, 9_999, 10_000, 123_456_789, 10_000_000_007L}) {
            Distribution distribution = Distribution.of(net, 0, 10_000);
            List<Long> parts =
                    distribution.parts(Alliance.stakes().stream().map(Stake::share).toList());

            long hundreds = net / 10_000;
            assertThat(parts).containsExactly(hundreds * 6_700, hundreds * 1_800, hundreds * 1_500);
        }
        assertThat(inventory().parties())
                .noneMatch(party -> party.partner().equals(Facts.partner("nimbora")));
    }

    @Test
    void aLossIsCarriedOnAndPaidBackBeforeAnythingIsDistributed() {
        Distribution first = Distribution.of(-50_000, 0, 10_000);
        Distribution second = Distribution.of(75_000, first.carriedOut(), 10_000);

        assertThat(first.declared()).isZero();
        assertThat(second.declared()).isEqualTo(20_000);
        assertThat(second.carriedOut()).isEqualTo(5_000);
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsNeutralisedAndANumberIsNot() {
        assertThat(StatementCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(StatementCsv.cell("@x")).isEqualTo("'@x");
        assertThat(StatementCsv.cell("+x,y")).isEqualTo("\"'+x,y\"");
        assertThat(StatementCsv.cell("-12.50")).isEqualTo("-12.50");
        assertThat(StatementCsv.cell("-cmd")).isEqualTo("'-cmd");
        assertThat(StatementCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void stepsSurviveJson() {
        for (Step step : inventory().orderedSteps()) {
            Map<?, ?> json =
                    tv.foyer.json.Json.read(
                            tv.foyer.json.Json.bytes(StepJson.write(step)), Map.class);
            Map<String, Object> fields = new java.util.LinkedHashMap<>();
            json.forEach((name, value) -> fields.put(String.valueOf(name), value));
            assertThat(StepJson.read(fields)).isEqualTo(step);
        }
    }

    private static Contract randomInventory(Random random) {
        long denominator = 1 + random.nextLong(10_000);
        long maker = random.nextLong(denominator + 1);
        long provider = random.nextLong(denominator - maker + 1);
        Share fee = new Share(random.nextInt(101), 100);
        return inventory(
                fee,
                List.of(
                        new Share(maker, denominator),
                        new Share(provider, denominator),
                        new Share(denominator - maker - provider, denominator)));
    }

    private static Contract inventory() {
        return inventory(
                Share.percent(8), List.of(Share.percent(60), Share.percent(25), Share.percent(15)));
    }

    private static Contract inventory(Share fee, List<Share> shares) {
        return contract(
                ContractKind.INVENTORY,
                Map.of(
                        PartyRole.OPERATOR,
                        "hearthline",
                        PartyRole.MAKER,
                        "kestral",
                        PartyRole.PROVIDER,
                        "silverreed"),
                List.of(
                        new Step.Filter(Step.Keep.VALID_ONLY),
                        new Step.Fee(PartyRole.OPERATOR, fee),
                        new Step.Split(
                                List.of(
                                        new Step.Part(PartyRole.MAKER, shares.get(0)),
                                        new Step.Part(PartyRole.PROVIDER, shares.get(1)),
                                        new Step.Part(PartyRole.OPERATOR, shares.get(2))))));
    }

    private static Contract contract(
            ContractKind kind, Map<PartyRole, String> parties, List<Step> steps) {
        return new Contract(
                new ContractId(Ids.named("contract/test")),
                "test",
                1,
                kind,
                new Text("试", "Test"),
                LocalDate.of(2026, 11, 1),
                Optional.empty(),
                "CNY",
                "Asia/Shanghai",
                parties.entrySet().stream()
                        .map(e ->
                                new Party(
                                        e.getKey(),
                                        Facts.partner(e.getValue()),
                                        e.getValue(),
                                        new Text(e.getValue(), e.getValue())))
                        .toList(),
                steps.stream().map(StepJson::write).toList());
    }

    private static BillableFacts delivered(List<Long> micros) {
        return new BillableFacts(
                micros.stream().map(m -> row(m, Optional.of("silverreed"))).toList(), List.of());
    }

    private static BillableFacts boot(long micros) {
        return new BillableFacts(List.of(row(micros, Optional.empty())), List.of());
    }

    private static DeliveryRow row(long micros, Optional<String> provider) {
        return new DeliveryRow(
                DAY,
                Facts.lineItem("brightwok"),
                new CreativeId(Ids.named("creative/1")),
                Facts.partner("brightwok"),
                Facts.partner("kestral"),
                Facts.brand("kestral"),
                provider.map(Facts::partner),
                Surface.PRE_ROLL,
                "CNY",
                1,
                micros,
                0);
    }

    private static ViewingRow seen(String maker, long seconds) {
        PartnerId provider = Facts.partner("silverreed");
        return new ViewingRow(
                DAY,
                new TitleId(Ids.named("title/1")),
                provider,
                Facts.partner(maker),
                Facts.brand(maker),
                seconds);
    }
}
