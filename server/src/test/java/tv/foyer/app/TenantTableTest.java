package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.foyer.app.WalkedHouse.PARTNERS;
import static tv.foyer.app.WalkedHouse.TABLES;
import static tv.foyer.app.WalkedHouse.TEST;
import static tv.foyer.app.WalkedHouse.asPartner;
import static tv.foyer.app.WalkedHouse.condition;
import static tv.foyer.app.WalkedHouse.count;
import static tv.foyer.app.WalkedHouse.ids;
import static tv.foyer.app.WalkedHouse.idsIn;
import static tv.foyer.app.WalkedHouse.partnerTables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tv.foyer.app.WalkedHouse.Table;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;

/** Every table of a house in which people have watched, read with another partner's identity. */
@Tag("slow")
class TenantTableTest {
    @Test
    void everyTableIsDeclaredOnceWithRowSecurityForced() {
        assertThat(TABLES).hasSizeGreaterThan(40);
        assertThat(TABLES)
                .filteredOn(t -> !t.migration() && !t.partition())
                .allSatisfy(t -> {
                    assertThat(t.comment())
                            .as(t.name())
                            .matches("parties: [a-z_]+(, [a-z_]+)*|public|house only");
                    assertThat(t.secured()).as(t.name() + " row-level security").isTrue();
                    assertThat(t.forced()).as(t.name() + " forced on its owner").isTrue();
                });
    }

    @Test
    void aTableHasThePoliciesAndRightsOfItsDeclarationAndNoOther() {
        for (Table table : TABLES) {
            assertThat(policies(table.name())).as(table.name()).isEqualTo(expectedPolicies(table));
            Set<String> rights = partnerRights(table.name());
            if (table.migration() || table.partition()) {
                assertThat(anyRights(table.name())).as(table.name()).isEmpty();
            } else if (table.partnerRows()) {
                assertThat(rights)
                        .as(table.name())
                        .isSubsetOf("SELECT", "INSERT", "UPDATE", "DELETE");
            } else if (table.comment().equals("public")) {
                assertThat(rights).as(table.name()).containsExactly("SELECT");
            } else {
                assertThat(rights).as(table.name()).isEmpty();
            }
        }
    }

    @Test
    void noViewOrDefinerFunctionLeadsAroundThePolicies() {
        List<String> ways =
                TEST.owner()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select p.oid::regprocedure::text from pg_proc p
                                                join pg_namespace n on n.oid = p.pronamespace
                                                where p.prosecdef and n.nspname !~ '^pg_'
                                                  and (has_function_privilege('foyer_partner', p.oid, 'execute')
                                                    or has_function_privilege('foyer_app', p.oid, 'execute'))
                                                union all
                                                select c.oid::regclass::text from pg_class c
                                                join pg_namespace n on n.oid = c.relnamespace
                                                where c.relkind in ('v', 'm', 'f')
                                                  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                                                """)
                                        .mapTo(String.class)
                                        .list());

        assertThat(ways).isEmpty();
    }

    @Test
    void aPartnerSeesExactlyTheRowsToWhichItIsAParty() {
        for (Table table : partnerTables()) {
            for (String partner : PARTNERS) {
                PartnerId id = DemoAlliance.partner(partner);
                String mine = condition(table);
                long there = TEST.owner().withHandle(h -> count(h, table, mine, id));
                long seen = asPartner(id, table, "true");
                long foreign = asPartner(id, table, "(" + mine + ") is not true");
                assertThat(seen).as(partner + " in " + table.name()).isEqualTo(there);
                assertThat(foreign).as(partner + " in " + table.name()).isZero();
            }
        }
    }

    /** Its own name, its own staff and what its own staff did are all that there is of it. */
    @Test
    void aMemberThatIsPartyToNothingSeesNothing() {
        PartnerId northgate = DemoAlliance.partner("northgate");
        PartnerId stranger = new PartnerId(Ids.named("partner/stranger"));
        for (Table table : partnerTables()) {
            boolean itself =
                    Set.of("alliance.partner", "alliance.staff", "alliance.audit")
                            .contains(table.name());
            if (!itself) {
                assertThat(asPartner(northgate, table, "true")).as(table.name()).isZero();
            }
            assertThat(asPartner(stranger, table, "true")).as(table.name()).isZero();
        }
        assertThat(rowsOfAll("alliance.partner")).isEqualTo(PARTNERS.size());
    }

    @Test
    void withoutAReaderThereAreNoRowsAndWithoutARoleNoAccess() {
        for (Table table : partnerTables()) {
            long rows =
                    TEST.app()
                            .inTransaction(h -> {
                                h.execute("set local role foyer_partner");
                                return count(h, table, "true", new PartnerId(Ids.named("x")));
                            });
            assertThat(rows).as(table.name() + " without a reader").isZero();
        }
        for (Table table : TABLES) {
            assertThatThrownBy(() ->
                            TEST.app().withHandle(h -> h.execute("select 1 from " + table.name())))
                    .as(table.name() + " without a role")
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aPartnerReadsNoTableOfTheHouse() {
        PartnerId kestral = DemoAlliance.partner("kestral");
        for (Table table : TABLES) {
            if (!table.partnerRows() && !table.comment().equals("public")) {
                assertThatThrownBy(() -> asPartner(kestral, table, "true"))
                        .as(table.name())
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void noPartnersTableKnowsAHousehold() {
        Set<String> households = ids("select household_id from devices.household");
        assertThat(households).isNotEmpty();
        for (Table table : partnerTables()) {
            assertThat(idsIn(table, "true"))
                    .as(table.name())
                    .doesNotContainAnyElementsOf(households);
        }
    }

    private static long rowsOfAll(String table) {
        return TEST.owner()
                .withHandle(h ->
                        h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    private static Map<String, String> policies(String table) {
        return TEST.owner()
                .withHandle(h ->
                        h
                                .createQuery(
                                        """
                                        select p.polname::text,
                                               p.polpermissive || ' ' || p.polcmd::text || ' '
                                                 || (select string_agg(r::regrole::text, ',') from unnest(p.polroles) r)
                                                 || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
                                                 || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
                                        from pg_policy p where p.polrelid = :t::regclass
                                        """)
                                .bind("t", table)
                                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map<String, String> expectedPolicies(Table table) {
        Map<String, String> policies = new HashMap<>();
        if (table.migration() || table.partition()) {
            return policies;
        }
        policies.put("house", "true * foyer_house true true");
        if (table.partnerRows()) {
            String rule =
                    table.parties().stream()
                            .map(c -> "(" + c + " = ( SELECT sql.reader() AS reader))")
                            .collect(Collectors.joining(" OR "));
            String whole = table.parties().size() == 1 ? rule : "(" + rule + ")";
            policies.put("party", "true * foyer_partner " + whole + " " + whole);
        } else if (table.comment().equals("public")) {
            policies.put("everyone", "true r foyer_partner true -");
        }
        return policies;
    }

    private static Set<String> partnerRights(String table) {
        return rights(table, "foyer_partner");
    }

    private static Set<String> anyRights(String table) {
        return Stream.of("foyer_partner", "foyer_app", "foyer_house")
                .flatMap(role -> rights(table, role).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> rights(String table, String role) {
        return Arrays.stream(
                        new String[] {
                            "SELECT",
                            "INSERT",
                            "UPDATE",
                            "DELETE",
                            "TRUNCATE",
                            "REFERENCES",
                            "TRIGGER"
                        })
                .filter(right ->
                        TEST.owner()
                                .withHandle(h ->
                                        h.createQuery("select has_table_privilege(:r, :t, :p)")
                                                .bind("r", role)
                                                .bind("t", table)
                                                .bind("p", right)
                                                .mapTo(Boolean.class)
                                                .one()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
