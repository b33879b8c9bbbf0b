package tv.foyer.openrtb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tv.foyer.json.Json;

class OpenRtbTest {
    private static final String FULL =
            """
            {"id":"r-1","imp":[{"id":"1","video":{"mimes":["video/mp4"],"minduration":5,
            "maxduration":60,"startdelay":0,"maxseq":4,"poddur":90,"protocols":[3,7],"w":1920,
            "h":1080,"podid":7,"podseq":1,"plcmt":1,"linearity":1,"skip":0,"battr":[17],
            "slotinpod":2,"mincpmpersec":0.5,"durfloors":[{"mindur":1,"maxdur":15,"bidfloor":5},
            {"mindur":16,"bidfloor":8.25}],"poddedupe":[1,2],"playbackmethod":[1],"api":[7],
            "pos":7,"boxingallowed":1},"pmp":{"private_auction":1,"deals":[{"id":"d-1",
            "bidfloor":12.5,"bidfloorcur":"CNY","at":1,"wseat":["nova"],"wadomain":["a.example"],
            "mincpmpersec":0.1,"durfloors":[]}]},"tagid":"MID_ROLL","bidfloor":3.000001,
            "bidfloorcur":"CNY","secure":1,"ssai":1,"exp":900,"ext":{"deep":[[{"x":null}]]}},
            {"id":"2","native":{"request":"{\\"ver\\":\\"1.2\\"}","ver":"1.2","battr":[19]}},
            {"id":"3","banner":{"w":1280,"h":720,"pos":7,"battr":[1],"api":[]}}],
            "app":{"id":"a","name":"Fireside","bundle":"tv.fireside","domain":"fireside.example",
            "storeurl":"https://store.example/1","cat":["IAB1"],"publisher":{"id":"p","name":"P",
            "domain":"p.example"},"content":{"id":"c","title":"山海 – \\u00e9t\\u00e9 \\ud83d\\ude00",
            "series":"s","genre":"drama","contentrating":"12","language":"zh","cat":["IAB1-5"],
            "cattax":2,"livestream":1,"len":5400},"inventorypartnerdomain":"reed.example"},
            "device":{"ua":"TV/1","ip":"203.0.113.9","devicetype":3,"make":"Kestral","model":"K55",
            "os":"L","osv":"2","w":3840,"h":2160,"ifa":"x","lmt":1,"dnt":0,"language":"zh",
            "geo":{"country":"CHN","region":"51","lat":1.5}},"user":{"id":"u","buyeruid":"b",
            "consent":"CP"},"regs":{"coppa":0,"gdpr":1,"us_privacy":"1---","gpp":"D","gpp_sid":[2]},
            "source":{"tid":"t","schain":{"complete":1,"ver":"1.0","nodes":[{"asi":"k.example",
            "sid":"kestral","hp":1,"rid":"r"}]}},"test":1,"at":1,"tmax":200,"cur":["CNY"],
            "bcat":["IAB7"],"cattax":2,"badv":["bad.example"],"bseat":["x"],"wseat":["nova"]}\
            """;

    @Test
    void aRequestIsReadWithAllThatCounts() {
        BidRequest request = good(FULL);
        Video video = request.imp().getFirst().video().orElseThrow();

        assertThat(video.poddur()).isEqualTo(90);
        assertThat(video.startdelay()).hasValue(0);
        assertThat(video.perSecondMicros()).isEqualTo(500_000);
        assertThat(video.durfloors())
                .containsExactly(
                        new Imp.DurationFloor(1, 15, 5_000_000),
                        new Imp.DurationFloor(16, 0, 8_250_000));
        assertThat(request.imp().getFirst().floorCpmMicros()).isEqualTo(3_000_001);
        assertThat(request.imp().getFirst().pmp().orElseThrow().deals().getFirst().floorCpmMicros())
                .isEqualTo(12_500_000);
        assertThat(request.app().orElseThrow().content().orElseThrow().title())
                .isEqualTo("山海 – été 😀");
        assertThat(request.schain().orElseThrow().nodes().getFirst().sid()).isEqualTo("kestral");
        assertThat(request.imp().get(1).nativ().orElseThrow().request())
                .isEqualTo("{\"ver\":\"1.2\"}");
    }

    @Test
    void whatIsWrittenIsReadBackEqualAndIsJsonToOthers() {
        BidRequest request = good(FULL);
        byte[] written = OpenRtb.bytes(request);

        assertThat(OpenRtb.request(written)).isEqualTo(new Parsed.Good<>(request));
        assertThat(Json.textAt(written, "app/content/title")).contains("山海 – été 😀");
        assertThat(Json.textAt(written, "imp/0/bidfloor")).contains("3.000001");
    }

    @Test
    void aPodIdIsReadAsNumberOrTextAndWrittenAsText() {
        String number = "{\"id\":\"1\",\"imp\":[{\"id\":\"1\",\"video\":{\"podid\":12}}]}";
        String text = number.replace("12", "\"12\"");

        assertThat(good(number)).isEqualTo(good(text));
        assertThat(new String(OpenRtb.bytes(good(number)), StandardCharsets.UTF_8))
                .contains("\"podid\":\"12\"");
    }

    @Test
    void aWrongTypeIsAFaultThatNamesTheField() {
        assertThat(fault("{\"imp\":[{\"id\":\"1\"},{\"video\":{\"poddur\":\"90\"}}]}"))
                .isEqualTo(new Fault("imp[1].video.poddur", "a whole number expected"));
        assertThat(fault("{\"id\":5}").field()).isEqualTo("id");
        assertThat(fault("{\"imp\":{}}").field()).isEqualTo("imp");
        assertThat(fault("{\"tmax\":1.5}").field()).isEqualTo("tmax");
        assertThat(fault("{\"tmax\":-5}").rule()).isEqualTo("0 or more expected");
        assertThat(fault("{\"imp\":[{\"bidfloor\":-1}]}").rule()).isEqualTo("0 or more expected");
        assertThat(fault("{\"imp\":[{\"bidfloor\":1e99}]}").field()).isEqualTo("imp[0].bidfloor");
        assertThat(fault("{\"badv\":[1]}").field()).isEqualTo("badv[0]");
        assertThat(fault("{\"test\":2}").rule()).isEqualTo("0 or 1 expected");
        assertThat(fault("{\"unknown\":[tru]}").field()).isEqualTo("unknown[0]");
        assertThat(fault("[]").rule()).isEqualTo("an object expected");
        assertThat(fault("null").rule()).isEqualTo("an object expected");
        assertThat(fault("{} x").rule()).isEqualTo("text after the end");
        assertThat(fault("{\"a\":" + "[".repeat(100)).rule()).startsWith("nested deeper");
        assertThat(fault("").field()).isEmpty();
    }

    @Test
    void nullIsAbsent() {
        BidRequest request =
                good("{\"id\":null,\"imp\":null,\"app\":null,\"tmax\":null,\"user\":null}");

        assertThat(request).isEqualTo(good("{}"));
        assertThat(request.user()).isEmpty();
    }

    @Test
    void anAnswerIsReadAndWritten() {
        String text =
                """
                {"id":"r-1","cur":"CNY","seatbid":[{"seat":"s","bid":[{"id":"b","impid":"1",
                "price":12.3456789,"adm":"<VAST version=\\"4.2\\">\\n</VAST>","burl":"https://b.example/?p=${AUCTION_PRICE}",
                "adomain":["a.example"],"crid":"c","cat":["IAB8"],"attr":[16],"dealid":"d","dur":15,
                "mtype":2,"slotinpod":-1}]}]}\
                """;
        BidResponse response = ((Parsed.Good<BidResponse>) OpenRtb.response(bytes(text))).value();
        BidResponse.Bid bid = response.seatbid().getFirst().bid().getFirst();

        assertThat(bid.cpmMicros()).isEqualTo(12_345_678);
        assertThat(bid.adm()).isEqualTo("<VAST version=\"4.2\">\n</VAST>");
        assertThat(bid.slotinpod()).isEqualTo(-1);
        assertThat(OpenRtb.response(OpenRtb.bytes(response)))
                .isEqualTo(new Parsed.Good<>(response));
        assertThat(((Parsed.Good<BidResponse>) OpenRtb.response(bytes("{}"))).value().cur())
                .isEqualTo("USD");
    }

    @Test
    void pricesAreExactWhateverTheirForm() {
        for (String price : List.of("7.5", "7.50", "75e-1", "0.75E1", "7.5000009")) {
            BidRequest request = good("{\"imp\":[{\"bidfloor\":" + price + "}]}");
            assertThat(request.imp().getFirst().floorCpmMicros()).as(price).isEqualTo(7_500_000);
        }
        assertThat(good("{\"imp\":[{\"bidfloor\":0}]}").imp().getFirst().floorCpmMicros()).isZero();
    }

    /** Cut, flipped, doubled: whatever comes, there is an answer and no exception. */
    @Test
    void noTextHoweverBrokenThrows() {
        byte[] whole = bytes(FULL);
        Random random = new Random(20261121);
        int faults = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] broken = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int n = random.nextInt(4); n > 0 && broken.length > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            faults += OpenRtb.request(broken) instanceof Parsed.Bad ? 1 : 0;
            faults += OpenRtb.response(broken) instanceof Parsed.Bad ? 1 : 0;
        }
        assertThat(faults).isGreaterThan(70_000);
        byte[] noise = new byte[2_000];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(noise);
            assertThat(OpenRtb.request(noise)).isInstanceOf(Parsed.Bad.class);
        }
    }

    private static BidRequest good(String json) {
        Parsed<BidRequest> parsed = OpenRtb.request(bytes(json));
        assertThat(parsed).isInstanceOf(Parsed.Good.class);
        return ((Parsed.Good<BidRequest>) parsed).value();
    }

    private static Fault fault(String json) {
        Parsed<BidRequest> parsed = OpenRtb.request(bytes(json));
        assertThat(parsed).isInstanceOf(Parsed.Bad.class);
        return ((Parsed.Bad<BidRequest>) parsed).fault();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
