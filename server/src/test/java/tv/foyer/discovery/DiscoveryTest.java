package tv.foyer.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.foyer.catalog.Kind;
import tv.foyer.catalog.Title;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

class DiscoveryTest {
    private static final String HOME = "/api/v1/home?profile=" + Sofa.ADULT;
    private static final String KIDS_HOME = "/api/v1/home?profile=" + Sofa.KID;

    private static Sofa sofa;

    record Screen(Optional<Card> hero, List<Row> rows, List<String> late) {
        Optional<Row> row(String kind) {
            return rows.stream().filter(row -> row.kind().equals(kind)).findFirst();
        }
    }

    record Row(String id, String kind, Text title, List<Card> items) {}

    record Found(String query, List<Card> items, List<Text> suggestions) {
        List<String> names() {
            return items.stream().map(card -> card.title().en()).toList();
        }
    }

    @BeforeAll
    static void sit() {
        sofa = new Sofa();
        sofa.loadDemo();
    }

    @AfterAll
    static void leave() {
        sofa.close();
    }

    @BeforeEach
    void forget() {
        sofa.watched.clear();
        sofa.slowness = Optional.empty();
        sofa.now = Instant.parse("2026-11-21T12:00:00Z");
    }

    @Test
    void theDemoFeedsKeepEveryRule() {
        assertThat(sofa.ingest("silverreed", format(), Sofa.resource("silverreed.json")).rejected())
                .isZero();
        assertThat(sofa.ingest("terntide", format(), Sofa.resource("terntide.json")).rejected())
                .isZero();
        assertThat(sofa.ingest("terntide", tv.foyer.catalog.Format.XMLTV, Sofa.guide()).records())
                .allSatisfy(entry -> assertThat(entry.rule()).isEmpty());
        assertThat(sofa.catalog.snapshot().titles().stream().filter(DiscoveryTest::playableDemo))
                .hasSize(60);
        assertThat(sofa.catalog.snapshot().channels()).hasSize(4);
    }

    @Test
    void homeHasItsRowsInTheConfiguredOrder() {
        sofa.watch("paper-boats", 40, 120);

        Screen home = screen(HOME);

        assertThat(home.rows().stream().map(Row::kind).distinct())
                .containsExactly("continue", "household", "live", "provider", "genre", "edition");
        assertThat(home.late()).isEmpty();
        assertThat(home.hero()).isPresent();
        assertThat(home.row("provider").orElseThrow().items()).hasSize(20);
        Card card = home.row("household").orElseThrow().items().getFirst();
        assertThat(card.minutes()).isBetween(2, 3);
        assertThat(card.poster()).startsWith("/media/art/").endsWith("-poster.jpg");
    }

    @Test
    void continueWatchingCrossesProvidersAndGoesOnAfterAnEpisode() {
        sofa.watch("gull-post", 30, 121);
        sofa.watch("paper-boats", 119, 119);
        sofa.watch("the-sixth-bowl-s1e6", 50, 119);
        sofa.watch("the-sixth-bowl-s1e7", 119, 121);

        List<Card> items = screen(HOME).row("continue").orElseThrow().items();

        assertThat(items)
                .extracting(card -> card.id())
                .containsExactly(
                        sofa.id("the-sixth-bowl-s2e1").value(), sofa.id("gull-post").value());
        assertThat(items.getFirst().title().en())
                .isEqualTo("The Sixth Bowl · The House Across the Bridge");
        assertThat(items.get(1).progress()).contains(new Card.Bar(30, 121));
    }

    @Test
    void aSlowRowNeverBlocksHome() {
        sofa.watch("paper-boats", 40, 120);
        sofa.slowness = Optional.of(Duration.ofMinutes(10));

        Screen home = screen(HOME);

        assertThat(home.late()).containsExactly("continue");
        assertThat(home.row("continue")).isEmpty();
        assertThat(home.row("household").orElseThrow().items()).isNotEmpty();
        assertThat(home.row("live").orElseThrow().items()).hasSize(4);
        assertThat(sofa.get("kestral", page("paper-boats", Sofa.ADULT.toString())).status())
                .isEqualTo(200);
    }

    @Test
    void theHouseholdRowFollowsATasteAndNeverShowsWhatWasWatched() {
        for (String key : List.of("deep-garden", "winter-market", "river-without-name")) {
            sofa.watch(key, 60, 119);
        }

        List<Card> items = screen(HOME).row("household").orElseThrow().items();

        assertThat(items.subList(0, 4))
                .allSatisfy(card ->
                        assertThat(card.genres())
                                .containsAnyOf(
                                        new Text("纪录", "Documentary"), new Text("自然", "Nature")));
        assertThat(items)
                .extracting(Card::id)
                .doesNotContain(sofa.id("deep-garden").value(), sofa.id("winter-market").value());
    }

    @Test
    void aChannelShowsWhatIsOnNowAndNextWhenItIsOver() {
        Card.Now before = live("Hearth One").now().orElseThrow();
        sofa.now = before.end();

        assertThat(before.title().en()).isEqualTo("The Sixth Bowl");
        assertThat(live("Hearth One").now().orElseThrow().start()).isEqualTo(before.end());
    }

    @Test
    void childrenNeverSeeWhatIsTooOldForThem() {
        sofa.watch("mirror-lake", 50, 121);
        sofa.now = Instant.parse("2026-11-21T14:30:00Z");
        String profile = Sofa.KID.toString();
        List<Title> tooOld =
                sofa.catalog.snapshot().titles().stream()
                        .filter(title -> !title.rating().kidSafe())
                        .toList();

        String home = sofa.text(KIDS_HOME);
        String guide =
                sofa.text("/api/v1/guide?from=2026-11-21T00:00:00Z&hours=24&profile=" + profile);

        assertThat(tooOld).hasSizeGreaterThan(10);
        for (Title title : tooOld) {
            String search =
                    sofa.text(
                            "/api/v1/search?limit=50&q="
                                    + title.name().zh()
                                    + "&profile="
                                    + profile);
            assertThat(home + search.replaceFirst("\"query\":\"[^\"]*\"", ""))
                    .doesNotContain(title.id().toString())
                    .doesNotContain(title.name().zh());
            assertThat(sofa.get("kestral", page(title.key(), profile)).status()).isEqualTo(404);
        }
        assertThat(home).contains("Little Tern").doesNotContain("Hearth One", "Mystery at Nine");
        assertThat(guide).contains("Snail Express").doesNotContain("Mystery at Nine");
        for (Title title : sofa.catalog.snapshot().titles()) {
            if (title.rating().kidSafe() && title.kind() != Kind.SEASON) {
                TitlePage shown = pageOf(title.key(), profile);
                assertThat(shown.similar())
                        .allSatisfy(card -> assertThat(card.rating()).isIn("all", "7+"));
            }
        }
    }

    @Test
    void anOfferForAnotherBrandIsNotOnThisOne() {
        TitlePage kestral =
                Json.read(sofa.text("kestral", page("salt-and-sugar", adult())), TitlePage.class);
        TitlePage lumao =
                Json.read(sofa.text("lumao", page("salt-and-sugar", adult())), TitlePage.class);

        assertThat(kestral.offers())
                .extracting(TitlePage.OfferLine::terms)
                .containsExactly("free", "subscription");
        assertThat(kestral.card().terms()).isEqualTo("free");
        assertThat(lumao.offers())
                .extracting(TitlePage.OfferLine::terms)
                .containsExactly("subscription");
        assertThat(screen(HOME).row("edition").orElseThrow().items())
                .extracting(card -> card.terms())
                .containsOnly("free");
    }

    @Test
    void aTitleLeavesEverySurfaceWhenItsWindowCloses() {
        String feed =
                """
                {"provider":"reed","titles":[{"key":"brief-show","kind":"FILM",
                "title":{"zh":"昙花","en":"Queen of One Night"},"synopsis":{"zh":"一夜","en":"A night"},
                "year":2027,"rating":"all","asset":"clip-1",
                "offers":[{"terms":"FREE","until":"2026-11-21T13:00:00Z"}]}]}\
                """;
        sofa.ingest("reed", format(), feed);
        String id = sofa.id("brief-show").toString();

        assertThat(sofa.text(HOME)).contains(id);
        assertThat(search("昙花").items()).hasSize(1);
        sofa.now = Instant.parse("2026-11-21T13:00:00Z");

        assertThat(sofa.text(HOME)).doesNotContain(id);
        assertThat(search("昙花").items()).isEmpty();
        assertThat(pageOf("brief-show", adult()).offers().getFirst().available()).isFalse();
    }

    @Test
    void aSeriesPageHasItsSeasonsWithProgressAndWhereToGoOn() {
        sofa.watch("the-sixth-bowl-s1e2", 60, 119);

        TitlePage page = pageOf("the-sixth-bowl", adult());

        assertThat(page.seasons()).extracting(TitlePage.Season::number).containsExactly(1, 2);
        assertThat(page.seasons().getFirst().episodes())
                .extracting(TitlePage.Episode::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(page.seasons().getFirst().episodes().get(1).progress())
                .contains(new Card.Bar(60, 119));
        assertThat(page.resume())
                .contains(new TitlePage.Resume(sofa.id("the-sixth-bowl-s1e2").value(), 60));
        assertThat(pageOf("the-sixth-bowl-s2e7", adult()).episodeOf())
                .map(TitlePage.SeriesRef::id)
                .contains(sofa.id("the-sixth-bowl").value());
    }

    @Test
    void searchFindsByChineseEnglishPersonTypoBeginningAndPinyin() {
        for (Title title : sofa.catalog.snapshot().titles()) {
            if (title.kind() == Kind.FILM) {
                String en = title.name().en();
                assertFirst(title, title.name().zh());
                assertFirst(title, en);
                assertFound(title, title.name().zh().substring(1));
                assertFound(title, en.substring(0, Math.max(4, en.length() / 2)));
                assertFound(title, Pinyin.of(title.name().zh()).initials().iterator().next());
                assertFound(title, Pinyin.of(title.name().zh()).full().iterator().next());
                assertFound(title, withTypo(en));
            }
        }
        assertThat(search("闻人越").names()).contains("Mirror Lake, No Wind");
        assertThat(search("wenren yue").names()).contains("Mirror Lake, No Wind");
        assertThat(search("wry").names()).contains("Mirror Lake, No Wind");
        assertThat(search("documentary").names()).contains("Garden of the Deep");
        assertThat(search("shoudengren").names()).first().isEqualTo("The Lamp Keeper's Last Night");
    }

    @Test
    void anEmptySearchGivesPopularTitlesAndALongOneIsRefused() {
        assertThat(search("").items()).hasSize(20);
        assertThat(sofa.get("kestral", "/api/v1/search?q=" + "x".repeat(101)).status())
                .isEqualTo(400);
        assertThat(search("\"*:?~^()[]{}!&|+-/\\").items()).isEmpty();
    }

    @Test
    void aProfileOfAnotherHouseholdIsNotFound() {
        String other = UUID.fromString("00000000-0000-7000-8000-000000000001").toString();

        for (String target : List.of("home", "search", "guide")) {
            assertThat(sofa.get("kestral", "/api/v1/" + target + "?profile=" + other).status())
                    .isEqualTo(404);
        }
        assertThat(sofa.get("kestral", "/api/v1/home").status()).isEqualTo(400);
        assertThat(sofa.get("kestral", page("paper-boats", other)).status()).isEqualTo(404);
    }

    private static boolean playableDemo(Title title) {
        return title.kind().playable() && !title.key().equals("brief-show");
    }

    private static String withTypo(String name) {
        List<String> words = Arrays.asList(name.split(" "));
        int longest = 0;
        for (int i = 1; i < words.size(); i++) {
            longest = words.get(i).length() > words.get(longest).length() ? i : longest;
        }
        String word = words.get(longest);
        words.set(longest, word.charAt(0) + word.substring(2));
        return String.join(" ", words);
    }

    private static void assertFirst(Title title, String typed) {
        assertThat(search(typed).items().stream().map(Card::id).findFirst())
                .as(typed)
                .contains(title.id().value());
    }

    private static void assertFound(Title title, String typed) {
        assertThat(search(typed).items())
                .as(typed)
                .extracting(Card::id)
                .contains(title.id().value());
    }

    private static tv.foyer.catalog.Format format() {
        return tv.foyer.catalog.Format.FOYER_JSON;
    }

    private static String adult() {
        return Sofa.ADULT.toString();
    }

    private static Screen screen(String target) {
        return Json.read(sofa.text(target), Screen.class);
    }

    private static Found search(String typed) {
        return Json.read(sofa.text("/api/v1/search?q=" + typed), Found.class);
    }

    private static String page(String key, String profile) {
        return "/api/v1/titles/" + sofa.id(key) + "?profile=" + profile;
    }

    private static TitlePage pageOf(String key, String profile) {
        return Json.read(sofa.text(page(key, profile)), TitlePage.class);
    }

    private static Card live(String channel) {
        Map<String, Card> cards =
                screen(HOME).row("live").orElseThrow().items().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        card -> card.title().en(), card -> card));
        return Optional.ofNullable(cards.get(channel)).orElseThrow();
    }
}
