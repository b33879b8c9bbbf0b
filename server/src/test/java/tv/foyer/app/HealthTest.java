package tv.foyer.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.foyer.http.Caller;
import tv.foyer.http.HttpServer;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.log.Tails;

class HealthTest {
    @Test
    void poolWideMetersAreNotForAPartnerFromElsewhere() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (HttpServer server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        Health.routes(() -> true, List::of, meters),
                        HealthTest::who,
                        meters)) {
            assertThat(status(server, "", "")).as("a collector on this machine").isEqualTo(200);
            assertThat(status(server, "203.0.113.9", "")).as("a stranger").isEqualTo(403);
            assertThat(status(server, "203.0.113.9", "maker")).isEqualTo(403);
            assertThat(status(server, "203.0.113.9", "operator")).isEqualTo(200);
        }
    }

    @Test
    void aFoldThatStoppedIsNamedToWhoeverAsksAndItsReasonIsNot() throws Exception {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Tails.Stopped stopped = new Tails.Stopped("delivery", 42, "value of household 7");
        try (HttpServer server =
                HttpServer.start(
                        HttpServer.Config.on("127.0.0.1", 0),
                        Health.routes(() -> true, () -> List.of(stopped), meters),
                        HealthTest::who,
                        meters)) {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + server.port()
                                                                    + "/readyz"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ready\nfold delivery stopped at 42\n");
        }
    }

    private static Caller who(String bearer) {
        PartnerKind kind = bearer.equals("operator") ? PartnerKind.OPERATOR : PartnerKind.MAKER;
        return new Caller.Staff(
                new StaffId(Ids.named("staff/" + bearer)),
                new PartnerId(Ids.named("partner/" + bearer)),
                Set.of(kind),
                Set.of(Role.ADMIN));
    }

    private static int status(HttpServer server, String forwardedFor, String bearer)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/metrics"));
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
