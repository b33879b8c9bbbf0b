package tv.foyer.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Caller;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;

/** The console reviews creatives. */
final class CreativeRoutes {
    private static final int PAGE = 100;
    private static final int MAX_REASON = 500;
    private static final Access REVIEWERS = Access.operator(Role.ADMIN, Role.ADS);

    private final Sales sales;
    private final ReviewStore store;
    private final Neighbours neighbours;

    CreativeRoutes(Sales sales, ReviewStore store, Neighbours neighbours) {
        this.sales = sales;
        this.store = store;
        this.neighbours = neighbours;
    }

    Routes routes() {
        String creatives = "/api/v1/console/creatives";
        return new Routes()
                .get(creatives, OrderRoutes.BUYERS, this::creatives)
                .post(creatives + "/{id}/review", REVIEWERS, this::review);
    }

    record Row(
            CreativeId id,
            Buyer advertiser,
            LineItemId lineItemId,
            String lineItem,
            KeptLine.Reviewed creative) {}

    record Buyer(PartnerId id, Text name) {}

    record Verdict(
            Optional<Review> decision,
            Optional<String> reason,
            Optional<Integer> version,
            Optional<Boolean> comparative) {}

    private Reply creatives(Request request) {
        Optional<Review> state = request.query("state").map(CreativeRoutes::state);
        Optional<CreativeId> after =
                request.query("cursor").map(text -> new CreativeId(cursor(text)));
        List<ReviewStore.Row> rows =
                store.page(Readers.of(request.staff()), state, after, PAGE + 1);
        List<Row> shown = rows.stream().limit(PAGE).map(this::view).toList();
        return Reply.json(
                new OrderRoutes.Page(
                        shown,
                        rows.size() > PAGE
                                ? Optional.of(shown.getLast().id().toString())
                                : Optional.empty()));
    }

    private Reply review(Request request) {
        CreativeId id = request.id("id", CreativeId::new);
        Caller.Staff staff = request.staff();
        Verdict body = request.json(Verdict.class);
        Faults faults = new Faults();
        Review decision = body.decision().orElse(Review.PENDING);
        boolean judged = decision == Review.APPROVED || decision == Review.REFUSED;
        String reason = body.reason().orElse("").strip();
        faults.check("decision", "APPROVED or REFUSED", judged);
        faults.check(
                "reason",
                "a refusal says why, in at most " + MAX_REASON + " characters",
                reason.length() <= MAX_REASON && (decision != Review.REFUSED || !reason.isEmpty()));
        faults.check("version", "the version that was looked at", body.version().isPresent());
        if (!faults.all().isEmpty()) {
            return Answers.refused(faults.all());
        }
        Edited edited =
                sales.review(
                        new Bookings.Verdict(
                                id,
                                body.version(),
                                decision,
                                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                                body.comparative()),
                        staff);
        if (edited instanceof Edited.Unknown) {
            return Reply.problem(Problem.notFound("creative " + id));
        }
        return Answers.edited(edited, id);
    }

    private Row view(ReviewStore.Row row) {
        return new Row(
                row.creative().id(),
                new Buyer(row.advertiser(), neighbours.partners().name(row.advertiser())),
                row.lineItem(),
                row.lineName(),
                row.creative());
    }

    private static Review state(String text) {
        return Arrays.stream(Review.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new BadRequest("state", "one of " + Arrays.toString(Review.values())));
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("cursor", "the next of an earlier page expected");
        }
    }
}
