package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import tv.foyer.ads.Neighbours.BootSettings;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.Text;

/**
 * The ad that a set shows while it starts. Nothing waits for it: an answer beyond the budget, or
 * none because something broke, is no ad, and what was promised for it is given up.
 */
final class BootRoutes {
    private static final int MAX_AT_WORK = 256;

    private final Ads ads;
    private final Neighbours neighbours;
    private final PolicyPack policy;
    private final Prompt prompt;

    BootRoutes(Ads ads, Neighbours neighbours, PolicyPack policy, long budgetMillis) {
        this.ads = ads;
        this.neighbours = neighbours;
        this.policy = policy;
        this.prompt = new Prompt("boot ad", budgetMillis, MAX_AT_WORK);
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/boot", Access.sets(), request -> boot(request.tvSet()))
                .post("/api/v1/boot/refusal", Access.sets(), this::refuse);
    }

    record Boot(Optional<BootAd> ad) {
        private static final Boot NONE = new Boot(Optional.empty());
    }

    record BootAd(
            String media,
            int seconds,
            Text label,
            int closeMarkMillis,
            String token,
            Text title,
            Text advertiser) {}

    private Reply refuse(Request request) {
        ads.refuseBootAds(request.tvSet().device(), request.tvSet().household());
        return Reply.noContent();
    }

    private Reply boot(Caller.TvSet set) {
        return Reply.json(prompt.ask(() -> decide(set), Boot.NONE));
    }

    private Prompt.Made<Boot> decide(Caller.TvSet set) {
        BootSettings.BootSetting setting = neighbours.boot().of(set);
        if (!setting.ads()) {
            return Prompt.Made.of(Boot.NONE);
        }
        Ads.Decision decision = ads.decide(request(set, setting));
        Optional<BootAd> ad =
                decision.breaks().getFirst().stream()
                        .findFirst()
                        .flatMap(placed -> bootAd(placed, setting));
        if (ad.isEmpty()) {
            decision.giveUp();
        }
        return new Prompt.Made<>(new Boot(ad), decision.undo());
    }

    private Optional<BootAd> bootAd(PlacedAd ad, BootSettings.BootSetting setting) {
        return neighbours
                .spots()
                .film(ad.assetKey())
                .map(film ->
                        new BootAd(
                                film.master(),
                                ad.seconds(),
                                policy.label(),
                                policy.closeMarkMillis(setting.closeMarkMillis()),
                                ad.token(),
                                ad.title(),
                                neighbours.partners().name(ad.advertiser())));
    }

    private AdRequest request(Caller.TvSet set, BootSettings.BootSetting setting) {
        return new AdRequest(
                set.device(),
                set.household(),
                set.brand(),
                set.maker(),
                neighbours.viewers().screen(set.model()),
                AdRequest.Viewer.ADULT,
                Optional.empty(),
                Optional.empty(),
                List.of(new AdRequest.Room(Surface.BOOT, Math.max(1, setting.maxSeconds()), 1)));
    }
}
