package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tv.foyer.events.Event;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;

/** The operator's view of decisions. */
final class DecisionRoutes {
    private final RecentDecisions recent;
    private final Explainer explainer;
    private final Neighbours neighbours;

    DecisionRoutes(RecentDecisions recent, Explainer explainer, Neighbours neighbours) {
        this.recent = recent;
        this.explainer = explainer;
        this.neighbours = neighbours;
    }

    Routes routes() {
        return new Routes()
                .get("/api/v1/console/decisions", Access.operator(), _ -> decisions())
                .get(
                        "/api/v1/console/decisions/{id}/explain",
                        Access.operator(),
                        this::explanation);
    }

    record Items(List<?> items) {}

    record Decision(
            DecisionId decision,
            Instant at,
            Surface surface,
            Text brand,
            Optional<String> policy,
            Optional<Event.Opportunity> opportunity,
            List<Filled> fills,
            List<No> refusals) {}

    record Filled(
            int slot,
            LineItemId lineItem,
            CreativeId creative,
            Text advertiser,
            long priceMicros,
            int seconds) {}

    record No(LineItemId lineItem, RefusalReason reason) {}

    record Explanation(
            DecisionId decision,
            Instant at,
            Surface surface,
            Text brand,
            Optional<String> policy,
            Optional<Event.Opportunity> opportunity,
            List<Filled> fills,
            List<Explainer.Verdict> verdicts) {}

    private Reply decisions() {
        return Reply.json(new Items(recent.list().stream().map(this::decision).toList()));
    }

    private Reply explanation(Request request) {
        DecisionId id = request.id("id", DecisionId::new);
        Optional<LineItemId> only = request.queryId("lineItem", LineItemId::new);
        return explainer
                .find(id)
                .map(fact -> Reply.json(explanation(fact, only)))
                .orElseGet(() -> Reply.problem(Problem.notFound("id: no such decision")));
    }

    private Explanation explanation(Event.AdDecided fact, Optional<LineItemId> only) {
        return new Explanation(
                fact.decision(),
                fact.at(),
                fact.surface(),
                neighbours.brands().name(fact.brand()),
                fact.opportunity().map(Event.Opportunity::policy),
                fact.opportunity(),
                fact.fills().stream().map(this::filled).toList(),
                explainer.explain(fact, only));
    }

    private Decision decision(Event.AdDecided decided) {
        return new Decision(
                decided.decision(),
                decided.at(),
                decided.surface(),
                neighbours.brands().name(decided.brand()),
                decided.opportunity().map(Event.Opportunity::policy),
                decided.opportunity(),
                decided.fills().stream().map(this::filled).toList(),
                decided.refusals().stream().map(no -> new No(no.lineItem(), no.reason())).toList());
    }

    private Filled filled(Event.Fill fill) {
        return new Filled(
                fill.slot(),
                fill.lineItem(),
                fill.creative(),
                neighbours.partners().name(fill.advertiser()),
                fill.priceMicros(),
                fill.durationSeconds());
    }
}
