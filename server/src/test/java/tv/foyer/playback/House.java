package tv.foyer.playback;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tv.foyer.crypto.Keys;
import tv.foyer.events.Surface;
import tv.foyer.http.Caller;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.log.PostgresLog;
import tv.foyer.log.Tails;
import tv.foyer.media.Asset;
import tv.foyer.playback.Playback.Titles;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/** Playback with a real database and log; its neighbours are fakes that answer from maps. */
final class House implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final TitleId FILM = new TitleId(Ids.named("title/film"));
    static final TitleId CLIP = new TitleId(Ids.named("title/clip"));
    static final TitleId UNREADY = new TitleId(Ids.named("title/unready"));
    static final TitleId ELSEWHERE = new TitleId(Ids.named("title/elsewhere"));
    static final TitleId GROWN_UP = new TitleId(Ids.named("title/grown-up"));
    static final ProfileId ADULT = new ProfileId(Ids.named("profile/adult"));
    static final ProfileId KIDS = new ProfileId(Ids.named("profile/kids"));
    static final PartnerId PROVIDER = new PartnerId(Ids.named("partner/silverreed"));

    final Database database = TestDatabase.with("log", "playback");

    /** No machine is so slow that a decision which is made is late. */
    private static final Duration PATIENT = Duration.ofSeconds(5);

    final Clock clock = new Clock();
    final PostgresLog log = new PostgresLog(database.sql(), clock);
    final Tails tails = new Tails(database.sql(), log);
    final Keys keys;
    final Playback playback;
    final List<AdBreaks.Viewing> asked = new CopyOnWriteArrayList<>();
    final Map<Surface, List<AdBreaks.Ad>> ads = new HashMap<>();

    /** What becomes of a decision before it is given; nothing, unless a test wants trouble. */
    volatile Runnable trouble = () -> {};

    private final Map<String, Asset> assets = new HashMap<>();

    /** A clock that tests turn. */
    static final class Clock implements InstantSource {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }

    record Card(String name) {}

    House(Path folder) {
        keys = Keys.open(folder.resolve("keys"));
        assets.put("film", Ladders.even("film", 61, 2_000_000, 360, 720, 1080));
        assets.put("clip", Ladders.even("clip", 30, 2_000_000, 360, 720));
        assets.put("noodles", Ladders.even("noodles", 5, 3_000_000, 360, 720, 1080));
        assets.put("ride", Ladders.even("ride", 7, 2_000_000, 720));
        assets.put(
                "strange",
                Ladders.withCodecs(Ladders.even("strange", 5, 3_000_000, 720), "av01.0.08M.08"));
        playback =
                Playback.open(
                        forgetful(PlaybackConfig.standard()),
                        new Playback.Ground(database.sql(), log, keys, clock),
                        new Playback.Plugs(
                                House::title,
                                House::profile,
                                key -> Optional.ofNullable(assets.get(key)),
                                this::fill));
        tails.start(playback.progress());
    }

    /** Keeps but the last asset that was cut, so that a lost one is missed. */
    private static PlaybackConfig forgetful(PlaybackConfig config) {
        return new PlaybackConfig(
                config.breaks(), config.sessionLife(), PATIENT, 1, config.frameRate());
    }

    /** An asset is gone from this node. */
    void lose(String asset) {
        assets.remove(asset);
    }

    /** A set of the one household. */
    static Caller.TvSet set(String name, String brand) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("device/" + name)),
                new HouseholdId(Ids.named("household")),
                new ModelId(Ids.named("model/" + brand)),
                new BrandId(Ids.named("brand/" + brand)),
                new PartnerId(Ids.named("partner/" + brand)));
    }

    static AdBreaks.Ad ad(int slot, String asset) {
        return new AdBreaks.Ad(
                slot,
                new CreativeId(Ids.named("creative/" + asset)),
                asset,
                new Text("短片 " + asset, "The spot " + asset),
                new Text("亮锅", "Brightwok"),
                "token-" + asset);
    }

    Play start(TitleId title, ProfileId profile, boolean resume) {
        return start(set("living-room", "kestral"), title, profile, resume);
    }

    Play start(Caller.TvSet set, TitleId title, ProfileId profile, boolean resume) {
        return start(set, new PlayOrder(title, profile, resume));
    }

    Play start(Caller.TvSet set, PlayOrder order) {
        PlayOutcome outcome = playback.play(set, order);
        if (outcome instanceof PlayOutcome.Started(var play)) {
            return play;
        }
        throw new AssertionError(outcome.toString());
    }

    byte[] playlist(Play play, String name) {
        PlaylistOutcome outcome = playback.playlist(token(play), name);
        if (outcome instanceof PlaylistOutcome.Found(var playlist)) {
            return playlist.join();
        }
        throw new AssertionError(outcome.toString());
    }

    static String token(Play play) {
        return play.master().split("/", -1)[2];
    }

    private List<List<AdBreaks.Ad>> fill(AdBreaks.Viewing viewing, List<AdBreaks.Room> rooms) {
        asked.add(viewing);
        trouble.run();
        if (viewing.audience() == Audience.KIDS) {
            return List.of();
        }
        return rooms.stream().map(room -> ads.getOrDefault(room.surface(), List.of())).toList();
    }

    private static Optional<Titles.Playable> title(TitleId title, BrandId brand) {
        Map<TitleId, String> assets =
                Map.of(
                        FILM,
                        "film",
                        CLIP,
                        "clip",
                        UNREADY,
                        "not-encoded",
                        ELSEWHERE,
                        "film",
                        GROWN_UP,
                        "film");
        return Optional.ofNullable(assets.get(title))
                .map(asset ->
                        new Titles.Playable(
                                asset,
                                PROVIDER,
                                !title.equals(ELSEWHERE),
                                !title.equals(GROWN_UP),
                                new Card(asset),
                                Optional.empty()));
    }

    private static Optional<Audience> profile(HouseholdId household, ProfileId profile) {
        return Optional.ofNullable(Map.of(ADULT, Audience.ADULT, KIDS, Audience.KIDS).get(profile));
    }

    @Override
    public void close() {
        tails.close();
        log.close();
        database.close();
    }
}
