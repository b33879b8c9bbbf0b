package tv.foyer.vast;

/**
 * One thing that is wrong with a document, or with an ad for a place.
 *
 * @param field path of the element or attribute, for example {@code VAST/Ad/InLine/AdTitle}
 * @param rule what was expected there
 * @param line from 1; 0 if it is not about a place in a text
 */
record Problem(AdError error, String field, String rule, int line, int column) {
    static Problem about(AdError error, String field, String rule) {
        return new Problem(error, field, rule, 0, 0);
    }
}
