package tv.foyer.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.foyer.ads.Sample.BRIGHTWOK;
import static tv.foyer.ads.Sample.KESTRAL;
import static tv.foyer.ads.Sample.OMBRIX;
import static tv.foyer.ads.Sample.PEDALFOX;
import static tv.foyer.ads.Sample.line;
import static tv.foyer.ads.Sample.request;
import static tv.foyer.ads.Sample.room;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.xml.Xml;

class AdRoutesTest {
    private static final String CONSOLE = "/api/v1/console/";

    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anAdvertiserSeesItsOwnCampaignsAndTheOperatorAll() {
        house.book(BRIGHTWOK, line("noodles"));
        house.book(PEDALFOX, line("ride").category("mobility"));

        String own = body(get("campaigns", staff(BRIGHTWOK, PartnerKind.ADVERTISER)));
        String all = body(get("campaigns", operator()));

        assertThat(own).contains("noodles").doesNotContain("ride").doesNotContain(PEDALFOX + "");
        assertThat(all).contains("noodles").contains("ride");
        assertThat(body(get("campaigns", staff(OMBRIX, PartnerKind.ADVERTISER))))
                .isEqualTo("{\"items\":[]}");
        assertThat(get("campaigns", staff(KESTRAL, PartnerKind.MAKER)).headers())
                .containsKey("Refused");
    }

    @Test
    void aCampaignTellsWhatItSpent() {
        house.book(BRIGHTWOK, line("noodles"));
        house.show(
                house.ads()
                        .decideBreaks(request("home", "pop", room(30, 1)))
                        .getFirst()
                        .getFirst());
        house.catchUp();

        assertThat(body(get("campaigns", operator()))).contains("\"spentMicros\":50000");
    }

    @Test
    void theOperatorPausesAndResumesAndItIsKept() {
        house.book(BRIGHTWOK, line("noodles"));
        Map<String, String> id = Map.of("id", Sample.lineId("noodles").toString());

        Reply paused = house.call("POST", CONSOLE + "line-items/{id}/pause", operator(), id);

        assertThat(body(paused)).contains("\"state\":\"PAUSED\"");
        assertThat(house.ads().decideBreaks(request("home", "pop", room(30, 1))).getFirst())
                .isEmpty();
        assertThat(body(house.call("POST", CONSOLE + "line-items/{id}/resume", operator(), id)))
                .contains("\"state\":\"ACTIVE\"");
        assertThat(house.audit).hasSize(2);
        Map<String, String> unknown = Map.of("id", Ids.named("nothing").toString());
        assertThat(
                        house.call("POST", CONSOLE + "line-items/{id}/pause", operator(), unknown)
                                .status())
                .isEqualTo(404);
        assertThat(
                        house.call(
                                        "POST",
                                        CONSOLE + "line-items/{id}/pause",
                                        staff(BRIGHTWOK, PartnerKind.ADVERTISER),
                                        id)
                                .headers())
                .containsKey("Refused");
    }

    @Test
    void aMakerKeepsItsOwnVetoes() {
        Map<String, String> ombrix = Map.of("advertiserId", OMBRIX.toString());
        Caller kestral = staff(KESTRAL, PartnerKind.MAKER);

        Reply put = house.call("PUT", CONSOLE + "vetoes/{advertiserId}", kestral, ombrix);

        assertThat(body(put)).contains("\"id\":\"" + OMBRIX + "\",\"vetoed\":true");
        assertThat(body(get("vetoes", staff(OMBRIX, PartnerKind.MAKER))))
                .doesNotContain("\"vetoed\":true");
        assertThat(body(house.call("DELETE", CONSOLE + "vetoes/{advertiserId}", kestral, ombrix)))
                .doesNotContain("\"vetoed\":true");
        Map<String, String> unknown = Map.of("advertiserId", Ids.named("nobody").toString());
        assertThat(house.call("PUT", CONSOLE + "vetoes/{advertiserId}", kestral, unknown).status())
                .isEqualTo(404);
    }

    @Test
    void theLastHundredDecisionsAreThereAfterARestart() {
        house.book(BRIGHTWOK, line("noodles").cap(3));
        for (int n = 0; n < 120; n++) {
            house.ads().decideBreaks(request(n, "pop", room(30, 1)));
        }
        house.restart();
        house.catchUp();

        String json = body(get("decisions", operator()));

        assertThat(json.split("\"decision\":", -1)).hasSize(101);
        assertThat(json).contains("\"surface\":\"PRE_ROLL\"").contains("\"priceMicros\":50000");
    }

    @Test
    void aSetGetsABootAdAndNoneAfterItRefused() {
        house.book(
                PEDALFOX,
                line("dawn").on(tv.foyer.events.Surface.BOOT).films(Sample.film("dawn", 5)));
        Caller set = tvSet("kestral");

        String ad = body(house.call("POST", "/api/v1/boot", set, Map.of()));
        Reply refusal = house.call("POST", "/api/v1/boot/refusal", tvSet("lumao"), Map.of());

        assertThat(ad)
                .contains("\"media\":\"/media/spots/dawn/master.m3u8\"")
                .contains("\"seconds\":5")
                .contains("\"label\":{\"zh\":\"广告\"")
                .contains("\"closeMarkMillis\":0");
        assertThat(refusal.status()).isEqualTo(204);
        assertThat(body(house.call("POST", "/api/v1/boot", set, Map.of())))
                .isEqualTo("{\"ad\":null}");
    }

    @Test
    void aDecisionThatBreaksIsNoBootAd() {
        house.log().close();

        assertThat(body(house.call("POST", "/api/v1/boot", tvSet("kestral"), Map.of())))
                .isEqualTo("{\"ad\":null}");
    }

    @Test
    void vastCarriesTheIdsOfTheDecision() throws Exception {
        house.book(BRIGHTWOK, line("noodles"));
        house.book(PEDALFOX, line("ride").category("mobility"));
        List<List<PlacedAd>> breaks =
                house.ads().decideBreaks(request("home", "pop", room(15, 1), room(60, 4)));
        List<String> tokens = new ArrayList<>();
        breaks.forEach(pod -> pod.forEach(ad -> tokens.add(ad.token())));

        Reply vast = vast(String.join(",", tokens), 1);

        List<String> texts = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        walk(vast, texts, attributes);
        assertThat(breaks.get(1)).hasSize(2);
        for (PlacedAd ad : breaks.get(1)) {
            assertThat(attributes).contains("Ad id=" + ad.lineItem());
            assertThat(attributes).contains("Ad sequence=" + (ad.slot() + 1));
            assertThat(attributes).contains("Creative id=" + ad.creative());
            assertThat(texts).contains("AdServingId=" + ad.decision() + "-" + ad.slot());
            assertThat(texts).contains("UniversalAdId=" + ad.creative());
            assertThat(texts)
                    .contains("Impression=http://tv.local:8080/t/IMPRESSION?c=" + ad.token())
                    .contains("Tracking=http://tv.local:8080/t/COMPLETE?c=" + ad.token())
                    .contains(
                            "MediaFile=http://tv.local:8080/media/spots/"
                                    + ad.assetKey()
                                    + "/master.m3u8");
        }
        assertThat(attributes).contains("VAST version=4.2", "Pricing currency=CNY");
        assertThat(texts).contains("Duration=00:00:15", "Pricing=50.000");
        assertThat(attributes).filteredOn(a -> a.startsWith("Ad id=")).hasSize(2);
    }

    @Test
    void aForgedTokenHasNoVast() {
        assertThat(vast("abc.def", 0).status()).isEqualTo(404);
        assertThat(vast("", 0).status()).isEqualTo(404);
    }

    private Reply vast(String tokens, int number) {
        return house.call(
                "GET",
                "/vast",
                new Caller.Nobody(),
                Map.of("t", tokens, "break", Integer.toString(number)));
    }

    private static void walk(Reply reply, List<String> texts, List<String> attributes)
            throws Exception {
        XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(bytes(reply)));
        List<String> open = new ArrayList<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.add(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        attributes.add(
                                xml.getLocalName()
                                        + " "
                                        + xml.getAttributeLocalName(i)
                                        + "="
                                        + xml.getAttributeValue(i));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        texts.add(open.getLast() + "=" + xml.getText());
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                default -> {}
            }
        }
        assertThat(open).isEmpty();
    }

    private Reply get(String what, Caller caller) {
        return house.call("GET", CONSOLE + what, caller, Map.of());
    }

    private static Caller tvSet(String brand) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device/" + brand)),
                Sample.household("home"),
                new ModelId(Ids.named("model")),
                Sample.brand(brand),
                Sample.partner(brand));
    }

    private static Caller operator() {
        return staff(Sample.partner("hearthline"), PartnerKind.OPERATOR);
    }

    private static Caller staff(PartnerId partner, PartnerKind kind) {
        return new Caller.Staff(
                new StaffId(Ids.named("staff/" + partner)),
                partner,
                Set.of(kind),
                Set.of(Role.ADS));
    }

    private static String body(Reply reply) {
        return new String(bytes(reply), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Reply reply) {
        return ((Reply.Body.Bytes) reply.body()).bytes();
    }
}
