package tv.foyer.playback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Event;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.SessionId;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.EventLog;
import tv.foyer.log.Fold;
import tv.foyer.media.Asset;
import tv.foyer.sql.Sql;

/**
 * Plays titles with their ad breaks and remembers where households stopped. Safe for use by many
 * threads.
 */
public final class Playback {
    /**
     * The signing purpose of view tokens, whose payload is {@code ClaimBytes} of a {@code
     * ViewingClaim}.
     */
    public static final String VIEW_TOKENS = "viewing";

    private static final String PLAN_TOKENS = "play";

    private final Plugs plugs;
    private final EventLog log;
    private final InstantSource clock;
    private final Ids ids;
    private final Playlists playlists;
    private final Guided guided;
    private final Sessions sessions;
    private final Progress progress;

    /** What playback needs to know of its neighbours. */
    public record Plugs(Titles titles, Profiles profiles, Assets assets, AdBreaks adBreaks) {}

    /** The parts of the house that playback stands on. */
    public record Ground(Sql sql, EventLog log, Keys keys, InstantSource clock) {}

    private Playback(PlaybackConfig config, Ground ground, Plugs plugs) {
        this.plugs = plugs;
        this.log = ground.log();
        this.clock = ground.clock();
        this.ids = new Ids(clock);
        ChunkCache chunks = new ChunkCache(plugs.assets(), config.cacheBytes());
        this.playlists =
                new Playlists(ground.keys().signer(PLAN_TOKENS), chunks, clock, config.frameRate());
        this.guided = new Guided(playlists, chunks, config.breaks(), config.frameRate());
        this.sessions =
                new Sessions(
                        chunks,
                        new PromptAdBreaks(plugs.adBreaks(), config.adBudget()),
                        playlists,
                        ground.keys().signer(VIEW_TOKENS),
                        new Sessions.Terms(config.breaks(), config.sessionLife()));
        this.progress = new Progress(new ProgressStore(ground.sql()), clock);
    }

    /** Opens playback; the schema {@code playback} is migrated already. */
    public static Playback open(PlaybackConfig config, Ground ground, Plugs plugs) {
        return new Playback(config, ground, plugs);
    }

    /** Returns the fold that keeps places; whoever runs folds starts it. */
    public Fold progress() {
        return progress;
    }

    public Routes routes() {
        return new PlayRoutes(this).routes();
    }

    /** Starts a session on a set and records {@code PlaybackStarted}. */
    PlayOutcome play(Caller.TvSet set, PlayOrder order) {
        Optional<Audience> audience = plugs.profiles().find(set.household(), order.profile());
        if (audience.isEmpty()) {
            return new PlayOutcome.UnknownProfile();
        }
        Optional<Titles.Playable> playable = plugs.titles().find(order.title(), set.brand());
        boolean hidden =
                audience.get() == Audience.KIDS
                        && playable.filter(Titles.Playable::forKids).isEmpty();
        if (playable.isEmpty() || hidden) {
            return new PlayOutcome.UnknownTitle();
        }
        if (!playable.get().offered()) {
            return new PlayOutcome.NoOffer();
        }
        return begin(set, order, audience.get(), playable.get());
    }

    private PlayOutcome begin(
            Caller.TvSet set, PlayOrder order, Audience audience, Titles.Playable playable) {
        Instant now = clock.instant();
        long resumeMicros = order.resume() ? resumeMicros(order) : 0;
        Sessions.Start start =
                new Sessions.Start(
                        new SessionId(ids.next()),
                        set,
                        order,
                        audience,
                        playable,
                        resumeMicros,
                        now);
        return sessions.open(start)
                .map(opened -> record(opened, now))
                .orElseGet(PlayOutcome.NotReady::new);
    }

    private PlayOutcome record(Sessions.Opened opened, Instant now) {
        boolean resumed = opened.play().startSeconds() > 0;
        try {
            log.append(
                    List.of(
                            new Event.PlaybackStarted(
                                    new EventId(ids.next()), now, opened.claim(), resumed)));
        } catch (EventLog.LogBusy e) {
            return new PlayOutcome.Busy();
        }
        return new PlayOutcome.Started(opened.play());
    }

    private long resumeMicros(PlayOrder order) {
        return resume(order.profile(), order.title())
                .map(place -> place.positionSeconds() * 1_000_000L)
                .orElse(0L);
    }

    /**
     * Prints a playlist of a session.
     *
     * @param token from the session's {@code master} address
     * @param name {@code master}, or a track of the content
     */
    PlaylistOutcome playlist(String token, String name) {
        return playlists.print(token, name);
    }

    /** Returns what prints a film for players that insert its ads. */
    Guided guided() {
        return guided;
    }

    /** Prints a session as one MPEG-DASH presentation, with the same breaks as its playlists. */
    PlaylistOutcome dash(String token) {
        return playlists.dash(token);
    }

    /**
     * Returns the breaks of a session, from the token in its playlists' addresses; empty if the
     * token is not genuine, is too old, or does not say what its ads' impressions will be.
     */
    public Optional<List<SoldBreak>> breaks(String token) {
        return playlists
                .plan(token)
                .flatMap(plan ->
                        plan.breaks().isEmpty()
                                ? Optional.of(List.of())
                                : plan.sale().map(sale -> sale.breaks(plan)));
    }

    /** Returns where a profile would go on in a title: begun, and not seen to the end. */
    public Optional<Place> resume(ProfileId profile, TitleId title) {
        return progress.place(profile, title).filter(Place::begun);
    }

    /** Returns how far a profile got in a title, seen to the end or not. */
    public Optional<Place> place(ProfileId profile, TitleId title) {
        return progress.place(profile, title);
    }

    /** Returns what a profile began and did not finish, newest first, out of its last 200. */
    public List<Place> continueWatching(ProfileId profile, int limit) {
        return progress.begun(profile, limit);
    }

    /** The encoded films and spots that this node can name. */
    public interface Assets {
        /** Returns the asset of a key, or empty if it is unknown or not yet encoded. */
        Optional<Asset> find(String key);
    }

    /** The profiles of households. */
    public interface Profiles {
        /** Returns for whom a profile is, or empty if this household has no such profile. */
        Optional<Audience> find(HouseholdId household, ProfileId profile);
    }

    /** What can be played: films, episodes and clips. */
    public interface Titles {
        /**
         * Returns a title as a brand may show it now, or empty if there is no such title to play.
         */
        Optional<Playable> find(TitleId title, BrandId brand);

        /**
         * A title to play.
         *
         * @param asset key of its encoded asset, which may not be ready yet
         * @param provider the partner that is paid for the viewing
         * @param offered whether an offer allows it on this brand now
         * @param forKids whether a kids profile may see it, and learn that it exists
         * @param card the contract's {@code Card} of the title, as a record that JSON writes
         * @param next the card of the episode that follows
         */
        record Playable(
                String asset,
                PartnerId provider,
                boolean offered,
                boolean forKids,
                Object card,
                Optional<? extends Object> next) {}
    }
}
