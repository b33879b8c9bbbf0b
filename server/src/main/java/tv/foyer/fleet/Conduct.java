package tv.foyer.fleet;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds every break that was on a screen against what was signed: caps, vetoes, separation, and the
 * market's rules. It knows them from the {@link World} alone. Thread-safe.
 */
final class Conduct {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Set<String> HOME_SURFACES =
            Set.of("BOOT", "MASTHEAD", "ROW_SLOT", "SCREENSAVER");

    private final World world;
    private final Map<String, Integer> capUse = new TreeMap<>();
    private final Map<Integer, Deque<Integer>> homeAds = new HashMap<>();
    private final Map<String, Long> breaches = new TreeMap<>();
    private final Map<String, Long> shownOn = new TreeMap<>();

    Conduct(World world) {
        this.world = world;
    }

    /**
     * One break as a set showed it; {@code minute} is that of its decision.
     *
     * @param kids whether a child's profile was watching
     */
    record Screen(World.Model model, int household, boolean kids, String surface, int minute) {}

    /** One ad of it. */
    record Shown(World.Campaign campaign, double seconds) {}

    synchronized void saw(Screen screen, List<Shown> pod) {
        Set<String> advertisers = new HashSet<>();
        Set<String> categories = new HashSet<>();
        for (Shown one : pod) {
            World.Campaign campaign = one.campaign();
            shownOn.merge(screen.surface(), 1L, Long::sum);
            breach(!advertisers.add(campaign.advertiser()), "advertiserTwiceInAPod");
            breach(!categories.add(campaign.category()), "rivalsInAPod");
            booked(screen, campaign);
            rules(screen, one);
        }
    }

    /** What the line item's own terms say. */
    private void booked(Screen screen, World.Campaign campaign) {
        String use = campaign.lineItem() + "|" + screen.household() + "|" + screen.minute() / DAY;
        int times = capUse.merge(use, 1, Integer::sum);
        breach(times > campaign.capPerDay(), "capExceeded");
        List<String> vetoed = world.vetoes().getOrDefault(screen.model().maker(), List.of());
        breach(vetoed.contains(campaign.advertiser()), "vetoedShown");
        breach(
                !campaign.anyBrand() && !campaign.brands().contains(screen.model().brand()),
                "wrongBrandShown");
        breach(!campaign.surfaces().contains(screen.surface()), "wrongSurfaceShown");
    }

    /** What the market's rules say. */
    private void rules(Screen screen, Shown one) {
        breach(screen.kids() && !one.campaign().kidsSafe(), "shownToAChild");
        if (screen.surface().equals("BOOT")) {
            breach(one.seconds() > world.rules().bootMaxSeconds(), "bootAdTooLong");
        }
        if (HOME_SURFACES.contains(screen.surface())) {
            Deque<Integer> lately =
                    homeAds.computeIfAbsent(screen.household(), _ -> new ArrayDeque<>());
            while (!lately.isEmpty() && lately.peekFirst() <= screen.minute() - HOUR) {
                lately.removeFirst();
            }
            lately.addLast(screen.minute());
            breach(lately.size() > world.rules().homeAdsPerHour(), "homeBudgetExceeded");
        }
    }

    private void breach(boolean broken, String rule) {
        breaches.merge(rule, broken ? 1L : 0L, Long::sum);
    }

    /** Returns how often each rule was broken; a rule that never applied is absent. */
    synchronized Map<String, Long> breaches() {
        return Collections.unmodifiableMap(new TreeMap<>(breaches));
    }

    /** Returns how many ads were on screens, by surface. */
    synchronized Map<String, Long> shownOn() {
        return Collections.unmodifiableMap(new TreeMap<>(shownOn));
    }
}
