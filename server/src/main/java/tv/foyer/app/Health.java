package tv.foyer.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;

/** Whether the process lives, whether it should get traffic, and its meters. */
final class Health {
    private Health() {}

    static Routes routes(BooleanSupplier ready, PrometheusMeterRegistry meters) {
        return new Routes()
                .get("/livez", Access.open(), _ -> Reply.text(200, "text/plain", "live\n"))
                .get("/readyz", Access.open(), _ -> readiness(ready.getAsBoolean()))
                .get(
                        "/metrics",
                        Access.open(),
                        _ -> Reply.text(200, "text/plain; version=0.0.4", meters.scrape()));
    }

    private static Reply readiness(boolean ready) {
        return ready
                ? Reply.text(200, "text/plain", "ready\n")
                : Reply.problem(Problem.of(503, "not-ready", "Not ready", "starting or stopping"));
    }
}
