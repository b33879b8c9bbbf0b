package tv.foyer.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/** What a set asked the ad house for, what it was given, and what it reported of it. */
final class HeardAds {
    private final List<String> asked = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private final List<Beacon> beacons = new ArrayList<>();
    private final Map<String, String> surfaces = new HashMap<>();

    record Question(List<Room> breaks) {}

    record Room(String surface) {}

    record Ad(String token) {}

    record Pod(String surface, List<Ad> ads) {}

    record Answer(List<Pod> breaks) {}

    record Beacon(String kind, String token, Optional<String> point) {}

    record Beacons(List<Beacon> events) {}

    /** Listens to a set from now on. */
    static HeardAds on(Page page) {
        HeardAds heard = new HeardAds();
        page.onRequest(heard::said);
        page.onResponse(answer -> {
            if (answer.url().endsWith("/api/v1/ads") && answer.ok()) {
                heard.answers.add(answer);
            }
        });
        return heard;
    }

    /** The surfaces that the set asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many ads the house gave on each surface. */
    Map<String, Integer> given() {
        readAnswers();
        Map<String, Integer> given = new LinkedHashMap<>();
        surfaces.values().forEach(surface -> given.merge(surface, 1, Integer::sum));
        return given;
    }

    /** What the set reported, as {@code SURFACE POINT}, in order; rolls are not among it. */
    List<String> points() {
        readAnswers();
        return beacons.stream()
                .filter(beacon -> surfaces.containsKey(beacon.token()))
                .map(beacon -> surfaces.get(beacon.token()) + " " + beacon.point().orElse(""))
                .toList();
    }

    /** A body is read when a test asks, for a handler may not wait for it. */
    private void readAnswers() {
        for (Response answer : answers) {
            try {
                for (Pod pod : Json.readKnown(answer.body(), Answer.class).breaks()) {
                    pod.ads().forEach(ad -> surfaces.put(ad.token(), pod.surface()));
                }
            } catch (PlaywrightException e) {
                throw new AssertionError("an answer was lost with its page", e);
            }
        }
        answers.clear();
    }

    private void said(Request request) {
        if (request.postData() == null) {
            return;
        }
        if (request.url().endsWith("/api/v1/ads")) {
            Json.readKnown(request.postDataBuffer(), Question.class)
                    .breaks()
                    .forEach(room -> asked.add(room.surface()));
        } else if (request.url().endsWith("/v1/events")) {
            Json.readKnown(request.postDataBuffer(), Beacons.class).events().stream()
                    .filter(beacon -> beacon.kind().equals("ad"))
                    .forEach(beacons::add);
        }
    }
}
