package tv.foyer.creatives;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Problem;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;
import tv.foyer.media.Media;

/** Deliveries over HTTP: an advertiser's own, the operator's all. */
final class CreativeRoutes {
    private static final String PATH = "/api/v1/console/creatives";
    private static final Set<PartnerKind> KINDS =
            Set.of(PartnerKind.OPERATOR, PartnerKind.ADVERTISER);
    private static final Access READERS = new Access.StaffOf(KINDS, Set.of());
    private static final Access SENDERS = new Access.StaffOf(KINDS, Set.of(Role.ADMIN, Role.ADS));
    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_URL = 2_000;

    private final Creatives creatives;
    private final Media media;
    private final Creatives.Neighbours neighbours;

    CreativeRoutes(Creatives creatives, Media media, Creatives.Neighbours neighbours) {
        this.creatives = creatives;
        this.media = media;
        this.neighbours = neighbours;
    }

    Routes routes() {
        return new Routes()
                .get("/api/v1/console/deliveries", READERS, this::list)
                .get(PATH + "/{id}", READERS, this::detail)
                .post(PATH, SENDERS, this::upload)
                .post(PATH + "/fetch", SENDERS, this::fetch);
    }

    /** The state that people see: that of the work, then that of the review. */
    enum Shown {
        RECEIVED,
        PROBING,
        ENCODING,
        PENDING,
        APPROVED,
        REFUSED,
        REJECTED
    }

    record Page(List<View> items, Optional<CreativeId> next) {}

    record View(
            CreativeId id,
            LineItemId lineItemId,
            PartnerId advertiserId,
            Text advertiser,
            String name,
            Shown state,
            int progress,
            List<Reason> reasons,
            Optional<String> refusal,
            Optional<Shape> made,
            Instant receivedAt) {}

    /** What was made; {@code media} is an HLS master or a picture's path. */
    record Shape(
            Bookings.Kind kind,
            String media,
            Optional<String> mezzanine,
            int seconds,
            int width,
            int height,
            List<Surface> surfaces,
            Optional<Delivery.Levels> loudness) {}

    record Taken(CreativeId id, Shown state) {}

    record Fetch(String url, String name, LineItemId lineItemId, Optional<Boolean> silent) {}

    private Reply upload(Request request) {
        LineItemId lineItem =
                request.queryId("lineItem", LineItemId::new)
                        .orElseThrow(() -> new BadRequest("lineItem", "a UUID expected"));
        Creatives.Sender sender =
                new Creatives.Sender(
                        request.staff(),
                        lineItem,
                        name(request.query("name").orElse("")),
                        request.query("silent").filter("true"::equals).isPresent());
        try {
            return answer(creatives.upload(sender, () -> request.stream(creatives.mostBytes())));
        } catch (Inbox.TooSlow e) {
            return Reply.problem(
                    Problem.of(408, "too-slow", "Too slow", String.valueOf(e.getMessage())));
        }
    }

    private Reply fetch(Request request) {
        Fetch asked = request.json(Fetch.class);
        Creatives.Sender sender =
                new Creatives.Sender(
                        request.staff(),
                        asked.lineItemId(),
                        name(asked.name()),
                        asked.silent().orElse(false));
        return answer(creatives.fetch(sender, address(asked.url())));
    }

    private Reply answer(Intake intake) {
        return switch (intake) {
            case Intake.Taken(var delivery, var _) ->
                    Reply.json(202, new Taken(delivery.id(), shown(delivery, reviews(delivery))));
            case Intake.NoLineItem() ->
                    Reply.problem(Problem.notFound("no such line item of yours"));
            case Intake.Full(var rule) ->
                    Reply.problem(Problem.of(503, "busy", "Too much waits", rule))
                            .with("Retry-After", "60");
        };
    }

    private Reply detail(Request request) {
        CreativeId id = request.id("id", CreativeId::new);
        return creatives
                .one(request.staff(), id)
                .map(delivery -> Reply.json(view(delivery, reviews(delivery))))
                .orElseGet(() -> Reply.problem(Problem.notFound("no such creative of yours")));
    }

    /** A page filtered by a review may be shorter than others; {@code next} says if more follow. */
    private Reply list(Request request) {
        Optional<Shown> state = request.query("state").map(CreativeRoutes::state);
        Optional<Delivery.State> stored = state.map(CreativeRoutes::stored);
        List<Delivery> page =
                creatives.page(
                        request.staff(),
                        new DeliveryStore.Wanted(
                                stored, request.queryId("cursor", CreativeId::new), PAGE));
        Map<CreativeId, Bookings.Decided> reviews =
                neighbours.bookings().reviews(page.stream().map(Delivery::id).toList());
        List<View> items =
                page.stream()
                        .map(delivery -> view(delivery, reviews))
                        .filter(view -> state.isEmpty() || view.state() == state.get())
                        .toList();
        return Reply.json(
                new Page(
                        items,
                        page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().id())));
    }

    private Map<CreativeId, Bookings.Decided> reviews(Delivery delivery) {
        return neighbours.bookings().reviews(List.of(delivery.id()));
    }

    private View view(Delivery delivery, Map<CreativeId, Bookings.Decided> reviews) {
        return new View(
                delivery.id(),
                delivery.lineItem(),
                delivery.advertiser(),
                neighbours.names().apply(delivery.advertiser()),
                delivery.name(),
                shown(delivery, reviews),
                delivery.progress(),
                delivery.reasons(),
                Optional.ofNullable(reviews.get(delivery.id())).flatMap(Bookings.Decided::reason),
                delivery.outcome().map(this::shape),
                delivery.receivedAt());
    }

    private Shape shape(Delivery.Outcome made) {
        String path =
                switch (made.kind()) {
                    case FILM -> Media.master(made.assetKey());
                    case PICTURE ->
                            media.picture(made.assetKey()).map(Media.Picture::path).orElse("");
                };
        return new Shape(
                made.kind(),
                path,
                media.mezzanine(made.assetKey()),
                made.seconds(),
                made.width(),
                made.height(),
                made.surfaces().stream().sorted().toList(),
                made.levels());
    }

    private static Shown shown(Delivery delivery, Map<CreativeId, Bookings.Decided> reviews) {
        Bookings.Decided decided = reviews.get(delivery.id());
        return switch (delivery.state()) {
            case RECEIVED -> Shown.RECEIVED;
            case PROBING -> Shown.PROBING;
            case ENCODING -> Shown.ENCODING;
            case REJECTED -> Shown.REJECTED;
            case PENDING ->
                    decided == null
                            ? Shown.PENDING
                            : decided.approved() ? Shown.APPROVED : Shown.REFUSED;
        };
    }

    private static Shown state(String text) {
        return Arrays.stream(Shown.values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new BadRequest(
                                "state",
                                "one of "
                                        + Arrays.stream(Shown.values())
                                                .map(Enum::name)
                                                .collect(Collectors.joining(", "))
                                        + " expected"));
    }

    private static Delivery.State stored(Shown state) {
        return switch (state) {
            case RECEIVED -> Delivery.State.RECEIVED;
            case PROBING -> Delivery.State.PROBING;
            case ENCODING -> Delivery.State.ENCODING;
            case REJECTED -> Delivery.State.REJECTED;
            case PENDING, APPROVED, REFUSED -> Delivery.State.PENDING;
        };
    }

    private static String name(String text) {
        String name = text.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || !name.chars().allMatch(CreativeRoutes::isPlain)) {
            throw new BadRequest("name", "1 to " + LONGEST_NAME + " characters expected");
        }
        return name;
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c);
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme());
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && address.getHost() != null && text.length() <= LONGEST_URL) {
                return address;
            }
        } catch (URISyntaxException e) {
            // answered below, with the rule
        }
        throw new BadRequest("url", "an http or https address expected");
    }
}
