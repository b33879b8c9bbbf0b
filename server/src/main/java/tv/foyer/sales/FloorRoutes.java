package tv.foyer.sales;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tv.foyer.events.Surface;
import tv.foyer.http.Access;
import tv.foyer.http.Caller;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;
import tv.foyer.http.Routes;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.Money;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.PartnerKind;
import tv.foyer.kernel.Role;
import tv.foyer.kernel.Text;

/** A maker keeps the floor prices of its own brands. */
final class FloorRoutes {
    private static final String PATH = "/api/v1/console/floors";
    private static final Access MAKER = Access.staffOf(PartnerKind.MAKER, Role.ADMIN, Role.ADS);
    private static final int MAX_FLOORS = 500;

    private final Sales sales;
    private final FloorStore store;
    private final Neighbours neighbours;

    FloorRoutes(Sales sales, FloorStore store, Neighbours neighbours) {
        this.sales = sales;
        this.store = store;
        this.neighbours = neighbours;
    }

    Routes routes() {
        return new Routes()
                .get(PATH, MAKER, request -> floors(request.staff().partner()))
                .put(PATH, MAKER, this::replace);
    }

    record Body(Optional<List<Given>> items) {}

    record Given(Optional<BrandId> brandId, Optional<Surface> surface, Optional<Money> cpm) {}

    record Floors(List<FloorStore.Floor> items, List<Brand> brands) {}

    record Brand(BrandId id, Text name) {}

    private Reply floors(PartnerId maker) {
        List<Brand> brands =
                own(maker).stream()
                        .map(id -> new Brand(id, neighbours.brands().name(id)))
                        .sorted(Comparator.comparing(brand -> brand.name().en()))
                        .toList();
        return Reply.json(new Floors(store.of(maker), brands));
    }

    private Reply replace(Request request) {
        Caller.Staff staff = request.staff();
        List<Given> given =
                DraftBody.whole("items", request.json(Body.class).items().orElse(List.of()));
        Faults faults = new Faults();
        faults.atMost("items", given, MAX_FLOORS);
        List<FloorStore.Floor> floors = new ArrayList<>();
        Set<BrandId> own = own(staff.partner());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(given.size(), MAX_FLOORS); i++) {
            read(faults, "items[" + i + "]", given.get(i), own)
                    .filter(floor -> once(faults, floor, seen))
                    .ifPresent(floors::add);
        }
        if (!faults.all().isEmpty()) {
            return Answers.refused(faults.all());
        }
        List<FloorStore.Floor> before = store.replace(staff.partner(), floors);
        sales.bookChanged();
        neighbours
                .audit()
                .record(staff, "set-floors", staff.partner().toString(), changes(before, floors));
        return floors(staff.partner());
    }

    private static boolean once(Faults faults, FloorStore.Floor floor, Set<String> seen) {
        boolean first = seen.add(key(floor));
        faults.check("items", "each brand and surface once: " + key(floor), first);
        return first;
    }

    private Optional<FloorStore.Floor> read(
            Faults faults, String at, Given given, Set<BrandId> own) {
        faults.check(
                at + ".brandId",
                "a brand of your own",
                given.brandId().filter(own::contains).isPresent());
        faults.check(at + ".surface", "required", given.surface().isPresent());
        boolean priced =
                given.cpm()
                        .filter(cpm -> cpm.currency().equals(sales.currency()))
                        .filter(cpm -> cpm.minor() >= 0 && cpm.minor() <= BookingRules.MAX_MINOR)
                        .isPresent();
        faults.check(
                at + ".cpm",
                "0 to " + BookingRules.MAX_MINOR + " minor units of " + sales.currency(),
                priced);
        if (given.brandId().isEmpty() || given.surface().isEmpty() || !priced) {
            return Optional.empty();
        }
        return given.cpm()
                .map(cpm ->
                        new FloorStore.Floor(given.brandId().get(), given.surface().get(), cpm));
    }

    private Set<BrandId> own(PartnerId maker) {
        Set<BrandId> own = new HashSet<>();
        neighbours
                .known()
                .get()
                .brands()
                .forEach((brand, seller) -> {
                    if (seller.equals(maker)) {
                        own.add(brand);
                    }
                });
        return own;
    }

    private static String changes(List<FloorStore.Floor> before, List<FloorStore.Floor> after) {
        Map<String, String> old = prices(before);
        Map<String, String> now = prices(after);
        Set<String> keys = new java.util.TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<String> words = new ArrayList<>();
        for (String key : keys) {
            String was = old.getOrDefault(key, "none");
            String is = now.getOrDefault(key, "none");
            if (!was.equals(is)) {
                words.add(key + ": " + was + " → " + is);
            }
        }
        return Changes.bounded(String.join("; ", words));
    }

    private static Map<String, String> prices(List<FloorStore.Floor> floors) {
        Map<String, String> prices = new TreeMap<>();
        floors.forEach(floor -> prices.put(key(floor), floor.cpm().toString()));
        return prices;
    }

    private static String key(FloorStore.Floor floor) {
        return floor.brandId() + " " + floor.surface();
    }
}
