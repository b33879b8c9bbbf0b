package tv.foyer.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.crypto.Keys;
import tv.foyer.crypto.Signer;
import tv.foyer.hls.Hls;
import tv.foyer.hls.MediaPlaylist;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.ChannelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;

/** The live channels of this node. Safe for use by many threads. */
public final class Live implements AutoCloseable {
    private static final String TOKENS = "live";
    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String JSON = "application/json";
    private static final LiveClaim.Part LIVE = new LiveClaim.Part.Behind(Duration.ZERO);

    private final LiveConfig config;
    private final LiveNeighbours neighbours;
    private final InstantSource clock;
    private final Signer signer;
    private final Signer views;
    private final BreakDesk desk;
    private final Map<ChannelId, Followed> channels = new LinkedHashMap<>();
    private final Audiences audiences = new Audiences();

    private record Followed(LiveConfig.Channel channel, LiveIngest ingest) {}

    /**
     * The parts of the house that live stands on.
     *
     * @param views signs view tokens, whose payload is {@code ClaimBytes} of a {@code ViewingClaim}
     */
    public record Ground(Keys keys, Signer views, InstantSource clock, MeterRegistry meters) {}

    private Live(LiveConfig config, Ground ground, LiveNeighbours neighbours) throws IOException {
        this.config = config;
        this.neighbours = neighbours;
        this.clock = ground.clock();
        this.signer = ground.keys().signer(TOKENS);
        this.views = ground.views();
        this.desk = new BreakDesk(neighbours.breaks());
        for (LiveConfig.Channel channel : config.channels()) {
            SegmentShelf shelf =
                    new SegmentShelf(config.folder().resolve(channel.key()), channel.cacheBytes());
            LiveIngest ingest = new LiveIngest(channel, shelf, clock);
            ingest.meters().show(ground.meters(), channel.key(), ingest);
            channels.put(channel.id(), new Followed(channel, ingest));
        }
    }

    /** Opens the channels and begins to follow their origins. */
    public static Live open(LiveConfig config, Ground ground, LiveNeighbours neighbours) {
        try {
            Live live = new Live(config, ground, neighbours);
            live.channels.values().forEach(one -> one.ingest().start());
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "live: the folder " + config.folder() + " cannot be written", e);
        }
    }

    /** Tells whether this node follows a channel. */
    public boolean follows(ChannelId channel) {
        return channels.containsKey(channel);
    }

    public Routes routes() {
        return new LiveRoutes(this).routes();
    }

    @Override
    public void close() {
        channels.values().forEach(one -> one.ingest().close());
    }

    /**
     * @param profile who watches; nobody named is as a child
     */
    Opening open(
            Caller.TvSet set,
            Optional<ProfileId> profile,
            ChannelId channel,
            Wish wish,
            LiveClaim.Delivery delivery) {
        Optional<Boolean> kids =
                profile.map(one -> neighbours.profiles().kids(set.household(), one))
                        .orElse(Optional.of(true));
        if (kids.isEmpty()) {
            return new Opening.NoProfile();
        }
        if (!channels.containsKey(channel)) {
            return new Opening.NoChannel();
        }
        Instant now = clock.instant();
        Optional<LiveClaim.Part> part =
                switch (wish) {
                    case Wish.Behind(var live) -> Optional.of(new LiveClaim.Part.Behind(live));
                    case Wish.Since(var from) -> Optional.of(new LiveClaim.Part.Since(from));
                    case Wish.Between(var from, var to) ->
                            Optional.of(new LiveClaim.Part.Between(from, to));
                    case Wish.Programme() ->
                            neighbours
                                    .guide()
                                    .at(channel, now)
                                    .map(on -> new LiveClaim.Part.Since(on.start()));
                };
        Optional<Watcher> watcher =
                profile.map(who -> new Watcher(set.household(), who, set.model(), set.maker()));
        return part.<Opening>map(
                        one -> begun(claim(set, kids.get(), watcher, channel, one, delivery), now))
                .orElseGet(Opening.NoProgramme::new);
    }

    private LiveClaim claim(
            Caller.TvSet set,
            boolean kids,
            Optional<Watcher> watcher,
            ChannelId channel,
            LiveClaim.Part part,
            LiveClaim.Delivery delivery) {
        return new LiveClaim(
                channel,
                set.device(),
                set.brand(),
                neighbours.regions().of(set),
                kids,
                watcher,
                part,
                delivery,
                clock.instant().plus(config.sessionLife()));
    }

    private Opening begun(LiveClaim claim, Instant now) {
        Instant at = begins(claim.part(), now);
        if (verdict(claim, at) instanceof LiveNeighbours.Verdict.Refused(var reason)) {
            return new Opening.Blackout(reason);
        }
        String folder = "/live/" + signer.sign(claim.bytes()) + "/";
        boolean sold = claim.delivery() == LiveClaim.Delivery.STITCHED && claim.part().equals(LIVE);
        return new Opening.Begun(
                folder + "master.m3u8",
                sold ? Optional.of(folder + "ads") : Optional.empty(),
                claim.expires(),
                neighbours.guide().at(claim.channel(), at));
    }

    private static Instant begins(LiveClaim.Part part, Instant now) {
        return switch (part) {
            case LiveClaim.Part.Behind(var live) -> now.minus(live);
            case LiveClaim.Part.Since(var from) -> from;
            case LiveClaim.Part.Between(var from, _) -> from;
        };
    }

    private LiveNeighbours.Verdict verdict(LiveClaim claim, Instant at) {
        return neighbours
                .rights()
                .of(
                        new LiveNeighbours.Question(
                                claim.channel(),
                                neighbours.guide().at(claim.channel(), at),
                                claim.brand(),
                                claim.region(),
                                claim.kids(),
                                at));
    }

    private Optional<LiveClaim> claim(String token) {
        Instant now = clock.instant();
        return signer.verify(token)
                .flatMap(LiveClaim::of)
                .filter(claim -> now.isBefore(claim.expires()));
    }

    /** Answers {@code master.m3u8}, a rung's playlist or a break's list of ads. */
    LiveOutcome file(String token, String file) {
        Optional<LiveClaim> claim = claim(token);
        if (claim.isEmpty()) {
            return new LiveOutcome.BadToken();
        }
        Followed followed = channels.get(claim.get().channel());
        if (followed == null) {
            return new LiveOutcome.Unknown();
        }
        LiveIngest.Followed now = followed.ingest().followed();
        if (now.ladder().isEmpty() || now.timeline().isEmpty()) {
            return new LiveOutcome.NotReady();
        }
        if (file.equals("master.m3u8")) {
            return text(HLS, Hls.write(now.ladder().get().master()));
        }
        View view =
                new View(claim.get(), followed.channel(), now.timeline().get(), now.ladder().get());
        if (file.equals("ads")) {
            return ads(view);
        }
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        return file.endsWith(".json") ? assets(view, name) : rung(view, name, file);
    }

    private record View(
            LiveClaim claim,
            LiveConfig.Channel channel,
            LiveTimeline timeline,
            OriginLadder ladder) {}

    private LiveOutcome rung(View view, String rung, String file) {
        if (!file.endsWith(".m3u8") || !view.timeline().rungs().contains(rung)) {
            return new LiveOutcome.Unknown();
        }
        List<Slot> open = view.timeline().open();
        if (open.isEmpty()) {
            return new LiveOutcome.NotReady();
        }
        Scope scope = scope(view);
        Optional<String> refused = refusal(view, scope.of(open));
        if (refused.isPresent()) {
            return new LiveOutcome.Blackout(refused.get());
        }
        Optional<MediaPlaylist> playlist =
                scope instanceof Scope.Sliding(var window, var behind) && behind.isZero()
                        ? sliding(view, rung, window)
                        : WindowPrinter.print(view.timeline(), rung, scope, tags(view));
        return playlist.map(Hls::write)
                .map(text -> text(HLS, text))
                .orElseGet(() ->
                        scope.isOver(open) ? new LiveOutcome.Gone() : new LiveOutcome.NotReady());
    }

    private static Scope scope(View view) {
        return switch (view.claim().part()) {
            case LiveClaim.Part.Behind(var live) ->
                    new Scope.Sliding(view.channel().window(), live);
            case LiveClaim.Part.Since(var from) -> new Scope.StartOver(from);
            case LiveClaim.Part.Between(var from, var to) -> new Scope.CatchUp(from, to);
        };
    }

    /**
     * To a live viewer the newest slot decides; to one who is behind each does, and nothing stands
     * in for what may not be shown.
     */
    private Optional<String> refusal(View view, List<Slot> slots) {
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        boolean behind = !view.claim().part().equals(LIVE);
        List<Slot> asked = behind ? slots : List.of(slots.getLast());
        return asked.stream()
                .flatMap(slot -> refusal(verdict(view.claim(), slot.middle()), behind).stream())
                .findFirst();
    }

    private static Optional<String> refusal(LiveNeighbours.Verdict verdict, boolean behind) {
        return switch (verdict) {
            case LiveNeighbours.Verdict.Shown() -> Optional.empty();
            case LiveNeighbours.Verdict.Refused(var reason) -> Optional.of(reason);
            case LiveNeighbours.Verdict.Replaced _ ->
                    behind ? Optional.of("It may not be shown here.") : Optional.empty();
        };
    }

    private Optional<MediaPlaylist> sliding(View view, String rung, Duration window) {
        return stitched(view, window).print(rung, view.timeline().target(), window, tags(view));
    }

    private Stitched stitched(View view, Duration window) {
        Stitched first = Stitched.of(view.timeline(), new Scope.Sliding(window, Duration.ZERO));
        return audiences.step(
                Audiences.Audience.of(view.claim()),
                first,
                seen -> seen.after(view.timeline(), filler(view)));
    }

    private Stitched.Filler filler(View view) {
        LiveClaim claim = view.claim();
        return new Stitched.Filler() {
            @Override
            public boolean isReady(BreakMark mark) {
                return claim.delivery() != LiveClaim.Delivery.STITCHED
                        || desk.isReady(viewer(claim), opening(view, mark));
            }

            @Override
            public List<LiveAd> ads(BreakMark mark) {
                return claim.delivery() == LiveClaim.Delivery.STITCHED
                        ? desk.ads(viewer(claim), opening(view, mark))
                        : List.of();
            }

            @Override
            public Optional<LiveAd> slate(Slot slot) {
                return verdict(claim, slot.middle())
                                instanceof LiveNeighbours.Verdict.Replaced(var slate)
                        ? Optional.of(slate)
                        : Optional.empty();
            }
        };
    }

    private static LiveNeighbours.Viewer viewer(LiveClaim claim) {
        return new LiveNeighbours.Viewer(
                claim.channel(), claim.device(), claim.brand(), claim.region(), claim.watcher());
    }

    private static LiveNeighbours.Break opening(View view, BreakMark mark) {
        return new LiveNeighbours.Break(
                mark.number(), mark.start(), mark.planned(), BreakSheet.rungs(view.ladder()));
    }

    private static BreakTags tags(View view) {
        return switch (view.claim().delivery()) {
            case MARKED -> BreakTags.cues();
            case GUIDED -> BreakTags.interstitials(number -> number + ".json");
            case STITCHED -> BreakTags.none();
        };
    }

    /** A break's ads as rfc8216bis, Appendix D, wants them; none for a break that is not there. */
    private LiveOutcome assets(View view, String name) {
        Optional<BreakMark> mark =
                view.timeline().open().stream()
                        .flatMap(slot -> slot.mark().stream())
                        .filter(one -> Long.toString(one.number()).equals(name))
                        .findFirst();
        if (view.claim().delivery() != LiveClaim.Delivery.GUIDED || mark.isEmpty()) {
            return new LiveOutcome.Unknown();
        }
        return new LiveOutcome.Text(
                JSON,
                BreakSheet.interstitials(
                        desk.ads(viewer(view.claim()), opening(view, mark.get()))));
    }

    /** What a set reports of a stitched stream. */
    private LiveOutcome ads(View view) {
        if (view.claim().delivery() != LiveClaim.Delivery.STITCHED
                || !view.claim().part().equals(LIVE)) {
            return new LiveOutcome.Unknown();
        }
        Duration window = view.channel().window();
        Stitched seen = stitched(view, window);
        LiveViewing viewing = new LiveViewing(config.sessionLife(), window, views);
        Optional<PartnerId> owner = neighbours.owners().of(view.claim().channel());
        return new LiveOutcome.Text(
                JSON, Json.bytes(BreakSheet.told(seen, viewing.of(seen, view.claim(), owner))));
    }

    /** Answers a segment: no session, no segment. */
    LiveOutcome segment(String token, String rung, String file) {
        Optional<LiveClaim> claim = claim(token);
        if (claim.isEmpty()) {
            return new LiveOutcome.BadToken();
        }
        Followed followed = channels.get(claim.get().channel());
        Optional<Path> there =
                Optional.ofNullable(followed).flatMap(one -> one.ingest().shelf().find(rung, file));
        if (followed == null || there.isEmpty()) {
            return new LiveOutcome.Unknown();
        }
        LiveOutcome served = new LiveOutcome.Segment(Endings.type(file), there.get());
        return Endings.isInit(file) ? served : shown(claim.get(), followed, file, served);
    }

    /** Numbers can be guessed: what no playlist may show is not served under its address either. */
    private LiveOutcome shown(LiveClaim claim, Followed followed, String file, LiveOutcome served) {
        Optional<Slot> slot =
                followed.ingest().followed().timeline().flatMap(timeline -> timeline.named(file));
        if (slot.isEmpty()) {
            return new LiveOutcome.Gone();
        }
        return refusal(verdict(claim, slot.get().middle()), true)
                .<LiveOutcome>map(LiveOutcome.Blackout::new)
                .orElse(served);
    }

    private static LiveOutcome text(String type, String text) {
        return new LiveOutcome.Text(type, text.getBytes(StandardCharsets.UTF_8));
    }
}
