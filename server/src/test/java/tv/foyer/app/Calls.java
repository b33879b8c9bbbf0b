package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.Map;
import tv.foyer.json.Json;

/** Calls to a house as an outsider makes them. */
final class Calls {
    private final APIRequestContext requests;
    private final URI house;

    Calls(APIRequestContext requests, URI house) {
        this.requests = requests;
        this.house = house;
    }

    record SignedIn(String token) {}

    String signIn(String partner) {
        Map<String, String> who =
                Map.of("email", "team@" + partner + ".example", "password", DemoAlliance.PASSWORD);
        return post("", "/api/v1/console/sign-in", who, SignedIn.class).token();
    }

    <T> T get(String token, String path, Class<T> type) {
        return read(requests.get(house + path, as(token)), type);
    }

    <T> T post(String token, String path, Object body, Class<T> type) {
        RequestOptions options =
                as(token).setHeader("Content-Type", "application/json").setData(Json.bytes(body));
        return read(requests.post(house + path, options), type);
    }

    private static RequestOptions as(String token) {
        RequestOptions options = RequestOptions.create();
        return token.isEmpty() ? options : options.setHeader("Authorization", "Bearer " + token);
    }

    private static <T> T read(APIResponse answer, Class<T> type) {
        assertThat(answer.ok()).as("%s: %s", answer.url(), answer.text()).isTrue();
        return Json.readKnown(answer.body(), type);
    }
}
