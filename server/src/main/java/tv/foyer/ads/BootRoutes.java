package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    private static final Logger LOG = Logger.getLogger(BootRoutes.class.getName());
    private static final int MAX_AT_WORK = 256;

    private final Ads ads;
    private final Neighbours neighbours;
    private final PolicyPack policy;
    private final long budgetMillis;
    private final Semaphore atWork = new Semaphore(MAX_AT_WORK);

    BootRoutes(Ads ads, Neighbours neighbours, PolicyPack policy, long budgetMillis) {
        this.ads = ads;
        this.neighbours = neighbours;
        this.policy = policy;
        this.budgetMillis = budgetMillis;
    }

    Routes routes() {
        return new Routes()
                .post("/api/v1/boot", Access.sets(), request -> boot(request.tvSet()))
                .post("/api/v1/boot/refusal", Access.sets(), this::refuse);
    }

    record Boot(Optional<BootAd> ad) {}

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
        if (!atWork.tryAcquire()) {
            return Reply.json(new Boot(Optional.empty()));
        }
        CompletableFuture<Optional<BootAd>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("boot-ad").start(() -> decide(set, answer));
        return Reply.json(new Boot(await(answer)));
    }

    private void decide(Caller.TvSet set, CompletableFuture<Optional<BootAd>> answer) {
        try {
            BootSettings.BootSetting setting = neighbours.boot().of(set);
            if (!setting.ads()) {
                answer.complete(Optional.empty());
                return;
            }
            AdRequest request = request(set, setting);
            Ads.Decision decision = ads.decide(request);
            Optional<BootAd> ad =
                    decision.breaks().getFirst().stream()
                            .findFirst()
                            .flatMap(placed -> bootAd(placed, setting));
            if (!answer.complete(ad) || ad.isEmpty()) {
                decision.giveUp();
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            atWork.release();
        }
    }

    private Optional<BootAd> await(CompletableFuture<Optional<BootAd>> answer) {
        try {
            return answer.get(budgetMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "boot ad: no decision within {0} ms, none shown", budgetMillis);
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "boot ad: decision failed, none shown", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.complete(Optional.empty()) ? Optional.empty() : settled(answer);
    }

    /** The decision came between the deadline and here: it counts, so it is shown. */
    private static Optional<BootAd> settled(CompletableFuture<Optional<BootAd>> answer) {
        return answer.isCompletedExceptionally() ? Optional.empty() : answer.join();
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
                                Math.min(setting.closeMarkMillis(), policy.closeMarkMillis()),
                                ad.token(),
                                ad.title(),
                                neighbours.partners().name(ad.advertiser())));
    }

    private static AdRequest request(Caller.TvSet set, BootSettings.BootSetting setting) {
        return new AdRequest(
                set.device(),
                set.household(),
                set.brand(),
                set.maker(),
                AdRequest.Viewer.ADULT,
                Optional.empty(),
                Optional.empty(),
                List.of(new AdRequest.Room(Surface.BOOT, Math.max(1, setting.maxSeconds()), 1)));
    }
}
