package tv.foyer.fleet;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.Text;

/** The parts of the HTTP contract that a virtual set reads and writes (docs/http.md). */
final class Wires {
    private Wires() {}

    record Register(String modelKey, String serial) {}

    record Registered(String deviceId, String secret) {}

    record Codes(String device_code, String user_code) {}

    record Approve(String room, Optional<String> householdName, String language) {}

    record Approved(String householdToken) {}

    record Tokens(String access_token, String refresh_token) {}

    record Me(List<Profile> profiles) {}

    record Profile(String id, String kind) {}

    record Home(List<Row> rows) {}

    record Row(String kind, List<Card> items) {}

    record Card(String id, String kind, Text provider) {}

    record PlayRequest(String titleId, String profileId, boolean resume) {}

    record Play(
            String session,
            double startSeconds,
            double contentSeconds,
            double timelineSeconds,
            List<Break> breaks,
            String viewToken,
            Card title) {}

    record Break(String kind, double contentAt, double timelineAt, double seconds, List<Ad> ads) {}

    record Ad(int slot, double timelineAt, double seconds, Text title, String token) {}

    record Boot(Optional<BootAd> ad) {}

    record BootAd(Text title, String token, double seconds) {}

    record AdsAsk(String profileId, Optional<String> titleId, List<Well> breaks) {}

    /** A place for ads that is asked for. */
    record Well(String surface) {}

    record AdsAnswer(List<Filled> breaks) {}

    record Filled(String surface, List<SurfaceAd> ads) {}

    record SurfaceAd(Text title, Text label, String token, double seconds) {}

    record Batch(List<Object> events) {}

    record AdBeacon(String kind, String token, String point, String at) {}

    record WatchBeacon(
            String kind, String token, String id, String at, int positionSeconds, int seconds) {}

    record Accepted(int accepted, int duplicates, List<Refused> refused) {}

    record Refused(int index, String fault) {}

    record SignInAnswer(String token) {}

    record Statement(Payable payable, String state) {}

    record Payable(long minor, String currency) {}

    record Campaigns(List<CampaignItem> items) {}

    record CampaignItem(List<LineItem> lineItems) {}

    record LineItem(String name, long impressions, long reach) {}

    record Overview(Viewing viewing, Delivery delivery) {}

    record Viewing(long seconds) {}

    record Delivery(long impressions) {}

    record Counting(long accepted, long duplicates, long forged, long late, long implausible) {}
}
