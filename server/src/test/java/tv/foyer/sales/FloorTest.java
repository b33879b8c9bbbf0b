package tv.foyer.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.sales.Desk.KESTRAL;
import static tv.foyer.sales.Desk.OMBRIX;
import static tv.foyer.sales.Desk.brand;
import static tv.foyer.sales.Desk.yuan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;

class FloorTest {
    private static final Caller.Staff MAKER = Desk.maker(KESTRAL);

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMakerSetsTheFloorsOfItsOwnBrandsAndTheBookKnowsThem() {
        assertThat(put(floor("kestral", "BOOT", 30), floor("pop", "BOOT", 20)).status())
                .isEqualTo(200);
        long revision = desk.sales().book().revision();
        Desk.Answer changed = put(floor("kestral", "BOOT", 35));

        assertThat(changed.at("items/0/cpm/minor")).isEqualTo("3500");
        assertThat(changed.at("items/1/cpm/minor")).isEmpty();
        assertThat(changed.at("brands/1/id")).isNotEmpty();
        assertThat(desk.sales().book().revision()).isGreaterThan(revision);
        assertThat(desk.sales().book().floors())
                .containsExactly(
                        new Book.Floor(
                                KESTRAL, brand("kestral"), tv.foyer.events.Surface.BOOT, 35_000));
        assertThat(desk.audit.getLast())
                .contains(brand("kestral") + " BOOT: 30.00 CNY → 35.00 CNY")
                .contains(brand("pop") + " BOOT: 20.00 CNY → none");
    }

    @Test
    void aRivalsBrandIsAsUnknownAsAnyAndNothingIsKept() {
        Desk.Answer rivals = put(floor("ombrix", "BOOT", 1));
        Desk.Answer nobodys = put(floor("nobody", "BOOT", 1));

        assertThat(rivals.text()).isEqualTo(nobodys.text());
        assertThat(rivals.faults()).containsExactly("items[0].brandId");
        assertThat(put(floor("kestral", "BOOT", 1), floor("kestral", "BOOT", 2)).faults())
                .containsExactly("items");
        assertThat(put(floor("kestral", "BOOT", -1)).faults()).containsExactly("items[0].cpm");
        assertThat(desk.sales().book().floors()).isEmpty();
    }

    @Test
    void nobodyElseSeesAFloor() {
        put(floor("kestral", "BOOT", 77));

        assertThat(desk.get(Desk.maker(OMBRIX), "floors").text()).doesNotContain("7700");
        assertThat(desk.get(Desk.advertiser(Desk.BRIGHTWOK), "floors").status()).isEqualTo(403);
        assertThat(desk.get(Desk.operator(), "floors").status()).isEqualTo(403);
        Caller finance = Desk.staff(KESTRAL, PartnerKind.MAKER, Role.FINANCE);
        assertThat(desk.get(finance, "floors").status()).isEqualTo(403);
    }

    private Desk.Answer put(Map<?, ?>... floors) {
        return desk.put(MAKER, "floors", Map.of("items", List.of(floors)));
    }

    private static Map<?, ?> floor(String brand, String surface, long yuan) {
        return Map.of("brandId", brand(brand), "surface", surface, "cpm", yuan(yuan));
    }
}
