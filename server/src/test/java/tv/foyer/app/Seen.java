package tv.foyer.app;

import java.util.List;
import java.util.Optional;
import tv.foyer.kernel.Text;

/** The parts of the server's answers that the end-to-end walk reads. */
final class Seen {
    private Seen() {}

    record Card(String id, Text title, Text provider) {}

    record Ad(int slot, Text title, Text advertiser, int seconds) {}

    record Break(String kind, List<Ad> ads) {}

    record Play(String master, double startSeconds, List<Break> breaks, Card title) {
        List<Ad> ads() {
            return breaks.stream().flatMap(each -> each.ads().stream()).toList();
        }
    }

    record BootAd(Text title, Text advertiser) {}

    record Boot(Optional<BootAd> ad) {}

    record Resume(String titleId, int positionSeconds) {}

    record Title(Card card, Optional<Resume> resume) {}

    record Row(String kind, List<Card> items) {}

    record Home(List<Row> rows) {}

    record Profile(String id, String kind) {}

    record Household(String id) {}

    record Me(Household household, List<Profile> profiles) {}

    record Money(long minor, String currency) {}

    record LineItem(String name, long impressions, Money cpm) {}

    record Campaign(List<LineItem> lineItems) {}

    record Campaigns(List<Campaign> items) {}

    record Statement(String state, Money payable) {}

    record Viewing(long seconds) {}

    record Overview(Viewing viewing) {}

    record Beacon(String kind, Optional<Integer> seconds) {}

    record Beacons(List<Beacon> events) {}
}
