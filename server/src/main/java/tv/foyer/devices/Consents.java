package tv.foyer.devices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.foyer.json.Json;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.Text;

/**
 * What households said about their ads. Answers come from memory; a household's new word holds here
 * at once and on other nodes at their next look.
 */
final class Consents {
    private static final int MOST_KEPT = 200_000;

    /** How far a look goes back: longer than one read takes and than clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final HouseholdStore store;
    private final InstantSource clock;
    private final Known known = Known.load();
    private final Map<HouseholdId, AdAudience> kept =
            Collections.synchronizedMap(new LeastRecent());
    private volatile Instant looked;

    Consents(HouseholdStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** One thing to choose. */
    record Choice(String key, Text name) {}

    /** All that a household can choose from. */
    record Known(List<Choice> interests, List<Choice> regions) {
        static Known load() {
            try (InputStream in = Consents.class.getResourceAsStream("consents-cn.json")) {
                return Json.read(in.readAllBytes(), Known.class);
            } catch (IOException e) {
                throw new UncheckedIOException("consents-cn.json", e);
            }
        }

        Set<String> interestKeys() {
            return interests.stream().map(Choice::key).collect(Collectors.toSet());
        }

        Set<String> regionKeys() {
            return regions.stream().map(Choice::key).collect(Collectors.toSet());
        }

        Map<String, Text> interestNames() {
            return interests.stream().collect(Collectors.toMap(Choice::key, Choice::name));
        }

        Map<String, Text> regionNames() {
            return regions.stream().collect(Collectors.toMap(Choice::key, Choice::name));
        }
    }

    /** What a household said, and since when its yes or no holds; empty if it said nothing. */
    record Said(AdAudience audience, Optional<Instant> since) {}

    Known known() {
        return known;
    }

    Said said(HouseholdId household) {
        return store.consent(household)
                .orElseGet(() -> new Said(AdAudience.NOTHING_SAID, Optional.empty()));
    }

    /** Takes a household's word, given on the phone whose token has this hash. */
    Said say(HouseholdId household, AdAudience word, String phoneHash) {
        Said now = store.consent(household, word, phoneHash, clock.instant());
        kept.put(household, now.audience());
        return now;
    }

    AdAudience audience(HouseholdId household) {
        AdAudience seen = kept.get(household);
        if (seen == null) {
            AdAudience read = said(household).audience();
            // A word said since the read was put here by its writer, and is newer.
            AdAudience newer = kept.putIfAbsent(household, read);
            seen = newer == null ? read : newer;
        }
        return seen;
    }

    /** Forgets what was changed on other nodes, so that it is read anew. */
    void look() {
        Instant now = clock.instant();
        store.consentsChangedSince(looked.minus(OVERLAP)).forEach(kept::remove);
        looked = now;
    }

    private static final class LeastRecent extends LinkedHashMap<HouseholdId, AdAudience> {
        private static final long serialVersionUID = 1L;

        LeastRecent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<HouseholdId, AdAudience> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
