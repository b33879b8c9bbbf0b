package tv.foyer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

class IsolationTest {
    private static final PartnerId ONE = new PartnerId(Ids.named("partner/one"));
    private static final PartnerId OTHER = new PartnerId(Ids.named("partner/other"));

    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.with();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theHouseSeesWhatAPartnerWroteAndAnotherPartnerDoesNot() {
        owner().useHandle(h -> {
            h.execute("create schema one");
            h.execute("create table one.t (partner_id uuid, body text)");
            h.execute("select sql.parties('one.t', 'partner_id')");
        });

        database.sql()
                .asPartner(
                        ONE,
                        h ->
                                h.createUpdate("insert into one.t values (:p, 'mine')")
                                        .bind("p", ONE)
                                        .execute());

        assertThat(count(ONE)).isEqualTo(1);
        assertThat(count(OTHER)).isZero();
        PartnerId owner =
                database.sql()
                        .asHouse(h ->
                                h.createQuery("select partner_id from one.t")
                                        .mapTo(PartnerId.class)
                                        .one());
        assertThat(owner).isEqualTo(ONE);
        assertThatThrownBy(() ->
                        database.sql()
                                .asPartner(
                                        OTHER,
                                        h ->
                                                h.createUpdate(
                                                                "insert into one.t values (:p, 'forged')")
                                                        .bind("p", ONE)
                                                        .execute()))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aFreshEmbeddedDatabaseIsDurable() {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            String value =
                    owner().withHandle(h ->
                            h.createQuery("show " + setting).mapTo(String.class).one());
            assertThat(value).as(setting).isEqualTo("on");
        }
    }

    private static Integer count(PartnerId reader) {
        return database.sql()
                .asPartner(
                        reader,
                        h ->
                                h.createQuery("select count(*) from one.t")
                                        .mapTo(Integer.class)
                                        .one());
    }

    private static Jdbi owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.ownerAddress());
        return Jdbi.create(source);
    }
}
