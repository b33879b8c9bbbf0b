package tv.foyer.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.openrtb.BidRequest;
import tv.foyer.openrtb.OpenRtb;
import tv.foyer.openrtb.Parsed;

/** Places, requests and ads for tests, written as the JSON that sellers send. */
final class Rooms {
    private Rooms() {}

    static Place dynamic(String id, String pod, int ads, int seconds) {
        return place(
                "{\"id\":\"%s\",\"video\":{\"mimes\":[\"video/mp4\"],\"podid\":\"%s\",\"maxseq\":%d,\"poddur\":%d}}"
                        .formatted(id, pod, ads, seconds));
    }

    static Place slot(String id, String pod, int seconds) {
        return place(
                "{\"id\":\"%s\",\"video\":{\"mimes\":[\"video/mp4\"],\"podid\":\"%s\",\"maxduration\":%d}}"
                        .formatted(id, pod, seconds));
    }

    static Place place(String imp) {
        return Place.of(request("{\"id\":\"r\",\"imp\":[" + imp + "]}").imp().getFirst());
    }

    static BidRequest request(String json) {
        return switch (OpenRtb.request(json.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Good<BidRequest>(var request) -> request;
            case Parsed.Bad<BidRequest>(var fault) -> throw new AssertionError(fault.toString());
        };
    }

    static DirectAd direct(String name, int seconds, long cpmMicros) {
        return new DirectAd(
                new LineItemId(Ids.named("line-item/" + name)),
                new CreativeId(Ids.named("creative/" + name)),
                new PartnerId(Ids.named("partner/" + name)),
                name + ".example",
                List.of("IAB8"),
                List.of(),
                seconds,
                cpmMicros,
                "");
    }
}
