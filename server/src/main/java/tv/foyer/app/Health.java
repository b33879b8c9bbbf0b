package tv.foyer.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.log.Tails;

/** Whether the process lives, whether it should get traffic, and its meters. */
final class Health {
    private static final Set<String> LOOPBACK =
            Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1", "localhost");

    /** Set by a proxy on this machine that passes on somebody else's request. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private Health() {}

    /**
     * @param stopped the folds that gave up
     */
    static Routes routes(
            BooleanSupplier ready,
            Supplier<List<Tails.Stopped>> stopped,
            PrometheusMeterRegistry meters) {
        return new Routes()
                .get("/livez", Access.open(), _ -> Reply.text(200, "text/plain", "live\n"))
                .get("/readyz", Access.open(), _ -> readiness(ready.getAsBoolean(), stopped.get()))
                .get("/metrics", Access.open(), request -> metrics(request, meters));
    }

    /**
     * Meters count the whole pool, and an exact total less one's own figure is a rival's. So they
     * are for a collector on this machine and for the joint company's own staff, not for every
     * caller.
     */
    private static Reply metrics(Request request, PrometheusMeterRegistry meters) {
        boolean here =
                LOOPBACK.contains(request.peer())
                        && FORWARDED.stream().noneMatch(name -> request.header(name).isPresent());
        boolean operator = request.caller() instanceof Caller.Staff staff && staff.operator();
        return here || operator
                ? Reply.text(200, "text/plain; version=0.0.4", meters.scrape())
                : Reply.problem(
                        Problem.of(
                                403,
                                "not-yours",
                                "Not for you",
                                "Meters are read on this machine or by the joint company's staff."));
    }

    /**
     * Screens do not wait for what is counted, so a fold that stopped keeps no viewer out: it is
     * named, and the rest is traffic as usual. Why it stopped is in the log, not here, where
     * everybody reads.
     */
    private static Reply readiness(boolean ready, List<Tails.Stopped> stopped) {
        String folds =
                stopped.stream()
                        .map(one -> "fold " + one.fold() + " stopped at " + one.offset() + "\n")
                        .collect(Collectors.joining());
        return ready
                ? Reply.text(200, "text/plain", "ready\n" + folds)
                : Reply.problem(Problem.of(503, "not-ready", "Not ready", "starting or stopping"));
    }
}
