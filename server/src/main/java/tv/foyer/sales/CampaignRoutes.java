package tv.foyer.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Bookings.Edited;
import tv.foyer.sales.KeptLine.LineState;

/** The console's view of campaigns, decisions and vetoes. */
final class CampaignRoutes {
    private static final Access BUYERS =
            new Access.StaffOf(Set.of(PartnerKind.OPERATOR, PartnerKind.ADVERTISER), Set.of());
    private static final Access SALES = Access.operator(Role.ADMIN, Role.ADS);
    private static final Access MAKER = Access.staffOf(PartnerKind.MAKER, Role.ADMIN, Role.ADS);

    private final Sales sales;
    private final CampaignStore store;
    private final Neighbours neighbours;

    CampaignRoutes(Sales sales, CampaignStore store, Neighbours neighbours) {
        this.sales = sales;
        this.store = store;
        this.neighbours = neighbours;
    }

    Routes routes() {
        String lineItem = "/api/v1/console/line-items/{id}";
        String veto = "/api/v1/console/vetoes/{advertiserId}";
        return new Routes()
                .get("/api/v1/console/campaigns", BUYERS, this::campaigns)
                .post(lineItem + "/pause", SALES, request -> setPaused(request, true))
                .post(lineItem + "/resume", SALES, request -> setPaused(request, false))
                .get("/api/v1/console/vetoes", MAKER, request -> vetoes(request.staff()))
                .put(veto, MAKER, this::veto)
                .delete(veto, MAKER, this::liftVeto);
    }

    record Items(List<?> items) {}

    record Campaign(Order order, List<Line> lineItems) {}

    record Order(OrderId id, String name, Text advertiser) {}

    record Line(
            LineItemId id,
            String name,
            String state,
            LineItemKind kind,
            OrderDraft.Goal goal,
            List<Surface> surfaces,
            List<Text> brands,
            Instant start,
            Instant end,
            Money budget,
            long spentMicros,
            Money cpm,
            int capPerDay,
            long impressions,
            long reach,
            long expected,
            Course.Pace onPace,
            List<Course.Days.Day> byDay) {}

    record VetoRow(Text advertiser, PartnerId id, boolean vetoed, Optional<Instant> since) {}

    private Reply campaigns(Request request) {
        Caller.Staff staff = request.staff();
        List<CampaignStore.Row> rows = staff.operator() ? store.all() : store.of(staff.partner());
        Map<LineItemId, Delivery.Delivered> delivered =
                neighbours.delivery().of(rows.stream().map(CampaignStore.Row::id).toList());
        Map<OrderId, Campaign> campaigns = new LinkedHashMap<>();
        for (CampaignStore.Row row : rows) {
            campaigns
                    .computeIfAbsent(row.order(), _ -> new Campaign(order(row), new ArrayList<>()))
                    .lineItems()
                    .add(line(row, delivered));
        }
        return Reply.json(new Items(List.copyOf(campaigns.values())));
    }

    private Reply setPaused(Request request, boolean paused) {
        LineItemId id = request.id("id", LineItemId::new);
        LineState state = paused ? LineState.PAUSED : LineState.ACTIVE;
        Edited edited = sales.setState(id, state, request.staff());
        if (!(edited instanceof Edited.Done)) {
            return Answers.edited(edited, id);
        }
        CampaignStore.Row row = store.one(id).orElseThrow();
        return Reply.json(line(row, neighbours.delivery().of(List.of(id))));
    }

    private Reply vetoes(Caller.Staff staff) {
        Map<PartnerId, Instant> since = sales.vetoesOf(staff.partner());
        List<VetoRow> rows =
                neighbours.advertisers().all().stream()
                        .map(id ->
                                new VetoRow(
                                        neighbours.partners().name(id),
                                        id,
                                        since.containsKey(id),
                                        Optional.ofNullable(since.get(id))))
                        .toList();
        return Reply.json(new Items(rows));
    }

    private Reply veto(Request request) {
        PartnerId advertiser = request.id("advertiserId", PartnerId::new);
        if (!neighbours.advertisers().all().contains(advertiser)) {
            return unknown(advertiser);
        }
        sales.veto(request.staff().partner(), advertiser);
        return changed(request, "veto-advertiser", advertiser);
    }

    private Reply liftVeto(Request request) {
        PartnerId advertiser = request.id("advertiserId", PartnerId::new);
        boolean vetoed = sales.vetoesOf(request.staff().partner()).containsKey(advertiser);
        if (!vetoed && !neighbours.advertisers().all().contains(advertiser)) {
            return unknown(advertiser);
        }
        sales.liftVeto(request.staff().partner(), advertiser);
        return changed(request, "lift-veto", advertiser);
    }

    private static Reply unknown(PartnerId advertiser) {
        return Reply.problem(Problem.notFound("advertiser " + advertiser));
    }

    private Reply changed(Request request, String action, PartnerId advertiser) {
        neighbours.audit().record(request.staff(), action, advertiser.toString(), "");
        return vetoes(request.staff());
    }

    private Order order(CampaignStore.Row row) {
        return new Order(
                row.order(), row.orderName(), neighbours.partners().name(row.advertiser()));
    }

    private Line line(CampaignStore.Row row, Map<LineItemId, Delivery.Delivered> delivered) {
        Delivery.Delivered counted =
                delivered.getOrDefault(row.id(), new Delivery.Delivered(0, 0, 0, List.of()));
        Course.Days plan = Course.Days.of(row.terms(), neighbours.plans(), sales.now());
        return new Line(
                row.id(),
                row.name(),
                row.state(),
                row.kind(),
                new OrderDraft.Goal(row.budget(), row.goalImpressions(), row.sharePercent()),
                row.targeting().surfaces().stream().sorted().toList(),
                brands(row.targeting().brands()),
                row.start(),
                row.end(),
                row.budget(),
                counted.spentMicros(),
                row.cpm(),
                row.capPerDay(),
                counted.impressions(),
                counted.reach(),
                plan.expected(),
                Course.pace(row.goalImpressions(), counted.impressions(), plan.expected()),
                plan.byDay(counted.byDay()));
    }

    private List<Text> brands(Set<BrandId> brands) {
        return brands.stream()
                .map(brand -> neighbours.brands().name(brand))
                .sorted(java.util.Comparator.comparing(Text::en))
                .toList();
    }
}
