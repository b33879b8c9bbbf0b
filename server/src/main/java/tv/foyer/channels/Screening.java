package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Title;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.ViewingClaim;
import tv.foyer.kernel.ChannelId;

/** Shows an opened channel: its playlists, and what the set reports of what it showed. */
final class Screening {
    private static final double MICROS = 1_000_000;
    private static final long MICROS_A_SECOND = 1_000_000;

    /** Target durations before a break enters a playlist in which its ads are decided. */
    private static final int TARGETS_AHEAD = 4;

    /** A set asks again after this, or before the next break. */
    private static final Duration TOLD_AHEAD = Duration.ofMinutes(5);

    private final Catalog catalog;
    private final Stations stations;
    private final LineCache lines;
    private final BreakDesk desk;
    private final Signer views;

    Screening(Channels.Ground ground, Stations stations, LineCache lines, BreakDesk desk) {
        this.catalog = ground.catalog();
        this.stations = stations;
        this.lines = lines;
        this.desk = desk;
        this.views = ground.views();
    }

    /** A channel at an instant: its timeline, the version on air, and what of it is told of. */
    private record Air(Timeline timeline, Published published, long now, Window window) {}

    /**
     * Prints a media playlist.
     *
     * @param rung a rung, or the channel's sound
     * @param wanted where to start over, if not live
     */
    Printed media(ChannelClaim claim, String rung, Instant at, Optional<Instant> wanted) {
        Optional<Air> air = air(claim, at, wanted);
        if (air.isEmpty()) {
            return new Printed.Unknown();
        }
        if (!air.get().published().has(rung)) {
            return new Printed.Unknown();
        }
        Optional<Window> seen = seen(claim, air.get(), air.get().window());
        if (seen.isEmpty()) {
            return new Printed.NotForKids();
        }
        Timeline timeline = air.get().timeline();
        List<Timeline.Stretch> stretches = timeline.between(seen.get().from(), seen.get().to());
        if (stretches.isEmpty()) {
            return new Printed.NotReady();
        }
        Map<Long, String> sold = sold(claim, air.get(), seen.get());
        return LivePlaylist.media(
                        stretches,
                        seen.get().fromStart(),
                        (item, cuts) -> lines(item, sold, rung, cuts))
                .<Printed>map(Printed.Found::new)
                .orElseGet(Printed.NotReady::new);
    }

    /** Where this node lacks an ad, the scheduled spot plays: a break never ends a stream. */
    private Optional<Lines> lines(Item item, Map<Long, String> sold, String rung, long[] cuts) {
        return Optional.ofNullable(sold.get(item.sequence()))
                .filter(_ -> item.spot())
                .flatMap(ad -> lines.get(ad, rung, cuts))
                .or(() -> lines.get(item.asset(), rung, cuts));
    }

    private Map<Long, String> sold(ChannelClaim claim, Air air, Window seen) {
        Optional<BreakDesk.Viewer> viewer = viewer(claim);
        if (viewer.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> sold = new HashMap<>();
        for (Timeline.Break one : air.timeline().breaks(seen.from(), seen.to())) {
            if (attended(claim, one)) {
                desk.sold(viewer.get(), one)
                        .forEach(each -> sold.put(each.sequence(), each.ad().asset()));
            }
        }
        long ahead = TARGETS_AHEAD * MICROS_A_SECOND * air.published().schedule().targetSeconds();
        for (Timeline.Break one : air.timeline().breaks(seen.to(), seen.to() + ahead)) {
            desk.prepare(viewer.get(), one);
        }
        return sold;
    }

    /** What began before the viewer came has the scheduled spots. */
    private static boolean attended(ChannelClaim claim, Timeline.Break one) {
        return one.pod().startMicros() >= Timeline.micros(claim.opened());
    }

    /**
     * Tells what a set has to report of what its playlists show.
     *
     * @param wanted as for the playlists
     */
    ChannelAds ads(ChannelClaim claim, Instant at, Optional<Instant> wanted) {
        Optional<Air> air = air(claim, at, wanted);
        Optional<BreakDesk.Viewer> viewer = viewer(claim);
        Instant horizon = at.plus(TOLD_AHEAD);
        if (air.isEmpty() || viewer.isEmpty()) {
            return new ChannelAds(horizon, List.of(), List.of());
        }
        Window live = air.get().window();
        Window far = new Window(live.from(), Timeline.micros(horizon), false);
        return seen(claim, air.get(), far)
                .map(seen -> told(viewer.get(), air.get(), seen))
                .orElseGet(() -> new ChannelAds(horizon, List.of(), List.of()));
    }

    private ChannelAds told(BreakDesk.Viewer viewer, Air air, Window seen) {
        long until = seen.to();
        List<ChannelAds.Break> breaks = new ArrayList<>();
        for (Timeline.Break one : air.timeline().breaks(seen.from(), seen.to())) {
            if (one.pod().startMicros() >= air.window().to()) {
                until = one.pod().startMicros();
                break;
            }
            if (attended(viewer.claim(), one)) {
                List<Sold> sold = desk.sold(viewer, one);
                if (!sold.isEmpty()) {
                    breaks.add(told(one.pod(), sold));
                }
            }
        }
        List<ChannelAds.Viewing> viewings = new ArrayList<>();
        for (Timeline.Stretch stretch : air.timeline().between(seen.from(), seen.to())) {
            viewing(viewer, stretch).ifPresent(viewings::add);
        }
        return new ChannelAds(Timeline.instant(until), viewings, breaks);
    }

    private static ChannelAds.Break told(Pod pod, List<Sold> sold) {
        List<ChannelAds.Ad> ads = new ArrayList<>();
        for (Item spot : pod.spots()) {
            sold.stream()
                    .filter(each -> each.sequence() == spot.sequence())
                    .map(each -> told(spot, each.ad()))
                    .forEach(ads::add);
        }
        return new ChannelAds.Break(
                Timeline.instant(pod.startMicros()), Timeline.instant(pod.endMicros()), ads);
    }

    private static ChannelAds.Ad told(Item spot, AdBreaks.Ad ad) {
        return new ChannelAds.Ad(
                ad.slot(),
                Timeline.instant(spot.startMicros()),
                (spot.endMicros() - spot.startMicros()) / MICROS,
                ad.title(),
                ad.advertiser(),
                ad.token());
    }

    private Optional<ChannelAds.Viewing> viewing(
            BreakDesk.Viewer viewer, Timeline.Stretch stretch) {
        long[] cuts = stretch.cuts();
        return stretch.version()
                .entry(stretch.item().entry())
                .flatMap(Schedule.Entry::titleId)
                .flatMap(catalog.snapshot()::title)
                .map(title ->
                        new ChannelAds.Viewing(
                                Timeline.instant(stretch.startMicros()),
                                Timeline.instant(stretch.endMicros()),
                                cuts[stretch.from()] / MICROS,
                                views.sign(ClaimBytes.of(claim(viewer, title, cuts)))));
    }

    /** The length is rounded up, so that the last second of the title can be reported. */
    private static ViewingClaim claim(BreakDesk.Viewer viewer, Title title, long[] cuts) {
        Sofa sofa = viewer.sofa();
        return new ViewingClaim(
                sofa.session(),
                viewer.claim().device(),
                sofa.household(),
                sofa.profile(),
                sofa.brand(),
                sofa.maker(),
                title.id(),
                title.provider(),
                Math.toIntExact(Math.ceilDiv(Cuts.length(cuts), 1_000_000L)),
                viewer.claim().opened(),
                viewer.claim().expires(),
                Optional.of(viewer.claim().channel()));
    }

    private Optional<BreakDesk.Viewer> viewer(ChannelClaim claim) {
        return claim.sofa()
                .flatMap(sofa ->
                        channel(claim.channel())
                                .map(channel ->
                                        new BreakDesk.Viewer(claim, sofa, channel.provider())));
    }

    private Optional<Channel> channel(ChannelId id) {
        return catalog.snapshot().channel(id);
    }

    private Optional<Air> air(ChannelClaim claim, Instant at, Optional<Instant> wanted) {
        long now = Timeline.micros(at);
        OptionalLong from =
                wanted.map(instant -> OptionalLong.of(Timeline.micros(instant)))
                        .orElseGet(OptionalLong::empty);
        return stations.timeline(claim.channel())
                .flatMap(timeline ->
                        timeline.versionAt(now)
                                .map(Version::published)
                                .map(published ->
                                        new Air(
                                                timeline,
                                                published,
                                                now,
                                                Window.at(
                                                        now,
                                                        published.schedule().targetSeconds(),
                                                        from))));
    }

    private static Optional<Window> seen(ChannelClaim claim, Air air, Window window) {
        return claim.kids() ? window.forKids(air.timeline(), air.now()) : Optional.of(window);
    }
}
