package tv.foyer.vast;

import java.util.List;

/**
 * An ad that is somewhere else (VAST 4.2 section 3.19): the next response's address, and what is to
 * be tracked beside that response's own.
 *
 * @param followAdditionalWrappers whether the next response may hold wrappers; true when unsaid
 * @param allowMultipleAds whether more than its first stand-alone ad may be taken; false when
 *     unsaid
 * @param fallbackOnNoAd whether a stand-alone ad beside this one may take its place if nothing
 *     comes
 */
record Wrapper(
        Head head,
        String tagUri,
        boolean followAdditionalWrappers,
        boolean allowMultipleAds,
        boolean fallbackOnNoAd,
        List<BlockedCategories> blocked,
        List<Creative> creatives)
        implements Ad {
    public Wrapper {
        blocked = List.copyOf(blocked);
        creatives = List.copyOf(creatives);
    }

    /**
     * Categories that the ad at the end of the chain must not have.
     *
     * @param authority whose taxonomy; empty means whichever
     */
    public record BlockedCategories(String authority, List<String> codes) {
        public BlockedCategories {
            codes = List.copyOf(codes);
        }

        /** Tells whether an ad of a category is not wanted. */
        public boolean covers(InLine.Category category) {
            return (authority.isEmpty() || authority.equals(category.authority()))
                    && codes.stream().anyMatch(code -> code.equalsIgnoreCase(category.code()));
        }
    }
}
