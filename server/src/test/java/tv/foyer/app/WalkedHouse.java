package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

/**
 * A house in which people have watched, with every table that its database knows: what the walks
 * with another partner's identity go through.
 */
final class WalkedHouse {
    static final String OPERATOR = DemoAlliance.OPERATOR_KEY;
    static final List<String> PARTNERS =
            DemoAlliance.MEMBERS.stream().map(DemoAlliance.Member::key).toList();
    static final List<String> TENANTS =
            PARTNERS.stream().filter(key -> !key.equals(OPERATOR)).toList();
    static final String UUID_TEXT = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    static final TestHouse TEST = walkedIn();
    static final List<Table> TABLES = readTables();

    private WalkedHouse() {}

    /** A table as the database knows it; {@code parties} are the columns that make a reader. */
    record Table(String name, String comment, boolean secured, boolean forced, boolean partition) {
        boolean migration() {
            return name.endsWith(".migration");
        }

        boolean partnerRows() {
            return comment.startsWith("parties: ");
        }

        List<String> parties() {
            return List.of(comment.substring("parties: ".length()).split(", "));
        }
    }

    private static TestHouse walkedIn() {
        TestHouse house = TestHouse.shared();
        deliver(house, "brightwok", "line-item/brightwok/noodles");
        deliver(house, "pedalfox", "line-item/pedalfox/ride");
        return house;
    }

    /** What is delivered is no film, so its row stands still at once. */
    private static void deliver(TestHouse test, String advertiser, String lineItem) {
        String path = "/api/v1/console/creatives?name=x&lineItem=" + Ids.named(lineItem);
        TestWire.Answer answer =
                test.send("POST", path, Optional.of(test.staff(advertiser)), "no film");
        assertThat(answer.status()).as(advertiser).isEqualTo(202);
    }

    private static List<Table> readTables() {
        return TEST.owner()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select n.nspname || '.' || c.relname as name,
                                               coalesce(obj_description(c.oid), '') as comment,
                                               c.relrowsecurity, c.relforcerowsecurity,
                                               c.relispartition
                                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where c.relkind in ('r', 'p', 'v', 'm', 'f')
                                          and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                                        order by 1
                                        """)
                                .map((row, _) ->
                                        new Table(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getBoolean(3),
                                                row.getBoolean(4),
                                                row.getBoolean(5)))
                                .list());
    }

    static Set<String> idsIn(Table table, String condition) {
        return ids(
                "select m[1] from "
                        + table.name()
                        + " t, regexp_matches(t::text, '"
                        + UUID_TEXT
                        + "', 'g') m where "
                        + condition);
    }

    static PartnerId id(String partner) {
        return DemoAlliance.partner(partner);
    }

    static Set<String> ids(String query) {
        return TEST.owner().withHandle(h -> h.createQuery(query).mapTo(String.class).set());
    }

    static List<Table> partnerTables() {
        return TABLES.stream().filter(Table::partnerRows).toList();
    }

    static String condition(Table table) {
        return table.parties().stream()
                .map(c -> c + " = :reader")
                .collect(Collectors.joining(" or "));
    }

    static long asPartner(PartnerId reader, Table table, String condition) {
        return TEST.app()
                .inTransaction(h -> {
                    h.execute("set local role foyer_partner");
                    h.execute("set local app.partner = '" + reader + "'");
                    return count(h, table, condition, reader);
                });
    }

    static long count(Handle handle, Table table, String condition, PartnerId reader) {
        String asked = condition.replace(":reader", "'" + reader + "'::uuid");
        return handle.createQuery("select count(*) from " + table.name() + " where " + asked)
                .mapTo(Long.class)
                .one();
    }
}
