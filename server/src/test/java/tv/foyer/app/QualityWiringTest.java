package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.foyer.json.Json;
import tv.foyer.kernel.Ids;

/** Quality over HTTP: what sets say, and what each partner reads of it. */
class QualityWiringTest {
    private static final String COLLECTOR = "/api/v1/quality";
    private static final String CONSENTS = "/api/v1/household/consents";
    private static final TestHouse TEST = TestHouse.shared();

    record Receipt(int accepted, int duplicates, List<Object> refused, boolean ids) {}

    record Figures(long plays) {}

    record Item(String key, Figures figures) {}

    record Sets(Optional<Figures> total, List<Item> items) {}

    record View(Optional<Sets> sets, Optional<Object> titles) {}

    @Test
    void everyModeOfTheStandardIsTakenFromASetAndFromNobodyElse() throws IOException {
        Sofa sofa = Sofa.join(TEST.wire(), "kestral-k55", "QUALITY-1", Optional.empty());
        String line =
                "e=t,ts=%d,sta=p,br=(3200;v),msd=640,tv.foyer-played=30000,tv.foyer-id=\"%s\""
                        .formatted(TEST.clock().instant().toEpochMilli(), id(1));
        String query =
                line.replace(id(1), id(2))
                        .replace("=", "%3D")
                        .replace("\"", "%22")
                        .replace(";", "%3B");
        String json =
                Json.text(
                        Map.of(
                                "reports",
                                List.of(
                                        Map.of(
                                                "ts", TEST.clock().instant().toEpochMilli(),
                                                "tv.foyer-id", id(3),
                                                "msd", 700))));

        assertThat(receipt(sofa, COLLECTOR, json)).isEqualTo(new Receipt(1, 0, List.of(), false));
        assertThat(receipt(sofa, COLLECTOR + "?CMCD=" + query, "").accepted()).isEqualTo(1);
        assertThat(receipt(sofa, COLLECTOR + "?CMCD=" + query, "").duplicates()).isEqualTo(1);
        assertThat(TEST.send("POST", COLLECTOR, Optional.empty(), json).status()).isEqualTo(401);
        assertThat(TEST.send("POST", COLLECTOR, Optional.of(sofa.phone()), json).status())
                .isEqualTo(403);
        assertThat(TEST.send("POST", COLLECTOR, Optional.of(sofa.set()), "{}").status())
                .isEqualTo(400);
        String many = Json.text(Map.of("reports", java.util.Collections.nCopies(101, Map.of())));
        assertThat(TEST.send("POST", COLLECTOR, Optional.of(sofa.set()), many).status())
                .isEqualTo(400);
    }

    @Test
    void theHouseholdsWordReachesTheSetAtOnce() throws IOException {
        Sofa sofa = Sofa.join(TEST.wire(), "kestral-k55", "QUALITY-2", Optional.empty());
        assertThat(TEST.get(COLLECTOR, Optional.of(sofa.set())).text()).contains("\"ids\":false");

        say(sofa, true);
        assertThat(TEST.get(COLLECTOR, Optional.of(sofa.set())).text()).contains("\"ids\":true");

        say(sofa, false);
        assertThat(receipt(sofa, COLLECTOR, "{\"reports\":[]}").ids()).isFalse();
    }

    @Test
    void aMakerReadsItsOwnSetsAndTheOperatorAll() throws IOException {
        Sofa kestral = Sofa.join(TEST.wire(), "kestral-k55", "QUALITY-3", Optional.empty());
        long before = plays("lumao");
        for (int i = 0; i < 3; i++) {
            String report =
                    Json.text(
                            Map.of(
                                    "reports",
                                    List.of(
                                            Map.of(
                                                    "ts", TEST.clock().instant().toEpochMilli(),
                                                    "tv.foyer-id", id(10 + i),
                                                    "msd", 500))));
            assertThat(receipt(kestral, COLLECTOR, report).accepted()).isEqualTo(1);
        }
        TEST.house().tails().catchUp();

        assertThat(plays("kestral")).isGreaterThanOrEqualTo(3);
        assertThat(plays("lumao")).isEqualTo(before);
        assertThat(plays("hearthline")).isGreaterThanOrEqualTo(plays("kestral") + plays("nimbora"));
        assertThat(view("silverreed", "").sets()).isEmpty();
        assertThat(view("silverreed", "").titles()).isPresent();
        assertThat(view("brightwok", "")).isEqualTo(new View(Optional.empty(), Optional.empty()));
        String brand = Ids.named("brand/nimbora").toString();
        assertThat(view("kestral", "&brand=" + brand).sets().orElseThrow().items()).isEmpty();
        for (String wrong : List.of("?by=household", "?hours=0", "?brand=x", "?days=8")) {
            assertThat(
                            TEST.get(
                                            "/api/v1/console/quality" + wrong,
                                            Optional.of(TEST.staff("kestral")))
                                    .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private static long plays(String partner) throws IOException {
        return view(partner, "").sets().flatMap(Sets::total).map(Figures::plays).orElse(0L);
    }

    private static View view(String partner, String more) throws IOException {
        TestWire.Answer answer =
                TEST.get(
                        "/api/v1/console/quality?hours=744" + more,
                        Optional.of(TEST.staff(partner)));
        assertThat(answer.status()).isEqualTo(200);
        return Json.readKnown(answer.body(), View.class);
    }

    private static void say(Sofa sofa, boolean yes) {
        String word = "{\"adTargeting\":" + yes + ",\"interests\":[],\"region\":null}";
        assertThat(TEST.send("PUT", CONSENTS, Optional.of(sofa.phone()), word).status())
                .isEqualTo(200);
    }

    private static Receipt receipt(Sofa sofa, String path, String body) {
        TestWire.Answer answer = TEST.send("POST", path, Optional.of(sofa.set()), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Json.readKnown(answer.body(), Receipt.class);
    }

    private static String id(int n) {
        return Ids.at(TEST.clock().instant(), n).toString();
    }
}
