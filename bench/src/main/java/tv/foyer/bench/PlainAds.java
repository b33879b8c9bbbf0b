package tv.foyer.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.ads.AdRequest;
import tv.foyer.ads.Viewers;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.json.Json;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;
import tv.foyer.sales.OrderDraft;
import tv.foyer.sales.Targeting;

/**
 * The plain way to do it: scan all line items, sort what is left by price per second, take what
 * fits, the dearest first. It keeps the same rules, makes the same fact and the same signed claims,
 * reads and writes the same JSON; it does not find the best pod, and its caps hold on one thread
 * only.
 */
final class PlainAds {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<Line> lines = new ArrayList<>();
    private final Map<HouseholdId, Map<LineItemId, Integer>> counts = new HashMap<>();
    private final Map<LineItemId, Long> spent = new HashMap<>();
    private final Signer signer = new Signer(new byte[32], "impression");
    private Instant now = DecideShape.START;
    private final Ids ids = new Ids((InstantSource) () -> now);
    private LocalDate today = LocalDate.EPOCH;
    private Viewers.Household says = Viewers.Household.SILENT;
    private Viewers.Content content =
            new Viewers.Content(new PartnerId(Ids.named("nobody")), List.of(), 0);
    private int hour;
    private final List<String> tokens = new ArrayList<>();

    private record Line(OrderDraft order, OrderDraft.Line item, long priceMicros) {
        int seconds() {
            return item.creatives().getFirst().seconds();
        }

        double pricePerSecond() {
            return (double) priceMicros / seconds();
        }
    }

    PlainAds(List<OrderDraft> orders) {
        for (OrderDraft order : orders) {
            for (OrderDraft.Line item : order.lineItems()) {
                lines.add(new Line(order, item, item.cpm().minor() * 10));
            }
        }
    }

    /** What a set sends. */
    private record Ask(ProfileId profileId, TitleId titleId, List<Room> breaks) {}

    private record Room(Surface surface, int maxSeconds, int maxAds) {}

    private record Answer(String policy, List<Filled> breaks) {}

    private record Filled(Surface surface, List<Ad> ads) {}

    private record Ad(
            int slot,
            String token,
            Text title,
            Text advertiser,
            Text label,
            int seconds,
            String format,
            String media,
            int width,
            int height) {}

    /** Answers a set: the same JSON in, the same JSON out but for what is always empty. */
    byte[] answer(byte[] body, DecideShape.Home home, Instant at) {
        Ask ask = Json.read(body, Ask.class);
        Room room = ask.breaks().getFirst();
        AdRequest request =
                new AdRequest(
                        home.set().device(),
                        home.set().household(),
                        home.set().brand(),
                        home.set().maker(),
                        Viewers.Screen.TV,
                        AdRequest.Viewer.ADULT,
                        Optional.of(ask.titleId()),
                        Optional.empty(),
                        List.of(
                                new AdRequest.Room(
                                        room.surface(), room.maxSeconds(), room.maxAds())));
        AdDecided fact = decide(request, at);
        List<Ad> ads = new ArrayList<>();
        for (Fill fill : fact.fills()) {
            Text name = new Text("名", "name");
            ads.add(
                    new Ad(
                            fill.slot(),
                            tokens.get(fill.slot()),
                            name,
                            name,
                            name,
                            fill.durationSeconds(),
                            "VIDEO",
                            "/m/" + fill.creative(),
                            1280,
                            720));
        }
        return Json.bytes(new Answer("plain", List.of(new Filled(room.surface(), ads))));
    }

    AdDecided decide(AdRequest request, Instant at) {
        now = at;
        says = DecideShape.says(request.household());
        content = request.title().flatMap(DecideShape::content).orElseThrow();
        hour = hourOfWeek();
        tokens.clear();
        forgetYesterday();
        AdRequest.Room room = request.breaks().getFirst();
        Map<LineItemId, RefusalReason> refused = new HashMap<>();
        List<Line> fitting = new ArrayList<>();
        for (Line line : lines) {
            Optional<RefusalReason> no = refusal(line, request, room);
            if (no.isPresent()) {
                if (refused.size() < 64) {
                    refused.put(line.item().id(), no.get());
                }
            } else {
                fitting.add(line);
            }
        }
        fitting.sort(Comparator.comparingDouble(Line::pricePerSecond).reversed());
        return decided(request, room, pod(fitting, room), refused);
    }

    /** The dearest by the second first, as long as it fits beside those taken before. */
    private static List<Line> pod(List<Line> fitting, AdRequest.Room room) {
        List<Line> pod = new ArrayList<>();
        int secondsLeft = room.maxSeconds();
        for (Line line : fitting) {
            boolean fits =
                    line.seconds() <= secondsLeft
                            && pod.stream()
                                    .noneMatch(taken ->
                                            taken.item().category().equals(line.item().category())
                                                    || taken.order()
                                                            .advertiser()
                                                            .equals(line.order().advertiser()));
            if (fits) {
                pod.add(line);
                secondsLeft -= line.seconds();
            }
            if (pod.size() == room.maxAds()) {
                break;
            }
        }
        return pod;
    }

    private Optional<RefusalReason> refusal(Line line, AdRequest request, AdRequest.Room room) {
        OrderDraft.Line item = line.item();
        if (now.isBefore(item.start()) || !now.isBefore(item.end())) {
            return Optional.of(RefusalReason.ENDED);
        }
        if (!item.targeting().surfaces().contains(room.surface())) {
            return Optional.of(RefusalReason.WRONG_SURFACE);
        }
        Optional<RefusalReason> untargeted = targetingSaysNo(item.targeting(), request);
        if (untargeted.isPresent()) {
            return untargeted;
        }
        if (line.seconds() > room.maxSeconds()) {
            return Optional.of(RefusalReason.TOO_LONG);
        }
        if (spent.getOrDefault(item.id(), 0L) + line.priceMicros()
                > item.goal().budget().minor() * 10_000) {
            return Optional.of(RefusalReason.BUDGET_SPENT);
        }
        if (times(request, line) >= item.capPerDay()) {
            return Optional.of(RefusalReason.HOUSEHOLD_CAP);
        }
        return Optional.empty();
    }

    private Optional<RefusalReason> targetingSaysNo(Targeting wants, AdRequest request) {
        if (!wants.brands().isEmpty() && !wants.brands().contains(request.brand())) {
            return Optional.of(RefusalReason.WRONG_BRAND);
        }
        if (!wants.hoursOfWeek().isEmpty() && !wants.hoursOfWeek().contains(hour)) {
            return Optional.of(RefusalReason.WRONG_DAYPART);
        }
        if (!wants.modelClasses().isEmpty() && !wants.modelClasses().contains("tv")) {
            return Optional.of(RefusalReason.WRONG_MODEL_CLASS);
        }
        if (!wants.regions().isEmpty()
                && says.region().filter(wants.regions()::contains).isEmpty()) {
            return Optional.of(RefusalReason.WRONG_REGION);
        }
        if (!wants.genres().isEmpty()
                && content.genres().stream().noneMatch(wants.genres()::contains)) {
            return Optional.of(RefusalReason.WRONG_GENRE);
        }
        if (wants.maxRatingAge() > 0 && content.ratingAge() > wants.maxRatingAge()) {
            return Optional.of(RefusalReason.WRONG_RATING);
        }
        return wants.segments().isEmpty()
                        || says.interests().stream().anyMatch(wants.segments()::contains)
                ? Optional.empty()
                : Optional.of(RefusalReason.WRONG_SEGMENT);
    }

    private AdDecided decided(
            AdRequest request,
            AdRequest.Room room,
            List<Line> pod,
            Map<LineItemId, RefusalReason> refused) {
        DecisionId decision = new DecisionId(ids.next());
        List<Fill> fills = new ArrayList<>();
        for (Line line : pod) {
            counts.computeIfAbsent(request.household(), _ -> new HashMap<>())
                    .merge(line.item().id(), 1, Integer::sum);
            spent.merge(line.item().id(), line.priceMicros(), Long::sum);
            refused.remove(line.item().id());
            fills.add(fill(line, fills.size()));
            token(request, room, decision, line, fills.size() - 1);
        }
        List<Refusal> refusals = new ArrayList<>();
        refused.forEach((line, reason) -> refusals.add(new Refusal(line, reason)));
        return new AdDecided(
                new EventId(ids.next()),
                now,
                decision,
                room.surface(),
                request.device(),
                request.household(),
                request.brand(),
                request.maker(),
                request.title(),
                request.provider(),
                fills,
                refusals,
                Optional.empty());
    }

    private static Fill fill(Line line, int slot) {
        return new Fill(
                slot,
                line.item().id(),
                line.item().creatives().getFirst().id(),
                line.order().advertiser(),
                line.priceMicros(),
                line.seconds(),
                Optional.empty());
    }

    private void token(
            AdRequest request, AdRequest.Room room, DecisionId decision, Line line, int slot) {
        String token =
                signer.sign(
                        ClaimBytes.of(
                                new ImpressionClaim(
                                        decision,
                                        slot,
                                        room.surface(),
                                        line.item().id(),
                                        line.item().creatives().getFirst().id(),
                                        line.order().advertiser(),
                                        request.device(),
                                        request.household(),
                                        request.brand(),
                                        request.maker(),
                                        request.provider(),
                                        "CNY",
                                        line.priceMicros(),
                                        now.plusSeconds(21_600))));
        tokens.add(token);
    }

    private int hourOfWeek() {
        ZonedDateTime local = now.atZone(ZONE);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    private void forgetYesterday() {
        LocalDate day = now.atZone(ZONE).toLocalDate();
        if (!day.equals(today)) {
            today = day;
            counts.clear();
        }
    }

    private int times(AdRequest request, Line line) {
        return counts.getOrDefault(request.household(), Map.of()).getOrDefault(line.item().id(), 0);
    }
}
