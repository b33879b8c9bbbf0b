package tv.foyer.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tv.foyer.exchange.Neighbours.Members;
import tv.foyer.http.Access;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;

/**
 * Who sells here (IAB sellers.json 1.0) and who may sell our app (app-ads.txt 1.1), made from the
 * members whose membership is public. ads.cert is not spoken.
 */
final class SupplyRoutes {
    private final ExchangeConfig config;
    private final Members members;
    private final MarketStore store;

    SupplyRoutes(ExchangeConfig config, Members members, MarketStore store) {
        this.config = config;
        this.members = members;
        this.store = store;
    }

    Routes routes() {
        return new Routes()
                .get("/sellers.json", Access.open(), _ -> Reply.json(sellers()))
                .get(
                        "/app-ads.txt",
                        Access.open(),
                        _ -> Reply.text(200, "text/plain; charset=utf-8", appAds()));
    }

    /** The names are those of the format. */
    record SellersFile(
            String contact_address,
            String version,
            List<Identifier> identifiers,
            List<Entry> sellers) {}

    record Identifier(String name, String value) {}

    record Entry(String seller_id, String name, String domain, String seller_type) {}

    private SellersFile sellers() {
        List<Entry> entries = new ArrayList<>();
        for (Members.Member member : members.all()) {
            if (member.sellsScreens()) {
                entries.add(
                        new Entry(
                                member.key(),
                                member.name(),
                                member.domain(),
                                Seller.Type.PUBLISHER.name()));
            }
        }
        for (Seller seller : store.sellers().values()) {
            if (seller.enabled()) {
                entries.add(
                        new Entry(
                                seller.key(),
                                seller.name(),
                                seller.domain(),
                                seller.type().name()));
            }
        }
        return new SellersFile(config.domain(), "1.0", List.of(), entries);
    }

    /** Every brand's account with the sales house, and whose content brings places for ads. */
    private String appAds() {
        StringBuilder text = new StringBuilder();
        text.append("OWNERDOMAIN=").append(config.domain()).append('\n');
        text.append("MANAGERDOMAIN=").append(config.domain()).append('\n');
        TreeSet<String> content = new TreeSet<>();
        for (Members.Member member : members.all()) {
            if (member.sellsScreens()) {
                text.append(config.domain()).append(", ").append(member.key());
                text.append(", DIRECT\n");
            }
            if (member.bringsContent()) {
                content.add(member.domain());
            }
        }
        content.forEach(
                domain -> text.append("inventorypartnerdomain=").append(domain).append('\n'));
        return text.toString();
    }
}
