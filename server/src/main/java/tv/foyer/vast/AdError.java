package tv.foyer.vast;

/**
 * What went wrong, in the numbers that the error addresses of VAST (4.2 section 2.3.6) and VMAP
 * (1.0.1 section 2.5) are told.
 */
enum AdError {
    XML(100, "the document is not XML"),
    SCHEMA(101, "the document is not as the schema says"),
    VERSION(102, "the version is not one that is read here"),
    TRAFFICKING(200, "an ad of a type that does not belong here"),
    LINEARITY(201, "another linearity was expected"),
    DURATION(202, "another duration was expected"),
    SIZE(203, "another size was expected"),
    CATEGORY_MISSING(204, "a category is required"),
    CATEGORY_BLOCKED(205, "the category is blocked"),
    BREAK_SHORTENED(206, "the break has no room for it"),
    WRAPPER(300, "the wrapper cannot be followed"),
    WRAPPER_TIMEOUT(301, "the next response did not come in time"),
    WRAPPER_LIMIT(302, "too many wrappers"),
    NO_AD(303, "no ad at the end of the chain"),
    LATE(304, "the ad came too late for the break"),
    LINEAR(400, "the linear ad cannot be shown"),
    FILE_NOT_FOUND(401, "the media file is not there"),
    FILE_TIMEOUT(402, "the media file did not come in time"),
    NO_FITTING_FILE(403, "no media file fits"),
    FILE_BROKEN(405, "the media file cannot be shown"),
    MEZZANINE_MISSING(406, "a mezzanine file is needed"),
    MEZZANINE_COMING(407, "the mezzanine file is being fetched"),
    CONDITIONAL_AD(408, "a conditional ad is not shown"),
    INTERACTIVE(409, "the interactive file was not run"),
    VERIFICATION(410, "the verification was not run"),
    MEZZANINE_UNFIT(411, "the mezzanine file is not as required"),
    NON_LINEAR(500, "the non-linear ad cannot be shown"),
    NON_LINEAR_SIZE(501, "the non-linear ad is too large"),
    NON_LINEAR_FETCH(502, "the non-linear ad cannot be fetched"),
    NON_LINEAR_TYPE(503, "no resource of the non-linear ad fits"),
    COMPANION(600, "the companion cannot be shown"),
    COMPANION_SIZE(601, "the companion is too large"),
    COMPANION_REQUIRED(602, "a required companion cannot be shown"),
    COMPANION_FETCH(603, "the companion cannot be fetched"),
    COMPANION_TYPE(604, "no resource of the companion fits"),
    UNDEFINED(900, "something else"),
    VPAID(901, "the executable unit failed"),
    INTERACTIVE_FAILED(902, "the interactive unit failed"),
    VMAP_SCHEMA(1000, "the VMAP is not as the schema says"),
    VMAP_VERSION(1001, "the VMAP version is not one that is read here"),
    VMAP_PARSING(1002, "the VMAP is not XML"),
    VMAP_BREAK_TYPE(1003, "the break's type is not supported"),
    VMAP_RESPONSE(1004, "the break's ad response is broken"),
    VMAP_TEMPLATE(1005, "the break's template type is not supported"),
    VMAP_EXTRACTION(1006, "the break's ad response cannot be read"),
    VMAP_TIMEOUT(1007, "the break's ad response did not come in time"),
    VMAP_RETRIEVAL(1008, "the break's ad response cannot be fetched");

    private final int code;
    private final String meaning;

    AdError(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
