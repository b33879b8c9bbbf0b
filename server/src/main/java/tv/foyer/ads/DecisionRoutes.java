package tv.foyer.ads;

import java.time.Instant;
import java.util.List;
import tv.foyer.events.Event;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.Reply;
import tv.foyer.http.Routes;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Text;

/** The operator's view of decisions. */
final class DecisionRoutes {
    private final RecentDecisions recent;
    private final Neighbours neighbours;

    DecisionRoutes(RecentDecisions recent, Neighbours neighbours) {
        this.recent = recent;
        this.neighbours = neighbours;
    }

    Routes routes() {
        return new Routes().get("/api/v1/console/decisions", Access.operator(), _ -> decisions());
    }

    record Items(List<?> items) {}

    record Decision(
            DecisionId decision,
            Instant at,
            Surface surface,
            Text brand,
            List<Filled> fills,
            List<No> refusals) {}

    record Filled(int slot, LineItemId lineItem, Text advertiser, long priceMicros) {}

    record No(LineItemId lineItem, RefusalReason reason) {}

    private Reply decisions() {
        return Reply.json(new Items(recent.list().stream().map(this::decision).toList()));
    }

    private Decision decision(Event.AdDecided decided) {
        return new Decision(
                decided.decision(),
                decided.at(),
                decided.surface(),
                neighbours.brands().name(decided.brand()),
                decided.fills().stream().map(this::filled).toList(),
                decided.refusals().stream().map(no -> new No(no.lineItem(), no.reason())).toList());
    }

    private Filled filled(Event.Fill fill) {
        return new Filled(
                fill.slot(),
                fill.lineItem(),
                neighbours.partners().name(fill.advertiser()),
                fill.priceMicros());
    }
}
