package tv.foyer.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.PlacedAd;
import tv.foyer.ads.Viewers;
import tv.foyer.catalog.CatalogSnapshot;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.catalog.Title;
import tv.foyer.devices.Brand;
import tv.foyer.devices.ProfileKind;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.live.LiveAd;
import tv.foyer.live.LiveLine;
import tv.foyer.live.LiveNeighbours;
import tv.foyer.live.LiveNeighbours.Break;
import tv.foyer.live.LiveNeighbours.Question;
import tv.foyer.live.LiveNeighbours.Rung;
import tv.foyer.live.LiveNeighbours.Verdict;
import tv.foyer.live.LiveNeighbours.Viewer;
import tv.foyer.media.Asset;
import tv.foyer.media.Media;

/**
 * What live channels need of their neighbours: the guide, the brands, regions and ages that may see
 * them, the household's profiles, and the ads of their breaks.
 */
final class LivePlugs {
    private final House house;
    private final Viewers viewers;
    private final Map<ChannelId, LiveLine> lines;

    LivePlugs(House house, Viewers viewers, List<LiveLine> lines) {
        this.house = house;
        this.viewers = viewers;
        this.lines =
                lines.stream()
                        .collect(
                                Collectors.toMap(line -> line.channel().id(), Function.identity()));
    }

    LiveNeighbours neighbours() {
        return new LiveNeighbours(
                this::rights,
                this::on,
                new Breaks(house, viewers)::ask,
                this::region,
                this::kids,
                channel -> provider(house, channel));
    }

    private Verdict rights(Question question) {
        LiveLine line = lines.get(question.channel());
        if (line == null) {
            return new Verdict.Refused("It is not live here.");
        }
        if (!line.brands().isEmpty() && !line.brands().contains(brand(question))) {
            return new Verdict.Refused("It is not offered on this brand.");
        }
        if (!line.regions().isEmpty()
                && question.region().filter(line.regions()::contains).isEmpty()) {
            return new Verdict.Refused("It may not be shown in this region.");
        }
        boolean fit =
                !question.kids()
                        || programme(question.channel(), question.at())
                                .filter(on -> on.rating().kidSafe())
                                .isPresent();
        return fit ? new Verdict.Shown() : new Verdict.Refused("It is not for children.");
    }

    private String brand(Question question) {
        return house.devices().brand(question.brand()).map(Brand::key).orElse("");
    }

    private Optional<Programme> programme(ChannelId channel, Instant at) {
        return house.catalog().snapshot().programmeAt(channel, at);
    }

    private Optional<LiveNeighbours.Programme> on(ChannelId channel, Instant at) {
        return programme(channel, at)
                .map(on -> new LiveNeighbours.Programme(on.title(), on.start(), on.end()));
    }

    private static Optional<PartnerId> provider(House house, ChannelId id) {
        return house.catalog().snapshot().channel(id).map(Channel::provider);
    }

    /** What is seen of a live channel counts under the channel's own id, and has its name. */
    static Text titleName(House house, TitleId id) {
        CatalogSnapshot catalog = house.catalog().snapshot();
        return catalog.title(id)
                .map(Title::name)
                .or(() -> catalog.channel(new ChannelId(id.value())).map(Channel::name))
                .orElseThrow();
    }

    private Optional<String> region(Caller.TvSet set) {
        return house.devices().adAudience(set.household()).region();
    }

    private Optional<Boolean> kids(HouseholdId household, ProfileId profile) {
        return house.devices().profileBelongs(household, profile)
                ? house.devices().profileKind(profile).map(ProfileKind.KIDS::equals)
                : Optional.empty();
    }

    /**
     * The breaks of live channels, sold by the ad house as a film's are; a decision that comes late
     * is none, and its ads are given back, as are those that no rung of the channel can carry.
     */
    static final class Breaks {
        private static final Duration UNPLANNED = Duration.ofSeconds(60);
        private static final int MAX_ADS = 4;
        private static final int MAX_SECONDS = 600;
        private static final int MAX_AT_WORK = 256;

        private final House house;
        private final Viewers viewers;
        private final Semaphore atWork = new Semaphore(MAX_AT_WORK);

        Breaks(House house, Viewers viewers) {
            this.house = house;
            this.viewers = viewers;
        }

        CompletableFuture<List<LiveAd>> ask(Viewer viewer, Break opening) {
            Optional<AdRequest> request = request(viewer, opening);
            if (request.isEmpty() || !atWork.tryAcquire()) {
                return CompletableFuture.completedFuture(List.of());
            }
            CompletableFuture<List<LiveAd>> answer = new CompletableFuture<>();
            Thread.ofVirtual()
                    .name("live-break")
                    .start(() -> decide(request.get(), opening.rungs(), answer));
            return answer;
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
            Optional<PartnerId> provider = provider(house, viewer.channel());
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

        /**
         * The kinds of codec, without profile and level: each asset brings its own initialisation.
         */
        private static List<String> kinds(String codecs) {
            return java.util.Arrays.stream(codecs.split(",", -1))
                    .map(name -> name.strip().split("\\.", 2)[0])
                    .sorted()
                    .toList();
        }
    }
}
