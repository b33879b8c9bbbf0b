package tv.foyer.app;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.PlacedAd;
import tv.foyer.ads.Viewers;
import tv.foyer.catalog.Channel;
import tv.foyer.events.Surface;
import tv.foyer.kernel.PartnerId;
import tv.foyer.live.LiveAd;
import tv.foyer.live.LiveNeighbours.Break;
import tv.foyer.live.LiveNeighbours.Rung;
import tv.foyer.live.LiveNeighbours.Viewer;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;

/**
 * The breaks of live channels, sold by the ad house as a film's are; a decision that comes late is
 * none, and its ads are given back, as are those that no rung of the channel can carry.
 */
final class LiveBreaks {
    private static final Logger LOG = Logger.getLogger(LiveBreaks.class.getName());
    private static final Duration BUDGET = Duration.ofMillis(300);
    private static final Duration UNPLANNED = Duration.ofSeconds(60);
    private static final int MAX_ADS = 4;
    private static final int MAX_SECONDS = 600;
    private static final int MAX_AT_WORK = 256;

    private final House house;
    private final Viewers viewers;
    private final Semaphore atWork = new Semaphore(MAX_AT_WORK);

    LiveBreaks(House house, Viewers viewers) {
        this.house = house;
        this.viewers = viewers;
    }

    List<LiveAd> fill(Viewer viewer, Break opening) {
        Optional<AdRequest> request = request(viewer, opening);
        if (request.isEmpty() || !atWork.tryAcquire()) {
            return List.of();
        }
        CompletableFuture<List<LiveAd>> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("live-break")
                .start(() -> decide(request.get(), opening.rungs(), answer));
        try {
            return answer.get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return answer.complete(List.of()) ? List.of() : answer.getNow(List.of());
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "live break: decision failed, none shown", e.getCause());
        } catch (InterruptedException e) {
            answer.complete(List.of());
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private void decide(
            AdRequest request, List<Rung> rungs, CompletableFuture<List<LiveAd>> answer) {
        try {
            List<PlacedAd> placed = house.ads().decideBreaks(request).getFirst();
            Map<PlacedAd, LiveAd> fit = new HashMap<>();
            placed.forEach(ad -> cut(ad, rungs).ifPresent(live -> fit.put(ad, live)));
            List<LiveAd> ads = placed.stream().filter(fit::containsKey).map(fit::get).toList();
            boolean inTime = answer.complete(ads);
            placed.stream()
                    .filter(ad -> !inTime || !fit.containsKey(ad))
                    .forEach(ad ->
                            house.ads().giveUp(request.household(), ad.decision(), ad.slot()));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            atWork.release();
        }
    }

    private Optional<AdRequest> request(Viewer viewer, Break opening) {
        long seconds = Math.min(MAX_SECONDS, opening.planned().orElse(UNPLANNED).toSeconds());
        Optional<PartnerId> provider =
                house.catalog().snapshot().channels().stream()
                        .filter(channel -> channel.id().equals(viewer.channel()))
                        .map(Channel::provider)
                        .findFirst();
        return viewer.watcher()
                .filter(_ -> seconds > 0)
                .flatMap(who ->
                        viewers.profile(who.household(), who.profile())
                                .map(profile ->
                                        new AdRequest(
                                                viewer.device(),
                                                who.household(),
                                                viewer.brand(),
                                                who.maker(),
                                                viewers.screen(who.model()),
                                                profile,
                                                Optional.empty(),
                                                provider,
                                                List.of(
                                                        new AdRequest.Room(
                                                                Surface.MID_ROLL,
                                                                (int) seconds,
                                                                MAX_ADS)))));
    }

    /** Returns an ad cut for a channel's rungs: of equal codecs, the nearest in height. */
    private Optional<LiveAd> cut(PlacedAd ad, List<Rung> rungs) {
        return house.media().asset(ad.assetKey()).flatMap(asset -> cut(ad, asset, rungs));
    }

    private Optional<LiveAd> cut(PlacedAd ad, Asset asset, List<Rung> rungs) {
        Map<String, LiveAd.Files> files = new HashMap<>();
        for (Rung rung : rungs) {
            Stream.concat(asset.rungs().stream(), asset.muxed().stream())
                    .filter(one -> kinds(one.codecs()).equals(kinds(rung.codecs())))
                    .min(Comparator.comparingInt(one -> Math.abs(one.height() - rung.height())))
                    .ifPresent(one -> files.put(rung.name(), files(one)));
        }
        if (rungs.isEmpty() || files.size() < rungs.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new LiveAd(
                        asset.key(),
                        asset.rungs().getFirst().segments().stream()
                                .map(Asset.Segment::durationMicros)
                                .toList(),
                        files,
                        Optional.of(Media.master(asset.key())),
                        Optional.of(
                                new LiveAd.Sale(
                                        ad.slot(),
                                        ad.title(),
                                        house.alliance().name(ad.advertiser()),
                                        ad.token()))));
    }

    private static LiveAd.Files files(Asset.Rung rung) {
        return new LiveAd.Files(
                Optional.of(address(rung.init())),
                rung.segments().stream().map(one -> address(one.path())).toList());
    }

    private static String address(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** The kinds of codec, without profile and level: each asset brings its own initialisation. */
    private static List<String> kinds(String codecs) {
        return java.util.Arrays.stream(codecs.split(",", -1))
                .map(name -> name.strip().split("\\.", 2)[0])
                .sorted()
                .toList();
    }
}
