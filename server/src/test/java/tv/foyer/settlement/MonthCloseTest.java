package tv.foyer.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.foyer.events.Event;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Share;
import tv.foyer.measurement.BillableFacts;
import tv.foyer.measurement.Facts;
import tv.foyer.settlement.SettlementConfig.Stake;

class MonthCloseTest {
    @TempDir Path folder;
    private Alliance alliance;

    @BeforeEach
    void open() {
        alliance = new Alliance(folder).signed();
    }

    @AfterEach
    void close() {
        alliance.close();
    }

    @Test
    void aMonthIsNotClosedBeforeItIsOverAndItsLastBeaconsHadTimeToArrive() {
        Instant over = Alliance.NOVEMBER.end().plus(Duration.ofHours(6));
        alliance.now = over.minusMillis(1);

        assertThat(alliance.settlement.close(Alliance.NOVEMBER, Alliance.CLERK))
                .isEqualTo(new Closing.NotOver(over));
    }

    @Test
    void closingTwiceHasTheEffectOfClosingOnce() {
        alliance.lives(1, 200);
        Closing first = alliance.close(Alliance.NOVEMBER);
        byte[] pack = alliance.pack("kestral");
        long entries = count("settlement.journal_entry");

        Closing second = alliance.settlement.close(Alliance.NOVEMBER, Alliance.CLERK);

        assertThat(first).isInstanceOf(Closing.Closed.class);
        assertThat(second).isEqualTo(first);
        assertThat(alliance.pack("kestral")).isEqualTo(pack);
        assertThat(count("settlement.journal_entry")).isEqualTo(entries);
        assertThat(alliance.log.read(0, 5_000))
                .filteredOn(fact -> fact.event() instanceof Event.PeriodClosed)
                .hasSize(1);
    }

    @Test
    void factsThatComeAfterTheCloseLeaveTheMonthAlone() {
        alliance.lives(2, 100);
        alliance.close(Alliance.NOVEMBER);
        byte[] pack = alliance.pack("ombrix");
        long payable = alliance.payable("hearthline");

        alliance.lives(3, 100);

        assertThat(alliance.pack("ombrix")).isEqualTo(pack);
        assertThat(alliance.payable("hearthline")).isEqualTo(payable);
        assertThat(alliance.settlement.close(Alliance.NOVEMBER, Alliance.CLERK))
                .isInstanceOf(Closing.Closed.class);
        assertThat(alliance.pack("ombrix")).isEqualTo(pack);
    }

    @Test
    void aClosedMonthRecomputesToTheSameBytesForEveryPartnerAlsoAfterNewContracts() {
        alliance.lives(4, 300);
        alliance.close(Alliance.NOVEMBER);
        alliance.sign(december("kestral"));

        for (String partner : Alliance.ALL) {
            StatementDesk.Ready ready = ready(partner);
            byte[] again =
                    Engine.statement(ready.facts(), ready.contracts(), Statement.CLOSED).bytes();
            assertThat(again).as(partner).isEqualTo(ready.bytes());
        }
    }

    @Test
    void theEstimateOfAnOpenMonthIsWhatTheCloseComesToButForTheDistribution() {
        alliance.lives(5, 200);
        long open = alliance.payable("silverreed");
        long operator = alliance.payable("hearthline");

        alliance.close(Alliance.NOVEMBER);

        assertThat(alliance.payable("silverreed")).isEqualTo(open);
        assertThat(alliance.payable("hearthline")).isEqualTo(operator);
    }

    @Test
    void whatAdvertisersOweIsWhatThePartnersEarnButForRoundingAndTheLedgerSaysTheSame() {
        alliance.lives(6, 500);
        alliance.close(Alliance.NOVEMBER);

        long clearing = balance("hearthline", Entry.Account.CLEARING);
        long rounding = balance("hearthline", Entry.Account.ROUNDING);
        long all = 0;
        for (String partner : Alliance.ALL) {
            all += balance(partner, Entry.Account.PAYABLE);
        }
        assertThat(clearing).isZero();
        assertThat(all + rounding).isZero();
        assertThat(Math.abs(rounding)).isLessThanOrEqualTo(4);
        for (String partner : List.of("nimbora", "kestral", "silverreed", "brightwok")) {
            assertThat(balance(partner, Entry.Account.PAYABLE))
                    .as(partner)
                    .isEqualTo(alliance.payable(partner));
        }
    }

    @Test
    void theRestIsDistributedByEquityInWholeStepsAndTheRemainderIsCarriedOn() {
        alliance.lives(7, 2_000);
        alliance.close(Alliance.NOVEMBER);

        Distribution distribution =
                alliance.database
                        .sql()
                        .asHouse(h -> CloseStore.distribution(h, YearMonth.of(2026, 11)))
                        .orElseThrow();
        long declared = distribution.declared();
        assertThat(declared).isPositive();
        assertThat(declared % 10_000).isZero();
        assertThat(distribution.net()).isEqualTo(alliance.payable("hearthline"));
        assertThat(distribution.carriedOut()).isBetween(0L, 9_999L);
        assertThat(alliance.payable("nimbora")).isEqualTo(declared * 67 / 100);
        assertThat(ready("kestral").statement().lines().getLast().amount().minor())
                .isEqualTo(declared * 18 / 100);
        assertThat(ready("ombrix").statement().lines().getLast().amount().minor())
                .isEqualTo(declared * 15 / 100);
        assertThat(ready("silverreed").statement().lines())
                .noneMatch(line -> line.kind() == LineKind.DISTRIBUTION);
    }

    @Test
    void aPackHoldsNoRowAndNoContractToWhichItsReaderIsNoParty() {
        alliance.lives(8, 400);
        alliance.close(Alliance.NOVEMBER);

        for (String name : Alliance.ALL) {
            PartnerId reader = Alliance.partner(name);
            StatementDesk.Ready ready = ready(name);
            boolean house = reader.equals(Alliance.OPERATOR);
            assertThat(ready.contracts()).allMatch(contract -> contract.hasParty(reader));
            assertThat(ready.facts().delivery())
                    .allMatch(row ->
                            house
                                    || row.maker().equals(reader)
                                    || row.advertiser().equals(reader)
                                    || row.provider().equals(Optional.of(reader)));
            assertThat(ready.facts().viewing())
                    .allMatch(row -> house || row.provider().equals(reader));
        }
        BillableFacts frozen =
                alliance.database
                        .sql()
                        .asPartner(
                                Alliance.partner("kestral"),
                                h -> CloseStore.facts(h, YearMonth.of(2026, 11)));
        assertThat(frozen.delivery()).isNotEmpty();
        assertThat(frozen.delivery())
                .allMatch(row -> row.maker().equals(Alliance.partner("kestral")));
    }

    @Test
    void factsWithoutAContractStopTheCloseAndAreNamed() {
        alliance.log.append(
                List.of(
                        Facts.shown(
                                Facts.impression(
                                        Alliance.NOVEMBER.start(), 1, "lumao", "silverreed"))));

        assertThat(alliance.close(Alliance.NOVEMBER))
                .isInstanceOfSatisfying(
                        Closing.Uncovered.class,
                        uncovered ->
                                assertThat(uncovered.facts())
                                        .contains(Alliance.partner("lumao").toString()));
        assertThat(count("settlement.statement")).isZero();
    }

    @Test
    void monthsAreClosedInOrder() {
        alliance.close(Alliance.NOVEMBER);

        assertThat(alliance.close(tv.foyer.kernel.Period.parse("2027-01", Alliance.SHANGHAI)))
                .isEqualTo(new Closing.OutOfOrder(YearMonth.of(2026, 12)));
        assertThat(alliance.close(Alliance.DECEMBER)).isInstanceOf(Closing.Closed.class);
    }

    @Test
    void aVersionSignedForALaterDayLeavesEarlierDaysToTheOldOne() {
        Signing second = alliance.settlement.sign(december("kestral"));

        assertThat(second).isInstanceOf(Signing.Signed.class);
        assertThat(alliance.settlement.sign(december("kestral"))).isEqualTo(second);
        List<Contract> versions =
                alliance.database.sql().asHouse(ContractStore::all).stream()
                        .filter(c -> c.key().equals("inventory-kestral"))
                        .toList();
        assertThat(versions).extracting(Contract::version).containsExactly(1, 2);
        assertThat(versions.getFirst().effectiveUntil()).contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aContractThatWouldPayTwiceOrChangeAClosedMonthIsRefusedAndSaysWhy() {
        ContractDraft again = Alliance.boot("kestral");
        ContractDraft twice =
                new ContractDraft(
                        "other-key",
                        again.kind(),
                        again.name(),
                        again.from(),
                        again.until(),
                        again.parties(),
                        again.steps());
        assertThat(alliance.settlement.sign(again)).isInstanceOf(Signing.Signed.class);
        assertThat(alliance.settlement.sign(twice))
                .isEqualTo(
                        new Signing.Refused("parties", "inventory-kestral covers the same facts"));

        alliance.close(Alliance.NOVEMBER);
        ContractDraft late =
                ContractDraft.mediaSpend(
                        Alliance.head("media-late"),
                        Alliance.OPERATOR,
                        Alliance.partner("nimbora"));
        assertThat(alliance.settlement.sign(late))
                .isEqualTo(new Signing.Refused("from", "2026-11 is closed"));
        assertThatThrownBy(() ->
                        alliance.settlement.equity(
                                LocalDate.of(2026, 11, 15),
                                List.of(new Stake(Alliance.partner("nimbora"), new Share(1, 1)))))
                .hasMessageContaining("2026-11 is closed");
    }

    private static ContractDraft december(String maker) {
        ContractDraft draft = Alliance.boot(maker);
        return ContractDraft.inventory(
                new ContractDraft.Head(draft.key(), draft.name(), LocalDate.of(2026, 12, 1)),
                Alliance.OPERATOR,
                Alliance.partner(maker),
                Share.percent(5),
                List.of(Share.percent(70), Share.percent(30)));
    }

    private StatementDesk.Ready ready(String partner) {
        return alliance.desk()
                .statement(Alliance.partner(partner), YearMonth.of(2026, 11))
                .orElseThrow();
    }

    private long balance(String partner, Entry.Account account) {
        return alliance.database
                .sql()
                .asHouse(h -> LedgerStore.balance(h, Alliance.partner(partner), account, "CNY"));
    }

    private long count(String table) {
        return alliance.database
                .sql()
                .asHouse(h ->
                        h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }
}
