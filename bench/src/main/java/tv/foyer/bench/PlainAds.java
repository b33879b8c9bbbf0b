package tv.foyer.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.ads.AdRequest;
import tv.foyer.crypto.Signer;
import tv.foyer.events.ClaimBytes;
import tv.foyer.events.Event.AdDecided;
import tv.foyer.events.Event.Fill;
import tv.foyer.events.Event.Refusal;
import tv.foyer.events.ImpressionClaim;
import tv.foyer.events.RefusalReason;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.EventId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.LineItemId;
import tv.foyer.sales.OrderDraft;

/**
 * The plain way to do it: scan all line items, sort what is left by price per second, take the
 * first that fits, and begin again. It keeps the same rules, makes the same fact and the same
 * signed claims; it does not find the best pod, and its caps hold on one thread only.
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

    AdDecided decide(AdRequest request, Instant at) {
        now = at;
        forgetYesterday();
        AdRequest.Room room = request.breaks().getFirst();
        List<Line> pod = new ArrayList<>();
        Map<LineItemId, RefusalReason> refused = new HashMap<>();
        int secondsLeft = room.maxSeconds();
        while (pod.size() < room.maxAds()) {
            List<Line> fitting = fitting(request, room, pod, refused, secondsLeft);
            if (fitting.isEmpty()) {
                break;
            }
            fitting.sort(Comparator.comparingDouble(Line::pricePerSecond).reversed());
            pod.add(fitting.getFirst());
            secondsLeft -= fitting.getFirst().seconds();
        }
        return decided(request, room, pod, refused);
    }

    private List<Line> fitting(
            AdRequest request,
            AdRequest.Room room,
            List<Line> pod,
            Map<LineItemId, RefusalReason> refused,
            int secondsLeft) {
        List<Line> fitting = new ArrayList<>();
        for (Line line : lines) {
            Optional<RefusalReason> no = refusal(line, request, room, pod, secondsLeft);
            if (no.isPresent()) {
                refused.put(line.item().id(), no.get());
            } else {
                fitting.add(line);
            }
        }
        return fitting;
    }

    private Optional<RefusalReason> refusal(
            Line line, AdRequest request, AdRequest.Room room, List<Line> pod, int secondsLeft) {
        OrderDraft.Line item = line.item();
        if (now.isBefore(item.start()) || !now.isBefore(item.end())) {
            return Optional.of(RefusalReason.ENDED);
        }
        if (!item.targeting().surfaces().contains(room.surface())) {
            return Optional.of(RefusalReason.WRONG_SURFACE);
        }
        if (!item.targeting().brands().isEmpty()
                && !item.targeting().brands().contains(request.brand())) {
            return Optional.of(RefusalReason.WRONG_BRAND);
        }
        if (line.seconds() > secondsLeft) {
            return Optional.of(RefusalReason.TOO_LONG);
        }
        if (spent.getOrDefault(item.id(), 0L) + line.priceMicros()
                > item.goal().budget().minor() * 10_000) {
            return Optional.of(RefusalReason.BUDGET_SPENT);
        }
        if (times(request, line) >= item.capPerDay()) {
            return Optional.of(RefusalReason.HOUSEHOLD_CAP);
        }
        for (Line taken : pod) {
            if (taken.item().category().equals(item.category())) {
                return Optional.of(RefusalReason.SEPARATION);
            }
            if (taken.order().advertiser().equals(line.order().advertiser())) {
                return Optional.of(RefusalReason.ADVERTISER_IN_POD);
            }
        }
        return Optional.empty();
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
        for (Line line : lines) {
            if (!pod.contains(line)) {
                refusals.add(
                        new Refusal(
                                line.item().id(),
                                refused.getOrDefault(line.item().id(), RefusalReason.OUTBID)));
            }
        }
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
        if (token.isEmpty()) {
            throw new IllegalStateException("an empty token");
        }
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
