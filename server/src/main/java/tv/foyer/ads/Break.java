package tv.foyer.ads;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.foyer.events.Surface;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.PartnerId;

/** One break that waits for ads: where, how long, on whose set, before whom. */
record Break(
        Surface surface,
        int maxSeconds,
        int maxAds,
        BrandId brand,
        PartnerId maker,
        Viewing viewing) {

    /**
     * What the breaks of one request have in common.
     *
     * @param kids whether a child's profile is watching
     * @param bootRefused whether the household refused boot ads for good
     * @param content whether a film or programme is on, not the home screen
     * @param ratingAge of the content, 0 for all ages
     * @param segments the household's interests, empty without its consent
     */
    record Viewing(
            boolean kids,
            boolean bootRefused,
            Viewers.Screen screen,
            Optional<String> region,
            boolean content,
            List<String> genres,
            int ratingAge,
            boolean consent,
            Set<String> segments) {
        Viewing {
            genres = List.copyOf(genres);
            segments = consent ? Set.copyOf(segments) : Set.of();
        }

        static Viewing of(
                AdRequest request,
                boolean bootRefused,
                Viewers.Household household,
                Optional<Viewers.Content> content) {
            return new Viewing(
                    request.viewer() == AdRequest.Viewer.KIDS,
                    bootRefused,
                    request.screen(),
                    household.region(),
                    request.title().isPresent() || request.provider().isPresent(),
                    content.map(Viewers.Content::genres).orElse(List.of()),
                    content.map(Viewers.Content::ratingAge).orElse(0),
                    household.targeting(),
                    household.interests());
        }
    }

    boolean kids() {
        return viewing.kids();
    }

    /** Tells whether the break is on the home screen, whose ads have a budget. */
    static boolean onHome(Surface surface) {
        return switch (surface) {
            case BOOT, MASTHEAD, ROW_SLOT, SCREENSAVER -> true;
            case PAUSE, OVERLAY, SQUEEZEBACK, PRE_ROLL, MID_ROLL, POST_ROLL -> false;
        };
    }
}
