package tv.foyer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tv.foyer.crypto.Keys;
import tv.foyer.http.Caller;
import tv.foyer.http.Routes;
import tv.foyer.json.Json;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.log.PostgresLog;
import tv.foyer.media.Asset;
import tv.foyer.playback.AdBreaks;
import tv.foyer.playback.Audience;
import tv.foyer.playback.Playback;
import tv.foyer.playback.Playback.Titles;
import tv.foyer.sql.Database;

/** The real playback on a database of its own, with viewers who each were given other ads. */
final class ManifestHouse implements AutoCloseable {
    static final int VIEWERS = 64;

    private final Path folder;
    private final Database database;
    private final PostgresLog log;
    private final Routes routes;
    private final Map<String, Asset> assets = new HashMap<>();
    private int decided;

    private ManifestHouse(Path folder) {
        this.folder = folder;
        this.database = Database.embedded(folder.resolve("database"));
        database.migrate(List.of("log", "playback"));
        this.log = new PostgresLog(database.sql(), InstantSource.system());
        assets.put("film", ManifestShape.film());
        for (int i = 0; i < ManifestShape.ADS; i++) {
            assets.put("ad-" + i, ManifestShape.ad(i));
        }
        this.routes =
                Playback.open(
                                ManifestShape.config(),
                                new Playback.Ground(
                                        database.sql(),
                                        log,
                                        Keys.open(folder.resolve("keys")),
                                        InstantSource.system()),
                                new Playback.Plugs(
                                        (_, _) -> Optional.of(film()),
                                        (_, _) -> Optional.of(Audience.ADULT),
                                        key -> Optional.ofNullable(assets.get(key)),
                                        this::fill))
                        .routes();
    }

    static ManifestHouse open() throws IOException {
        return new ManifestHouse(Files.createTempDirectory("foyer-bench"));
    }

    Routes routes() {
        return routes;
    }

    /** Starts a session for every viewer and returns their tokens. */
    List<String> tokens() {
        Routes.Route play = Call.route(routes, "/api/v1/play");
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            byte[] order =
                    Json.bytes(
                            Map.of(
                                    "titleId", Ids.named("bench/film"),
                                    "profileId", Ids.named("bench/profile/" + i),
                                    "resume", false));
            byte[] answer = new Call(viewer(i), play.path(), Map.of(), order).answerOf(play);
            String master = Json.textAt(answer, "master").orElseThrow();
            tokens.add(master.split("/", -1)[2]);
        }
        return tokens;
    }

    /** Returns what a set would ask for a rung of a viewer. */
    static Call playlistCall(String token, String rung) {
        return new Call(
                new Caller.Nobody(),
                "/play",
                Map.of("token", token, "file", rung + ".m3u8"),
                new byte[0]);
    }

    Routes.Route playlistRoute() {
        return Call.route(routes, "/play/{token}/{file}");
    }

    private static Caller.TvSet viewer(int number) {
        return new Caller.TvSet(
                new DeviceId(Ids.named("bench/device/" + number)),
                new HouseholdId(Ids.named("bench/household/" + number)),
                new ModelId(Ids.named("bench/model")),
                new BrandId(Ids.named("bench/brand")),
                new PartnerId(Ids.named("bench/maker")));
    }

    private static Titles.Playable film() {
        return new Titles.Playable(
                "film",
                new PartnerId(Ids.named("bench/provider")),
                true,
                true,
                Map.of("name", "film"),
                Optional.empty());
    }

    private synchronized List<List<AdBreaks.Ad>> fill(
            AdBreaks.Viewing viewing, List<AdBreaks.Room> rooms) {
        List<List<AdBreaks.Ad>> pods = new ArrayList<>();
        for (int i = 0; i < rooms.size(); i++) {
            pods.add(List.of(ad(0, decided++), ad(1, decided++)));
        }
        decided++;
        return pods;
    }

    private static AdBreaks.Ad ad(int slot, int decided) {
        String key = "ad-" + decided % ManifestShape.ADS;
        return new AdBreaks.Ad(
                slot,
                new CreativeId(Ids.named(key)),
                key,
                new Text(key, key),
                new Text("某广告主", "an advertiser"),
                "token");
    }

    @Override
    public void close() {
        log.close();
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
