package tv.foyer.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.DecisionId;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Ids;
import tv.foyer.kernel.Text;

/** An ad house that remembers what it gave and what it got back; an ad is named by its token. */
final class AdDesk implements AdBreaks {
    final Set<String> given = ConcurrentHashMap.newKeySet();
    final Set<String> back = ConcurrentHashMap.newKeySet();
    final List<Viewing> asked = new ArrayList<>();
    private final Function<Room, List<String>> choice;

    /**
     * @param choice the assets of a room's ads
     */
    AdDesk(Function<Room, List<String>> choice) {
        this.choice = choice;
    }

    /** Fills rooms at random, also with more than fits and with what does not. */
    static AdDesk random(long seed, List<String> assets) {
        Random random = new Random(seed);
        return new AdDesk(room -> {
            List<String> chosen = new ArrayList<>();
            synchronized (random) {
                for (int i = random.nextInt(room.maxAds() + 2); i > 0; i--) {
                    chosen.add(assets.get(random.nextInt(assets.size())));
                }
            }
            return chosen;
        });
    }

    @Override
    public List<Ad> fill(Viewing viewing, Room room) {
        List<String> assets = choice.apply(room);
        List<Ad> ads = new ArrayList<>();
        synchronized (asked) {
            asked.add(viewing);
            DecisionId decision = new DecisionId(Ids.named("decision/" + asked.size()));
            for (String asset : assets) {
                String token =
                        System.identityHashCode(this) + "/" + asked.size() + "/" + ads.size();
                given.add(token);
                ads.add(
                        new Ad(
                                decision,
                                ads.size(),
                                new CreativeId(Ids.named(asset)),
                                asset,
                                new Text(asset, asset),
                                new Text("某", "Someone"),
                                token));
            }
        }
        return ads;
    }

    @Override
    public void giveUp(HouseholdId household, List<Ad> ads) {
        ads.forEach(ad -> back.add(ad.token()));
    }

    int times() {
        synchronized (asked) {
            return asked.size();
        }
    }
}
