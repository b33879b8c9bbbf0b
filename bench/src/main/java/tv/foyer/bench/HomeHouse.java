package tv.foyer.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Discovery;
import tv.foyer.discovery.Discovery.Pictures;
import tv.foyer.discovery.Discovery.Profiles;
import tv.foyer.discovery.DiscoveryConfig;
import tv.foyer.discovery.Progress;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.sql.Database;

/** The real catalogue and discovery with the demo's feeds, and a viewer who began two titles. */
final class HomeHouse implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final BrandId BRAND = brand("kestral").orElseThrow();
    static final List<String> ROWS =
            List.of("continue", "household", "live", "provider", "genre", "edition");

    private final Path folder;
    private final Database database;
    private final Catalog catalog;
    private final Routes routes;
    private final List<Progress.Position> recent;

    private HomeHouse(Path folder) {
        this.folder = folder;
        this.database = Database.embedded(folder.resolve("database"));
        database.migrate(List.of("catalog"));
        this.catalog =
                Catalog.open(database.sql(), () -> NOW, HomeHouse::partner, HomeHouse::brand);
        ingest("silverreed", Format.FOYER_JSON, resource("silverreed.json"));
        ingest("terntide", Format.FOYER_JSON, resource("terntide.json"));
        ingest("terntide", Format.XMLTV, guide());
        this.recent =
                List.of(
                        new Progress.Position(Title.id("terntide", "gull-post"), 40, 120),
                        new Progress.Position(Title.id("silverreed", "paper-boats"), 70, 120));
        this.routes =
                Discovery.open(
                                catalog,
                                new Discovery.Neighbours(
                                        new Began(),
                                        HomeHouse::seconds,
                                        HomeHouse::name,
                                        new Drawn(),
                                        (_, _) -> Optional.of(Profiles.Kind.ADULT),
                                        _ -> ROWS,
                                        (_, _, _) -> Optional.empty()),
                                DiscoveryConfig.standard(),
                                () -> NOW)
                        .routes();
    }

    static HomeHouse open() throws IOException {
        return new HomeHouse(Files.createTempDirectory("foyer-bench"));
    }

    Routes routes() {
        return routes;
    }

    Catalog catalog() {
        return catalog;
    }

    List<Progress.Position> recent() {
        return recent;
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static OptionalInt seconds(String asset) {
        return OptionalInt.of(90 + asset.charAt(asset.length() - 1));
    }

    static Text name(PartnerId partner) {
        return partner("silverreed").filter(partner::equals).isPresent()
                ? new Text("银苇影业", "Silverreed Pictures")
                : new Text("燕鸥文化", "Tern & Tide");
    }

    /** Where the demo's pictures would be. */
    static final class Drawn implements Pictures {
        @Override
        public Paths of(Title title) {
            return paths(title.art().key());
        }

        @Override
        public Paths of(Channel channel) {
            return paths("channel-" + channel.key());
        }

        private static Paths paths(String key) {
            return new Paths(
                    "/media/art/" + key + "-poster.jpg", "/media/art/" + key + "-backdrop.jpg");
        }
    }

    private final class Began implements Progress {
        @Override
        public List<Position> recent(ProfileId profile, int limit) {
            return recent;
        }

        @Override
        public Map<TitleId, Position> positions(ProfileId profile, Set<TitleId> titles) {
            return recent.stream()
                    .filter(position -> titles.contains(position.title()))
                    .collect(Collectors.toMap(Position::title, position -> position));
        }
    }

    private static Optional<PartnerId> partner(String key) {
        return Optional.of(new PartnerId(Ids.named("partner/" + key)));
    }

    private static Optional<BrandId> brand(String key) {
        return Optional.of(new BrandId(Ids.named("brand/" + key)));
    }

    private void ingest(String provider, Format format, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        IngestOutcome outcome =
                catalog.ingest(
                        partner(provider).orElseThrow(),
                        provider,
                        format,
                        new ByteArrayInputStream(bytes));
        if (!(outcome instanceof IngestOutcome.Applied(var report)) || report.rejected() > 0) {
            throw new IllegalStateException("the demo's feed of " + provider + " is not clean");
        }
    }

    private static String guide() {
        String guide = resource("guide.xml.template");
        for (int day = 0; day <= 7; day++) {
            String date =
                    LocalDate.parse("2026-11-21")
                            .plusDays(day)
                            .format(DateTimeFormatter.BASIC_ISO_DATE);
            guide = guide.replace("{{D+" + day + "}}", date);
        }
        return guide;
    }

    private static String resource(String name) {
        try (InputStream in = Catalog.class.getResourceAsStream("/tv/foyer/demo/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
