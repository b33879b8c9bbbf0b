package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Event;
import tv.foyer.kernel.HouseholdId;
import tv.foyer.kernel.ModelId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.ProfileId;
import tv.foyer.kernel.TitleId;

/**
 * Knows who sits before a set and what is on. Asked once for each decision, so it answers from
 * memory.
 */
public interface Viewers {
    /** Returns what the sets of a model are. */
    Screen screen(ModelId model);

    /** Returns what a household lets the ad house know of it. */
    Household household(HouseholdId household);

    /** Returns the class of a profile, or empty if the household has none of this id. */
    Optional<AdRequest.Viewer> profile(HouseholdId household, ProfileId profile);

    /** Returns what is on, or empty for a title that nobody knows. */
    Optional<Content> content(TitleId title);

    /** Under whose rules a set stands: policy packs forbid boot ads for some. */
    enum DeviceClass {
        HOME,
        HOTEL,
        IPTV,
        CABLE
    }

    /**
     * A set.
     *
     * @param modelClass its kind in small letters, for example {@code tv} or {@code projector}
     */
    record Screen(String modelClass, DeviceClass deviceClass) {
        /** A set of which nothing is known but that it is one. */
        public static final Screen TV = new Screen("tv", DeviceClass.HOME);

        /** Returns what a set was when a break was decided; a home's where nobody wrote it down. */
        static Screen of(Event.Opportunity was) {
            return new Screen(
                    was.modelClass(),
                    was.deviceClass().map(DeviceClass::valueOf).orElse(DeviceClass.HOME));
        }
    }

    /**
     * What a household said.
     *
     * @param region ISO 3166-2 code
     * @param targeting whether ads may be chosen by its interests
     * @param interests empty without {@code targeting}
     */
    record Household(Optional<String> region, boolean targeting, Set<String> interests) {
        /** A household that said nothing. */
        public static final Household SILENT = new Household(Optional.empty(), false, Set.of());

        public Household {
            interests = targeting ? Set.copyOf(interests) : Set.of();
        }
    }

    /**
     * What a break stands in.
     *
     * @param genres their keys, the main one first
     * @param ratingAge least age, 0 for all
     */
    record Content(PartnerId provider, List<String> genres, int ratingAge) {
        public Content {
            genres = List.copyOf(genres);
        }
    }
}
