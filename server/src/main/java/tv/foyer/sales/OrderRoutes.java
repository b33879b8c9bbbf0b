package tv.foyer.sales;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.OrderId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.StaffId;
import tv.foyer.kernel.Text;
import tv.foyer.sales.Bookings.Edited;
import tv.foyer.sales.KeptLine.LineState;

/** The console plans and books: orders, line items, their versions and their archive. */
final class OrderRoutes {
    static final Access BUYERS =
            new Access.StaffOf(Set.of(PartnerKind.OPERATOR, PartnerKind.ADVERTISER), Set.of());
    static final Access BOOKERS =
            new Access.StaffOf(
                    Set.of(PartnerKind.OPERATOR, PartnerKind.ADVERTISER),
                    Set.of(Role.ADMIN, Role.ADS));

    private static final int PAGE = 50;

    private final Sales sales;
    private final CampaignStore store;
    private final VersionStore versions;
    private final Neighbours neighbours;

    OrderRoutes(Sales sales, CampaignStore store, VersionStore versions, Neighbours neighbours) {
        this.sales = sales;
        this.store = store;
        this.versions = versions;
        this.neighbours = neighbours;
    }

    Routes routes() {
        String order = "/api/v1/console/orders/{id}";
        String lineItem = "/api/v1/console/line-items/{id}";
        return new Routes()
                .get("/api/v1/console/targeting", BUYERS, _ -> targeting())
                .get("/api/v1/console/orders", BUYERS, this::orders)
                .post("/api/v1/console/orders", BOOKERS, this::book)
                .get(order, BUYERS, this::order)
                .post(order + "/archive", BOOKERS, this::archiveOrder)
                .put(lineItem, BOOKERS, this::change)
                .post(lineItem + "/archive", BOOKERS, this::archiveLine)
                .get(lineItem + "/versions", BUYERS, this::versions);
    }

    record Page(List<?> items, Optional<String> next) {}

    record Order(
            OrderId id,
            String name,
            Buyer advertiser,
            Instant bookedAt,
            Optional<Instant> archivedAt,
            List<Line> lineItems) {}

    record Buyer(PartnerId id, Text name) {}

    /** {@code line} is what a change sends back, with {@code version} added. */
    record Line(
            LineItemId id,
            OrderId orderId,
            int version,
            LineState state,
            OrderDraft.Line line,
            List<KeptLine.Reviewed> creatives) {
        static Line of(KeptLine kept) {
            return new Line(
                    kept.terms().id(),
                    kept.order(),
                    kept.version(),
                    kept.state(),
                    kept.terms(),
                    kept.reviews());
        }
    }

    record VersionRow(
            int version,
            Instant at,
            By by,
            VersionStore.Action action,
            LineState state,
            OrderDraft.Line line) {}

    record By(Text partner, Optional<StaffId> staff) {}

    record Choice(String key, Text name) {}

    record Brand(tv.foyer.kernel.BrandId id, Text name) {}

    record Choices(
            List<Brand> brands,
            List<String> modelClasses,
            List<Choice> genres,
            List<Choice> segments,
            List<Choice> regions) {}

    /** What can be aimed at; the same for everyone, whoever refuses whom. */
    private Reply targeting() {
        Known known = neighbours.known().get();
        return Reply.json(
                new Choices(
                        known.brands().keySet().stream()
                                .map(id -> new Brand(id, neighbours.brands().name(id)))
                                .sorted(java.util.Comparator.comparing(b -> b.name().en()))
                                .toList(),
                        known.modelClasses().stream().sorted().toList(),
                        choices(known.genres()),
                        choices(known.segments()),
                        choices(known.regions())));
    }

    private static List<Choice> choices(Map<String, Text> known) {
        return known.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparing(Choice::key))
                .toList();
    }

    private Reply orders(Request request) {
        boolean archived = request.query("archived").filter("true"::equals).isPresent();
        Optional<OrderId> after = request.query("cursor").map(text -> new OrderId(cursor(text)));
        List<CampaignStore.OrderRow> rows =
                store.orders(Author.readerOf(request.staff()), archived, after, PAGE + 1);
        List<Order> shown = rows.stream().limit(PAGE).map(this::view).toList();
        return Reply.json(
                new Page(
                        shown,
                        rows.size() > PAGE
                                ? Optional.of(shown.getLast().id().toString())
                                : Optional.empty()));
    }

    private Reply order(Request request) {
        OrderId id = request.id("id", OrderId::new);
        return store.order(Author.readerOf(request.staff()), id)
                .map(row -> Reply.json(view(row)))
                .orElseGet(() -> Reply.problem(Problem.notFound("order " + id)));
    }

    private Reply book(Request request) {
        Caller.Staff staff = request.staff();
        DraftBody body = request.json(DraftBody.class);
        PartnerId advertiser = body.advertiserId().orElse(staff.partner());
        if (!staff.operator() && !advertiser.equals(staff.partner())) {
            return Answers.refused(List.of(new Booking.Fault("advertiserId", "your own, or none")));
        }
        DraftReader reader = new DraftReader(sales.currency(), sales.now());
        OrderDraft draft = reader.order(body, advertiser);
        boolean again = store.order(Optional.of(advertiser), draft.id()).isPresent();
        if (!reader.complete()) {
            return Answers.refused(reader.with(sales.faults(draft, Author.of(staff))));
        }
        return switch (sales.book(draft, staff)) {
            case Booking.Refused(var faults) -> Answers.refused(faults);
            case Booking.Booked(var id) ->
                    store.order(Optional.of(advertiser), id)
                            .map(row -> Reply.json(again ? 200 : 201, view(row)))
                            .orElseThrow();
        };
    }

    private Reply change(Request request) {
        LineItemId id = request.id("id", LineItemId::new);
        Caller.Staff staff = request.staff();
        DraftBody.Line body = request.json(DraftBody.Line.class);
        Optional<KeptLine> before = store.line(Author.readerOf(staff), id);
        if (before.isEmpty()) {
            return Answers.noLine(id);
        }
        DraftReader reader = new DraftReader(sales.currency(), sales.now());
        OrderDraft.Line after = reader.line(body, "", before.map(KeptLine::terms));
        if (body.version().isEmpty()) {
            return Answers.refused(
                    List.of(new Booking.Fault("version", "the version that was changed")));
        }
        if (!reader.complete()) {
            Author author = Author.of(staff);
            return Answers.refused(reader.with(sales.faults(before.get(), after, author)));
        }
        Edited edited = sales.change(id, after, body.version().get(), staff);
        return Answers.edited(edited, id);
    }

    private Reply archiveLine(Request request) {
        LineItemId id = request.id("id", LineItemId::new);
        return Answers.edited(sales.setState(id, LineState.ARCHIVED, request.staff()), id);
    }

    private Reply archiveOrder(Request request) {
        OrderId id = request.id("id", OrderId::new);
        return sales.archive(id, request.staff())
                ? order(request)
                : Reply.problem(Problem.notFound("order " + id));
    }

    private Reply versions(Request request) {
        LineItemId id = request.id("id", LineItemId::new);
        Optional<KeptLine> line = store.line(Author.readerOf(request.staff()), id);
        if (line.isEmpty()) {
            return Answers.noLine(id);
        }
        Optional<Integer> before =
                request.query("cursor")
                        .map(_ -> request.queryInt("cursor", 0, 0, Integer.MAX_VALUE));
        PartnerId advertiser = line.get().advertiser();
        List<VersionStore.Version> rows = versions.page(advertiser, id, before, PAGE + 1);
        List<VersionRow> shown =
                rows.stream().limit(PAGE).map(v -> view(v, request.staff())).toList();
        return Reply.json(
                new Page(
                        shown,
                        rows.size() > PAGE
                                ? Optional.of(Integer.toString(shown.getLast().version()))
                                : Optional.empty()));
    }

    private Order view(CampaignStore.OrderRow row) {
        return new Order(
                row.id(),
                row.name(),
                new Buyer(row.advertiser(), neighbours.partners().name(row.advertiser())),
                row.bookedAt(),
                row.archivedAt(),
                row.lines().stream().map(Line::of).toList());
    }

    /** Of people, only one's own are named. */
    private VersionRow view(VersionStore.Version version, Caller.Staff reader) {
        return new VersionRow(
                version.version(),
                version.at(),
                new By(
                        neighbours.partners().name(version.by()),
                        version.staff().filter(_ -> version.by().equals(reader.partner()))),
                version.action(),
                version.state(),
                version.line());
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new tv.foyer.http.BadRequest("cursor", "the next of an earlier page expected");
        }
    }
}
