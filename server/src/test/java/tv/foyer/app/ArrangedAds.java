package tv.foyer.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

/**
 * Ads that no ad house would give: it answers the one call {@code POST /api/v1/ads} at the edge of
 * the page, for faults of a server and for pictures of any shape; everything else is the real
 * server.
 */
final class ArrangedAds {
    private static final Text LABEL = new Text("广告", "Ad");

    private final Map<String, Spot> spots = new HashMap<>();
    private int tokens;

    /** What is wanted on a surface; seconds as in docs/http.md. */
    record Spot(String media, int width, int height, int seconds, boolean coded, Text label) {
        static Spot picture(String media, int width, int height) {
            return new Spot(media, width, height, 0, false, LABEL);
        }

        Spot forSeconds(int stay) {
            return new Spot(media, width, height, stay, coded, label);
        }

        Spot withCode() {
            return new Spot(media, width, height, seconds, true, label);
        }
    }

    record Question(String profileId, Optional<String> titleId, List<Room> breaks) {}

    record Room(String surface) {}

    record Code(String path, String url) {}

    record Ad(
            int slot,
            String token,
            Text title,
            Text headline,
            Text advertiser,
            Text label,
            int seconds,
            String format,
            String media,
            int width,
            int height,
            Optional<Code> qr) {}

    record Pod(String surface, List<Ad> ads) {}

    record Answer(String policy, List<Pod> breaks) {}

    /** Fills a surface from now on. */
    void arrange(String surface, Spot spot) {
        spots.put(surface, spot);
    }

    void clear(String surface) {
        spots.remove(surface);
    }

    /** Fills every surface with pictures of its usual shape, some with a code. */
    ArrangedAds everywhere() {
        arrange("MASTHEAD", Spot.picture("/media/art/masthead-brightwok-noodles-1.jpg", 1280, 360));
        arrange("ROW_SLOT", Spot.picture(TestCreatives.ride(640, 360), 640, 360).withCode());
        arrange("PAUSE", Spot.picture(TestCreatives.noodles(960, 540), 960, 540).withCode());
        arrange("SCREENSAVER", Spot.picture(TestCreatives.ride(1920, 1080), 1920, 1080).withCode());
        return this;
    }

    /** Answers a set. */
    void on(Page page) {
        page.route("**/api/v1/ads", this::answer);
    }

    private void answer(Route route) {
        Question question = Json.readKnown(route.request().postDataBuffer(), Question.class);
        List<Pod> pods =
                question.breaks().stream()
                        .map(room -> new Pod(room.surface(), fill(room.surface())))
                        .toList();
        route.fulfill(
                new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBodyBytes(Json.bytes(new Answer("cn-2", pods))));
    }

    private List<Ad> fill(String surface) {
        return Optional.ofNullable(spots.get(surface)).map(spot -> ad(surface, spot)).stream()
                .toList();
    }

    private Ad ad(String surface, Spot spot) {
        return new Ad(
                0,
                surface + "." + tokens++,
                new Text("一碗好面", "Noodles"),
                new Text("三分钟，一碗像样的热汤面", "A proper bowl in three minutes"),
                new Text("亮锅", "Brightwok"),
                spot.label(),
                spot.seconds(),
                "IMAGE",
                spot.media(),
                spot.width(),
                spot.height(),
                spot.coded()
                        ? Optional.of(new Code("/oauth/qr/BCDF-GHJK.svg", "https://a.example"))
                        : Optional.empty());
    }
}
