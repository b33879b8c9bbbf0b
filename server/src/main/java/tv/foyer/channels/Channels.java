package tv.foyer.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Programme;
import tv.foyer.crypto.Keys;
import tv.foyer.crypto.Signer;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.StaffId;
import tv.foyer.media.Asset;
import tv.foyer.sql.Sql;

/**
 * Channels played out by schedule: their live playlists and their guide, from one function of the
 * schedule and the clock. Safe for use by many threads.
 */
public final class Channels {
    /** The guide of a schedule reaches this far ahead; the playlists need seconds. */
    private static final Duration AHEAD = Duration.ofDays(14);

    /** How long a playlist waits for a break that nobody decided before it came near. */
    private static final Deal.Patience PATIENCE =
            new Deal.Patience(Duration.ofMillis(700), Duration.ofMillis(300));

    private static final long CACHE_BYTES = 32L << 20;
    private static final String TOKENS = "channel-play";
    private static final String MASTER = "master";

    private final Catalog catalog;
    private final InstantSource clock;
    private final Plugs plugs;
    private final Signer signer;
    private final ScheduleStore store;
    private final Stations stations;
    private final Screening screening;
    private final Ids ids;

    /**
     * The parts of the house that channels stand on.
     *
     * @param views signs view tokens, whose payload is {@code ClaimBytes} of a {@code ViewingClaim}
     */
    public record Ground(Sql sql, Keys keys, Signer views, InstantSource clock, Catalog catalog) {}

    /** What channels ask of their neighbours. */
    public record Plugs(Assets assets, Profiles profiles, Logos logos, AdBreaks ads, Desk desk) {}

    private Channels(Ground ground, Plugs plugs, Deal.Patience patience) {
        this.catalog = ground.catalog();
        this.clock = ground.clock();
        this.plugs = plugs;
        this.signer = ground.keys().signer(TOKENS);
        this.store = new ScheduleStore(ground.sql());
        this.stations = new Stations(store, clock);
        this.ids = new Ids(clock);
        this.screening =
                new Screening(
                        ground,
                        stations,
                        new LineCache(plugs.assets(), CACHE_BYTES),
                        new BreakDesk(ground, plugs, patience));
    }

    /** Opens channels; the schema {@code channels} is migrated already. */
    public static Channels open(Ground ground, Plugs plugs) {
        return new Channels(ground, plugs, PATIENCE);
    }

    static Channels open(Ground ground, Plugs plugs, Deal.Patience patience) {
        return new Channels(ground, plugs, patience);
    }

    public Routes routes() {
        Editor editor = new Editor(catalog, clock, plugs, store, stations);
        return new ChannelRoutes(this, clock)
                .routes()
                .addAll(new ScheduleRoutes(this, editor).routes());
    }

    /**
     * Publishes a schedule. The first of a channel may begin at any time, also in the past; a later
     * one takes over at least five minutes from now, and nothing before it changes.
     *
     * @param validFrom it takes over at the first segment boundary that is not earlier
     */
    public PublishOutcome publish(ChannelId id, Schedule schedule, Instant validFrom) {
        return publish(id, schedule, validFrom, Optional.empty());
    }

    /** What became of a schedule that somebody edited. */
    sealed interface Edited {
        record Done(PublishOutcome outcome) implements Edited {}

        record ChangedMeanwhile(int newest) implements Edited {}

        record Unknown() implements Edited {}
    }

    /**
     * Publishes what a person edited, unless another version came between.
     *
     * @param base the version that was edited, 0 before the first
     */
    Edited publish(
            ChannelId id, Schedule schedule, Instant validFrom, Caller.Staff staff, int base) {
        if (channel(id).isEmpty()) {
            return new Edited.Unknown();
        }
        stations.refresh();
        int newest =
                stations.timeline(id)
                        .map(timeline -> timeline.newest().published().version())
                        .orElse(0);
        if (newest != base) {
            return new Edited.ChangedMeanwhile(newest);
        }
        PublishOutcome outcome = publish(id, schedule, validFrom, Optional.of(staff.staff()));
        if (outcome instanceof PublishOutcome.Accepted(int version, Instant from)) {
            plugs.desk()
                    .record(staff, "publish-schedule", id.toString(), version + " from " + from);
        }
        return new Edited.Done(outcome);
    }

    private PublishOutcome publish(
            ChannelId id, Schedule schedule, Instant validFrom, Optional<StaffId> by) {
        Optional<Channel> channel = channel(id);
        if (channel.isEmpty()) {
            return refused("channel", "unknown " + id);
        }
        stations.refresh();
        Instant now = clock.instant();
        return switch (Publishing.draft(
                schedule, validFrom, now, stations.timeline(id), plugs.assets()::find)) {
            case Publishing.Draft.Bad(var faults) -> new PublishOutcome.Refused(faults);
            case Publishing.Draft.Good(var fresh) -> {
                if (!store.keep(
                        new ScheduleStore.Place(channel.get().provider(), id), fresh, by, now)) {
                    yield refused("version", "another was published meanwhile");
                }
                stations.refresh();
                yield new PublishOutcome.Accepted(
                        fresh.version(), Timeline.instant(fresh.opening().startMicros()));
            }
        };
    }

    /** Tells whether a channel has pictures to play, on some brand. */
    public boolean playable(ChannelId channel) {
        return stations.timeline(channel).isPresent();
    }

    /**
     * Returns what a scheduled channel shows between two instants, to the microsecond as it is on
     * air; empty for a channel without a schedule.
     */
    public Optional<List<Programme>> programmes(ChannelId id, Instant from, Instant to) {
        return stations.timeline(id)
                .map(timeline ->
                        timeline
                                .programmes(
                                        Timeline.micros(within(from)), Timeline.micros(within(to)))
                                .stream()
                                .map(shown -> programme(id, shown))
                                .toList());
    }

    List<Channel> scheduled() {
        return catalog.snapshot().channels().stream()
                .filter(channel -> playable(channel.id()))
                .toList();
    }

    Optional<Timeline> timeline(ChannelId channel) {
        return stations.timeline(channel);
    }

    String logo(Channel channel) {
        return channel.logo().orElseGet(() -> plugs.logos().of(channel));
    }

    /** Tells whether a channel may be shown on a brand now. */
    boolean offered(ChannelId channel, BrandId brand) {
        return stations.timeline(channel)
                .flatMap(timeline -> timeline.versionAt(Timeline.micros(clock.instant())))
                .map(version -> version.published().schedule().brands())
                .filter(brands -> brands.isEmpty() || brands.contains(brand))
                .isPresent();
    }

    /** Tells whether a profile of a set's household is a child's; empty if there is none. */
    Optional<Boolean> kids(Caller.TvSet set, ProfileId profile) {
        return plugs.profiles().kids(set.household(), profile);
    }

    /** Returns the address of a channel's stream for players that report nothing. */
    String master(ChannelId channel, Caller.TvSet set, boolean kids) {
        return folder(channel, set, kids, Optional.empty()) + "master.m3u8";
    }

    private String folder(ChannelId channel, Caller.TvSet set, boolean kids, Optional<Sofa> sofa) {
        Instant expires = clock.instant().plus(ChannelClaim.LIFE);
        ChannelClaim claim = new ChannelClaim(channel, set.device(), kids, expires, sofa);
        return "/play/channel/" + signer.sign(claim.bytes()) + "/";
    }

    /** Opens a channel on a set. */
    Opened open(Caller.TvSet set, ChannelId id, ProfileId profile) {
        Optional<Boolean> kids = kids(set, profile);
        Optional<Channel> channel = channel(id);
        if (kids.isEmpty()) {
            return new Opened.UnknownProfile();
        }
        if (channel.isEmpty()) {
            return new Opened.UnknownChannel();
        }
        long now = Timeline.micros(clock.instant());
        Optional<Timeline> timeline = stations.timeline(id);
        Optional<Version> version = timeline.flatMap(each -> each.versionAt(now));
        if (timeline.isEmpty() || version.isEmpty()) {
            return new Opened.NotOnAir();
        }
        if (!offered(id, set.brand())) {
            return new Opened.NoOffer();
        }
        int target = version.get().published().schedule().targetSeconds();
        Window window = Window.at(now, target, OptionalLong.empty());
        if (kids.get() && window.forKids(timeline.get(), now).isEmpty()) {
            return new Opened.NotForKids();
        }
        Sofa sofa = Sofa.of(new SessionId(ids.next()), set, profile);
        String folder = folder(id, set, kids.get(), Optional.of(sofa));
        return new Opened.Playing(play(channel.get(), timeline.get(), window, folder));
    }

    private ChannelPlay play(Channel channel, Timeline timeline, Window window, String folder) {
        String master = folder + "master.m3u8";
        Instant now = clock.instant();
        long micros = Timeline.micros(now);
        List<ChannelPlay.Slot> slots =
                timeline.programmes(micros, micros + Duration.ofDays(1).toMillis() * 1_000).stream()
                        .limit(2)
                        .map(Channels::slot)
                        .toList();
        Optional<ChannelPlay.Slot> on =
                slots.stream().findFirst().filter(slot -> !slot.start().isAfter(now));
        Optional<ChannelPlay.Slot> next =
                slots.stream().filter(slot -> slot.start().isAfter(now)).findFirst();
        return new ChannelPlay(
                new ChannelPlay.Station(
                        channel.id().value(), channel.number(), channel.name(), logo(channel)),
                master,
                folder + "ads",
                on.map(slot -> master + "?from=" + slot.start()),
                on,
                next,
                Timeline.instant(window.to()),
                (int) ((window.to() - micros) / 1_000_000),
                now.plus(ChannelClaim.LIFE));
    }

    /**
     * Prints a playlist.
     *
     * @param name {@code master}, a rung, or {@code sound}
     * @param wanted where to start over, if not live
     */
    Printed print(String token, String name, Optional<Instant> wanted) {
        Instant now = clock.instant();
        Optional<ChannelClaim> claim = claim(token);
        if (claim.isEmpty()) {
            return new Printed.Refused();
        }
        Optional<Timeline> timeline = stations.timeline(claim.get().channel());
        Optional<Version> version = timeline.flatMap(each -> each.versionAt(Timeline.micros(now)));
        if (timeline.isEmpty() || version.isEmpty()) {
            return new Printed.Unknown();
        }
        if (name.equals(MASTER)) {
            String query = wanted.map(from -> "?from=" + from).orElse("");
            return new Printed.Found(LivePlaylist.master(version.get().published(), query));
        }
        return screening.media(claim.get(), name, now, wanted.map(this::within));
    }

    /**
     * Tells what a set has to report of what a stream shows; empty if its address is refused.
     *
     * @param wanted as for the playlists
     */
    Optional<ChannelAds> ads(String token, Optional<Instant> wanted) {
        return claim(token)
                .map(claim -> screening.ads(claim, clock.instant(), wanted.map(this::within)));
    }

    private Optional<ChannelClaim> claim(String token) {
        Instant now = clock.instant();
        return signer.verify(token)
                .flatMap(ChannelClaim::read)
                .filter(genuine -> now.isBefore(genuine.expires()));
    }

    private Optional<Channel> channel(ChannelId id) {
        return catalog.snapshot().channel(id);
    }

    /** Anyone may name any instant; a timeline is asked for those that it can have. */
    private Instant within(Instant wished) {
        Instant last = clock.instant().plus(AHEAD);
        Instant latest = wished.isAfter(last) ? last : wished;
        return latest.isBefore(Instant.EPOCH) ? Instant.EPOCH : latest;
    }

    private static Programme programme(ChannelId channel, Timeline.Shown shown) {
        Airing airing = shown.airing();
        return new Programme(
                channel,
                Timeline.instant(airing.startMicros()),
                Timeline.instant(shown.endMicros()),
                airing.title(),
                airing.synopsis(),
                airing.rating());
    }

    static ChannelPlay.Slot slot(Timeline.Shown shown) {
        Airing airing = shown.airing();
        return new ChannelPlay.Slot(
                airing.title(),
                airing.synopsis(),
                Timeline.instant(airing.startMicros()),
                Timeline.instant(shown.endMicros()),
                airing.rating().label());
    }

    private static PublishOutcome refused(String field, String rule) {
        return new PublishOutcome.Refused(List.of(new Fault(field, rule)));
    }

    /** The encoded films and spots that this node can name. */
    @FunctionalInterface
    public interface Assets {
        Optional<Asset> find(String key);
    }

    /** The profiles of households. */
    @FunctionalInterface
    public interface Profiles {
        /** Tells whether a profile is a child's; empty if the household has no such profile. */
        Optional<Boolean> kids(HouseholdId household, ProfileId profile);
    }

    /** What people who edit schedules need of the house. */
    public interface Desk {
        /** Returns all that is encoded. */
        List<Asset> assets();

        /** Returns the name of a person, to its own partner. */
        Optional<String> staffName(PartnerId reader, StaffId staff);

        /** Writes down what somebody did. */
        void record(Caller.Staff staff, String action, String subject, String detail);
    }

    /** Where channels' signs are drawn. */
    @FunctionalInterface
    public interface Logos {
        /** Returns a path under the server's root. */
        String of(Channel channel);
    }
}
