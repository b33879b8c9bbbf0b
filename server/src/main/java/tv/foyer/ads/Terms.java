package tv.foyer.ads;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.RefusalReason;
import tv.foyer.events.Surface;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.LineItemKind;
import tv.foyer.sales.Targeting;

/**
 * What a line item's own terms, the market's pack and the maker say of a break: the rules in plain
 * words, in the order of {@link RefusalReason}. The decision reads the same rules from {@link
 * AdIndex}; this is what the index must agree with, and what explains a decision.
 */
record Terms(
        PolicyPack policy,
        Map<PartnerId, Set<PartnerId>> vetoes,
        List<Book.Floor> floors,
        ZoneId zone) {

    /** A no, and why in words. */
    record No(RefusalReason reason, String detail) {}

    private record Check(RefusalReason reason, boolean holds, String detail) {}

    /** Returns the first rule that says no. */
    Optional<No> refusal(LineItem line, Break room, Instant now) {
        if (!policy.allows(room)) {
            return no(RefusalReason.SURFACE_NOT_ALLOWED, surfaceDetail(room));
        }
        List<Check> checks = new ArrayList<>(flight(line, now));
        checks.addAll(place(line, room));
        checks.addAll(content(line, room.viewing()));
        checks.addAll(audience(line, room.viewing()));
        checks.addAll(screen(line, room));
        return checks.stream()
                .filter(check -> !check.holds())
                .findFirst()
                .map(check -> new No(check.reason(), check.detail()));
    }

    /** Returns the hour of the week, 0 is Monday 00:00. */
    int hourOfWeek(Instant now) {
        return hourOfWeek(now, zone);
    }

    static int hourOfWeek(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    /**
     * Returns the creatives that may be shown on a surface. The price is per impression, so of
     * several the shortest leaves most room; those of its length take turns in a household.
     */
    static List<LineItem.Creative> films(LineItem line, Surface surface, PolicyPack policy) {
        List<LineItem.Creative> films = new ArrayList<>();
        int shortest = Integer.MAX_VALUE;
        for (LineItem.Creative creative : line.creatives()) {
            if (suits(creative, surface)
                    && policy.allows(creative)
                    && creative.seconds() <= shortest) {
                if (creative.seconds() < shortest) {
                    films.clear();
                    shortest = creative.seconds();
                }
                films.add(creative);
            }
        }
        return films;
    }

    /** Returns the floor of a maker's brand on a surface, in micro-units of one impression. */
    long floorMicros(Break room) {
        return floors.stream()
                .filter(floor ->
                        floor.surface() == room.surface()
                                && floor.brand().equals(room.brand())
                                && floor.maker().equals(room.maker()))
                .mapToLong(Book.Floor::priceMicros)
                .max()
                .orElse(0);
    }

    private static boolean suits(LineItem.Creative creative, Surface surface) {
        boolean format =
                switch (surface) {
                    case BOOT, PRE_ROLL, MID_ROLL, POST_ROLL ->
                            creative.format() == LineItem.Format.VIDEO;
                    case PAUSE, ROW_SLOT -> creative.format() == LineItem.Format.IMAGE;
                    case MASTHEAD, SCREENSAVER, OVERLAY, SQUEEZEBACK -> true;
                };
        return format && (creative.surfaces().isEmpty() || creative.surfaces().contains(surface));
    }

    private List<Check> flight(LineItem line, Instant now) {
        int hour = hourOfWeek(now);
        Set<Integer> hours = line.targeting().hoursOfWeek();
        return List.of(
                new Check(RefusalReason.PAUSED, !line.paused(), "it is paused"),
                new Check(
                        RefusalReason.NOT_STARTED,
                        !now.isBefore(line.start()),
                        "it starts " + line.start()),
                new Check(RefusalReason.ENDED, now.isBefore(line.end()), "it ended " + line.end()),
                new Check(
                        RefusalReason.WRONG_DAYPART,
                        hours.isEmpty() || hours.contains(hour),
                        "hour " + hour + " of the week is not among its " + hours.size()));
    }

    private static List<Check> place(LineItem line, Break room) {
        Targeting wants = line.targeting();
        String modelClass = room.viewing().screen().modelClass();
        String region = room.viewing().region().orElse("none given");
        return List.of(
                new Check(
                        RefusalReason.WRONG_SURFACE,
                        wants.surfaces().contains(room.surface()),
                        room.surface() + " is not among " + wants.surfaces()),
                new Check(
                        RefusalReason.WRONG_BRAND,
                        wants.brands().isEmpty() || wants.brands().contains(room.brand()),
                        "not booked on this brand"),
                new Check(
                        RefusalReason.WRONG_MODEL_CLASS,
                        wants.modelClasses().isEmpty() || wants.modelClasses().contains(modelClass),
                        "the set is a " + modelClass + ", booked are " + wants.modelClasses()),
                new Check(
                        RefusalReason.WRONG_REGION,
                        wants.regions().isEmpty() || wants.regions().contains(region),
                        "the region is " + region + ", booked are " + wants.regions()));
    }

    private static List<Check> content(LineItem line, Break.Viewing viewing) {
        Targeting wants = line.targeting();
        return List.of(
                new Check(
                        RefusalReason.WRONG_GENRE,
                        wants.genres().isEmpty()
                                || viewing.genres().stream().anyMatch(wants.genres()::contains),
                        "the content is " + viewing.genres() + ", booked are " + wants.genres()),
                new Check(
                        RefusalReason.WRONG_RATING,
                        wants.maxRatingAge() == 0 || viewing.ratingAge() <= wants.maxRatingAge(),
                        "the content is from age "
                                + viewing.ratingAge()
                                + ", booked is up to "
                                + wants.maxRatingAge()));
    }

    private List<Check> audience(LineItem line, Break.Viewing viewing) {
        Set<String> segments = line.targeting().segments();
        return List.of(
                new Check(
                        RefusalReason.NO_CONSENT,
                        segments.isEmpty() || viewing.consent(),
                        "it is booked by interests, and the household did not consent to that"),
                new Check(
                        RefusalReason.WRONG_SEGMENT,
                        segments.isEmpty()
                                || viewing.segments().stream().anyMatch(segments::contains),
                        "no interest of " + segments),
                new Check(
                        RefusalReason.NOT_FOR_KIDS,
                        !viewing.kids() || line.kidsSafe(),
                        "a child's profile is watching"),
                new Check(
                        RefusalReason.POLICY_CATEGORY,
                        !viewing.kids() || policy.besideMinors(line.category()),
                        policy.name() + " allows no " + line.category() + " before minors"));
    }

    private List<Check> screen(LineItem line, Break room) {
        boolean bids = line.kind() == LineItemKind.PROGRAMMATIC;
        List<LineItem.Creative> films = films(line, room.surface(), policy);
        boolean named =
                films.isEmpty()
                        && line.creatives().stream()
                                .anyMatch(c -> suits(c, room.surface()) && !policy.allows(c));
        int seconds = films.isEmpty() ? 0 : films.getFirst().seconds();
        int most = policy.maxSeconds(room);
        long floor = floorMicros(room);
        return List.of(
                new Check(
                        RefusalReason.POLICY_CATEGORY,
                        bids || !named,
                        policy.name() + " allows no comparative ad"),
                new Check(
                        RefusalReason.VETOED,
                        !vetoes.getOrDefault(room.maker(), Set.of()).contains(line.advertiser()),
                        "the maker refuses this advertiser"),
                new Check(
                        RefusalReason.NO_CREATIVE,
                        bids || !films.isEmpty(),
                        "no reviewed and encoded creative for " + room.surface()),
                new Check(
                        RefusalReason.TOO_LONG,
                        bids || seconds <= most,
                        "its shortest film has " + seconds + " s, the break " + most + " s"),
                new Check(
                        RefusalReason.BELOW_FLOOR,
                        exempt(line) || line.priceMicros() >= floor,
                        "it pays " + line.priceMicros() + ", the floor is " + floor + " micros"));
    }

    /** The house's own ads cost nothing anywhere, and what a bid pays is not known yet. */
    static boolean exempt(LineItem line) {
        return line.kind() == LineItemKind.HOUSE || line.kind() == LineItemKind.PROGRAMMATIC;
    }

    private String surfaceDetail(Break room) {
        if (room.viewing().bootRefused() && room.surface() == Surface.BOOT) {
            return "the household refused boot ads";
        }
        return policy.name()
                + " allows no ad on "
                + room.surface()
                + " of a "
                + room.viewing().screen().deviceClass()
                + " set"
                + (room.kids() ? " before a child" : "");
    }

    private static Optional<No> no(RefusalReason reason, String detail) {
        return Optional.of(new No(reason, detail));
    }
}
