package tv.foyer.sales;

import java.util.Set;
import java.util.regex.Pattern;

/** The rules of a targeting: bounded, well-formed, and known where a list is kept. Pure. */
final class TargetingRules {
    private static final int MAX_BRANDS = 500;
    private static final int MAX_KEYS = 200;
    private static final int MAX_AGE = 21;

    /** ISO 3166-2: a country and a part of it. */
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}");

    private TargetingRules() {}

    static void check(Faults faults, String path, Targeting targeting, Known known) {
        faults.check(path + "surfaces", "at least one", !targeting.surfaces().isEmpty());
        faults.atMost(path + "brands", targeting.brands(), MAX_BRANDS);
        faults.check(
                path + "brands",
                "brands of the alliance",
                known.brands().isEmpty()
                        || known.brands().keySet().containsAll(targeting.brands()));
        keys(faults, path + "modelClasses", targeting.modelClasses(), known.modelClasses());
        keys(faults, path + "genres", targeting.genres(), known.genres().keySet());
        keys(faults, path + "segments", targeting.segments(), known.segments().keySet());
        faults.atMost(path + "regions", targeting.regions(), MAX_KEYS);
        faults.check(
                path + "regions",
                "ISO 3166-2 codes, for example CN-SC",
                targeting.regions().stream().allMatch(code -> REGION.matcher(code).matches()));
        faults.check(
                path + "regions",
                "regions of the market",
                known.regions().isEmpty()
                        || known.regions().keySet().containsAll(targeting.regions()));
        faults.within(path + "maxRatingAge", targeting.maxRatingAge(), 0, MAX_AGE);
        faults.check(
                path + "hoursOfWeek",
                "0 to " + (Targeting.HOURS - 1),
                targeting.hoursOfWeek().stream()
                        .allMatch(hour -> hour >= 0 && hour < Targeting.HOURS));
    }

    private static void keys(Faults faults, String field, Set<String> given, Set<String> list) {
        faults.atMost(field, given, MAX_KEYS);
        if (list.isEmpty()) {
            faults.check(
                    field,
                    "keys of a-z, 0-9 and -",
                    given.stream().allMatch(key -> KEY.matcher(key).matches()));
        } else {
            faults.check(field, "known keys", list.containsAll(given));
        }
    }
}
