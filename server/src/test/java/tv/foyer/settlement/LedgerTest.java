package tv.foyer.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tv.foyer.kernel.PartnerId;
import tv.foyer.measurement.Facts;
import tv.foyer.settlement.Entry.Account;
import tv.foyer.settlement.LedgerStore.Posted;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PartnerId HOUSE = Facts.partner("hearthline");
    private static final PartnerId MAKER = Facts.partner("kestral");

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.with("log", "measurement", "settlement");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEntryThatDoesNotBalanceIsRefusedByTheDatabaseAtCommit() {
        assertThatThrownBy(() -> post(entry("unbalanced", 100, -99)))
                .hasStackTraceContaining("does not balance");

        assertThat(balance(MAKER)).isZero();
    }

    @Test
    void theSameEntryPostedAgainHasNoEffectAndAnotherUnderItsKeyIsRefused() {
        assertThat(post(entry("one", 100, -100))).isEqualTo(Posted.NOW);
        assertThat(post(entry("one", 100, -100))).isEqualTo(Posted.BEFORE);
        assertThat(post(entry("one", 200, -200))).isEqualTo(Posted.KEY_TAKEN);

        assertThat(balance(MAKER)).isEqualTo(100);
    }

    @Test
    void aCompleteEntryTakesNoMorePostings() {
        post(entry("one", 100, -100));

        assertThatThrownBy(() ->
                        owner().useTransaction(h -> {
                            h.execute(
                                    "insert into settlement.posting select partner_id, entry_id,"
                                            + " account, 'EUR', amount_minor from settlement.posting");
                        }))
                .hasStackTraceContaining("is complete");
    }

    @Test
    void nothingInTheBooksCanBeChangedOrDeletedNotEvenByTheOwnerOfTheDatabase() {
        post(entry("one", 100, -100));
        List<String> tables =
                owner().withHandle(h ->
                        h.createQuery(
                                        "select table_name from information_schema.tables where"
                                                + " table_schema = 'settlement' and table_name <>"
                                                + " 'migration'")
                                .mapTo(String.class)
                                .list());

        assertThat(tables).hasSizeGreaterThan(10);
        for (String table : tables) {
            assertThatThrownBy(() ->
                            owner().useHandle(h -> h.execute("delete from settlement." + table)))
                    .as(table)
                    .hasStackTraceContaining("append-only");
            assertThatThrownBy(() ->
                            database.sql()
                                    .houseDo(h -> h.execute("delete from settlement." + table)))
                    .as(table)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() ->
                        owner().useHandle(h ->
                                h.execute("update settlement.posting set amount_minor = 1")))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void aPartnerSeesItsOwnPostingsAndCannotPost() {
        post(entry("one", 100, -100));

        assertThat(postings(MAKER)).isEqualTo(1);
        assertThat(postings(Facts.partner("ombrix"))).isZero();
        assertThatThrownBy(() ->
                        database.sql()
                                .asPartner(
                                        MAKER,
                                        h -> LedgerStore.post(h, entry("own", 500, -500), NOON)))
                .hasStackTraceContaining("permission denied");
    }

    private Posted post(Entry entry) {
        return database.sql().asHouse(handle -> LedgerStore.post(handle, entry, NOON));
    }

    private long balance(PartnerId partner) {
        return database.sql().asHouse(h -> LedgerStore.balance(h, partner, Account.PAYABLE, "CNY"));
    }

    private int postings(PartnerId reader) {
        return database.sql()
                .asPartner(
                        reader,
                        h ->
                                h.createQuery("select count(*) from settlement.posting")
                                        .mapTo(Integer.class)
                                        .one());
    }

    private static Entry entry(String key, long maker, long house) {
        return new Entry(
                key,
                "2026-11",
                "test",
                "CNY",
                List.of(
                        new Entry.Posting(MAKER, Account.PAYABLE, maker),
                        new Entry.Posting(HOUSE, Account.CLEARING, house)));
    }

    private Jdbi owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.ownerAddress());
        return Jdbi.create(source);
    }
}
