package tv.foyer.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tv.foyer.catalog.Catalog;
import tv.foyer.catalog.Channel;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestOutcome;
import tv.foyer.catalog.IngestReport;
import tv.foyer.catalog.Title;
import tv.foyer.discovery.Discovery.Pictures;
import tv.foyer.discovery.Discovery.Profiles;
import tv.foyer.http.Caller;
import tv.foyer.http.FakeRequest;
import tv.foyer.http.Reply;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.DeviceId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.sql.Database;
import tv.foyer.sql.TestDatabase;

/**
 * A household in front of a set, with the demo alliance's feeds and neighbours one can slow down.
 */
final class Sofa implements AutoCloseable {
    static final HouseholdId HOUSEHOLD = new HouseholdId(Ids.named("household"));
    static final ProfileId ADULT = new ProfileId(Ids.named("adult"));
    static final ProfileId KID = new ProfileId(Ids.named("kid"));

    /** Long enough for a busy machine: no test may depend on its speed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    final List<Progress.Position> watched = new ArrayList<>();
    final Catalog catalog;
    final Discovery discovery;
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    Optional<Duration> slowness = Optional.empty();

    private final Database database = TestDatabase.with("catalog");

    Sofa() {
        catalog = Catalog.open(database.sql(), () -> now, Sofa::partnerOf, Sofa::brandOf);
        discovery =
                Discovery.open(
                        catalog,
                        new Discovery.Neighbours(
                                new Watching(),
                                asset -> OptionalInt.of(asset.equals("clip-1") ? 121 : 119),
                                Sofa::nameOf,
                                new Drawn(),
                                Sofa::kindOf,
                                _ ->
                                        List.of(
                                                "continue",
                                                "household",
                                                "live",
                                                "masthead",
                                                "provider",
                                                "genre",
                                                "edition"),
                                (_, _, _) -> Optional.empty()),
                        new DiscoveryConfig(PATIENCE, 20, 5),
                        () -> now);
    }

    void loadDemo() {
        ingest("silverreed", Format.FOYER_JSON, resource("silverreed.json"));
        ingest("terntide", Format.FOYER_JSON, resource("terntide.json"));
        ingest("terntide", Format.XMLTV, guide());
    }

    IngestReport ingest(String provider, Format format, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        IngestOutcome outcome =
                catalog.ingest(
                        partnerOf(provider).orElseThrow(),
                        provider,
                        format,
                        new ByteArrayInputStream(bytes));
        return ((IngestOutcome.Applied) outcome).report();
    }

    Reply get(String brand, String target) {
        BrandId id = brandOf(brand).orElseThrow();
        Caller set =
                new Caller.TvSet(
                        new DeviceId(Ids.named("set")),
                        HOUSEHOLD,
                        new ModelId(Ids.named("model")),
                        id,
                        new PartnerId(Ids.named("maker")));
        return FakeRequest.call(discovery.routes(), set, "GET", target, new byte[0]);
    }

    String text(String target) {
        return text("kestral", target);
    }

    String text(String brand, String target) {
        return textOf(get(brand, target));
    }

    static String textOf(Reply reply) {
        byte[] bytes =
                switch (reply.body()) {
                    case Reply.Body.Bytes(var whole) -> whole;
                    case Reply.Body.Pieces(var pieces) -> Piece.concat(pieces);
                    case Reply.Body.Slices slices -> slices.join();
                    case Reply.Body.None _, Reply.Body.FilePart _ -> new byte[0];
                };
        return new String(bytes, StandardCharsets.UTF_8);
    }

    TitleId id(String key) {
        return title(key).id();
    }

    Title title(String key) {
        return catalog.snapshot().titles().stream()
                .filter(title -> title.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    void watch(String key, int position, int duration) {
        watched.addFirst(new Progress.Position(id(key), position, duration));
    }

    @Override
    public void close() {
        database.close();
    }

    static String resource(String name) {
        try (InputStream in = Sofa.class.getResourceAsStream("/tv/foyer/demo/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String guide() {
        String guide = resource("guide.xml.template");
        LocalDate first = LocalDate.parse("2026-11-21");
        for (int day = 0; day <= 7; day++) {
            guide =
                    guide.replace(
                            "{{D+" + day + "}}",
                            first.plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        return guide;
    }

    static BrandId brand(String key) {
        return brandOf(key).orElseThrow();
    }

    /** Returns what discovery reads at this moment. */
    View view() {
        return discovery.view();
    }

    private static Optional<PartnerId> partnerOf(String key) {
        return Optional.of(new PartnerId(Ids.named("partner/" + key)));
    }

    private static Optional<BrandId> brandOf(String key) {
        return Set.of("kestral", "pop", "ombrix", "lumao").contains(key)
                ? Optional.of(new BrandId(Ids.named("brand/" + key)))
                : Optional.empty();
    }

    private static Text nameOf(PartnerId partner) {
        return partnerOf("silverreed").filter(partner::equals).isPresent()
                ? new Text("银苇影业", "Silverreed Pictures")
                : new Text("燕鸥文化", "Tern & Tide");
    }

    private static Optional<Profiles.Kind> kindOf(HouseholdId household, ProfileId profile) {
        if (!household.equals(HOUSEHOLD)) {
            return Optional.empty();
        }
        return profile.equals(ADULT)
                ? Optional.of(Profiles.Kind.ADULT)
                : Optional.of(Profiles.Kind.KIDS).filter(_ -> profile.equals(KID));
    }

    private static final class Drawn implements Pictures {
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

    private final class Watching implements Progress {
        @Override
        public List<Position> recent(ProfileId profile, int limit) {
            pause();
            return watched.stream().limit(limit).toList();
        }

        @Override
        public Map<TitleId, Position> positions(ProfileId profile, Set<TitleId> titles) {
            pause();
            Map<TitleId, Position> found = new HashMap<>();
            watched.stream()
                    .filter(position -> titles.contains(position.title()))
                    .forEach(position -> found.putIfAbsent(position.title(), position));
            return found;
        }

        private void pause() {
            try {
                Thread.sleep(slowness.orElse(Duration.ZERO));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
