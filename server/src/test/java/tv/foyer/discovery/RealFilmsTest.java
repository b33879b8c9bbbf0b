package tv.foyer.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tv.foyer.catalog.Format;
import tv.foyer.catalog.IngestReport;
import tv.foyer.catalog.Title;
import tv.foyer.json.Json;

/**
 * Thousands of real films through ingest and search. They are not part of the house: the variable
 * FOYER_FILMS names a folder of wikipedia-movie-data's JSON files, and without it nothing is
 * tested.
 */
class RealFilmsTest {
    private static final int SAMPLE = 300;

    @Test
    void thousandsOfRealFilmsComeInAndAreFoundByNameAndWithATypo() throws IOException {
        String folder = Optional.ofNullable(System.getenv("FOYER_FILMS")).orElse("");
        assumeTrue(!folder.isEmpty(), "FOYER_FILMS names no folder of films");

        try (Sofa sofa = new Sofa()) {
            List<Object> films = films(Path.of(folder));
            String feed = Json.text(Map.of("provider", "archive", "titles", films));
            IngestReport report = sofa.ingest("archive", Format.FOYER_JSON, feed);
            IngestReport again = sofa.ingest("archive", Format.FOYER_JSON, feed);

            assertThat(report.accepted() + report.rejected()).isEqualTo(films.size());
            assertThat(report.rejected()).isLessThan(films.size() / 100);
            assertThat(again.unchanged()).isEqualTo(report.accepted());
            Random random = new Random(7);
            List<Title> all = new ArrayList<>(sofa.catalog.snapshot().titles());
            int exact = 0;
            int typo = 0;
            for (int i = 0; i < SAMPLE; i++) {
                Title title = all.get(random.nextInt(all.size()));
                exact += found(sofa, title, title.name().en());
                typo += found(sofa, title, withTypo(title.name().en(), random));
            }
            assertThat(exact).isGreaterThanOrEqualTo(SAMPLE * 97 / 100);
            assertThat(typo).isGreaterThanOrEqualTo(SAMPLE * 94 / 100);
        }
    }

    /** Counts 1 when a film of this name is among the first ten: names are not unique. */
    private static int found(Sofa sofa, Title title, String typed) {
        View view = sofa.view();
        Shelf shelf = view.shelf(new Audience(Sofa.brand("kestral"), false), sofa.now);
        return Search.titles(view, shelf, typed, 10).stream()
                        .anyMatch(each -> each.name().equals(title.name()))
                ? 1
                : 0;
    }

    private static String withTypo(String name, Random random) {
        int at = 1 + random.nextInt(Math.max(1, name.length() - 1));
        return at >= name.length() ? name : name.substring(0, at) + name.substring(at + 1);
    }

    private static List<Object> films(Path folder) throws IOException {
        List<Object> films = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (Object each : Json.read(Files.readAllBytes(file), Object[].class)) {
                    films.add(film("film-" + films.size(), (Map<?, ?>) each));
                }
            }
        }
        return films;
    }

    private static Map<String, Object> film(String key, Map<?, ?> from) {
        String name = String.valueOf(from.get("title"));
        Map<String, Object> film = new LinkedHashMap<>();
        film.put("key", key);
        film.put("kind", "FILM");
        film.put("title", text(name));
        film.put("synopsis", text(from.get("extract") instanceof String story ? story : name));
        film.put("year", from.get("year"));
        film.put("rating", "12+");
        film.put("genres", from.get("genres"));
        List<?> cast = from.get("cast") instanceof List<?> names ? names : List.of();
        film.put(
                "people",
                cast.stream()
                        .limit(60)
                        .map(person -> Map.of("name", text(person), "role", "CAST"))
                        .toList());
        film.put("asset", "clip-1");
        film.put("offers", List.of(Map.of("terms", "FREE")));
        return film;
    }

    private static Map<String, String> text(Object words) {
        return Map.of("zh", words.toString(), "en", words.toString());
    }
}
