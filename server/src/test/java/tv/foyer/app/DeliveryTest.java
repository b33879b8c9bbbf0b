package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.media.Asset;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.Review;

/** A film on its way from an advertiser's desk into the books. */
@Tag("slow")
class DeliveryTest {
    private static final String PATH = "/api/v1/console/creatives";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final LineItemId NOODLES =
            new LineItemId(Ids.named("line-item/brightwok/noodles"));

    @Test
    void aDeliveredFilmIsSoldOnceItIsApprovedAndNeverBefore() throws Exception {
        try (TestHouse test = TestHouse.open()) {
            String brightwok = test.staff("brightwok");
            HttpRequest upload =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            test.house().address()
                                                    + PATH
                                                    + "?name=Dawn&silent=true&lineItem="
                                                    + NOODLES))
                            .header("Authorization", "Bearer " + brightwok)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(film(test)))
                            .build();
            HttpResponse<String> taken;
            try (HttpClient client = HttpClient.newHttpClient()) {
                taken = client.send(upload, HttpResponse.BodyHandlers.ofString());
            }
            assertThat(taken.statusCode()).isEqualTo(202);
            Matcher id = ID.matcher(taken.body());
            assertThat(id.find()).isTrue();
            CreativeId creative = CreativeId.parse(id.group(1));

            String seen = settled(test, brightwok, creative);

            assertThat(seen).contains("\"state\":\"PENDING\"", "\"reasons\":[]");
            assertThat(sold(test, creative)).isEmpty();
            assertThat(test.house().sales().review(creative, Review.APPROVED)).isTrue();
            LineItem.Creative there = sold(test, creative).orElseThrow();
            assertThat(test.house().media().asset(there.assetKey())).isPresent();
            assertThat(there.seconds()).isEqualTo(5);
            assertThat(settled(test, brightwok, creative)).contains("\"state\":\"APPROVED\"");
            assertThat(
                            test.get(PATH + "/" + creative, Optional.of(test.staff("pedalfox")))
                                    .status())
                    .isEqualTo(404);
        }
    }

    /** The pictures of a demo spot, segment after segment, are a fragmented MP4 without sound. */
    private static byte[] film(TestHouse test) throws Exception {
        Asset.Rung best =
                test.house().media().asset("pedalfox-dawn").orElseThrow().rungs().getLast();
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(Files.readAllBytes(onDisk(best.init())));
        for (Asset.Segment segment : best.segments()) {
            film.writeBytes(Files.readAllBytes(onDisk(segment.path())));
        }
        return film.toByteArray();
    }

    private static Path onDisk(String path) {
        return TestHouse.media().resolve(path.substring("/media/".length()));
    }

    private static String settled(TestHouse test, String token, CreativeId creative)
            throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            String seen = test.get(PATH + "/" + creative, Optional.of(token)).text();
            if (seen.matches(".*\"state\":\"(PENDING|APPROVED|REJECTED)\".*")) {
                return seen;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("not settled in two minutes");
    }

    private static Optional<LineItem.Creative> sold(TestHouse test, CreativeId creative) {
        return test.house().sales().book().lineItems().stream()
                .flatMap(line -> line.creatives().stream())
                .filter(one -> one.id().equals(creative))
                .findFirst();
    }
}
