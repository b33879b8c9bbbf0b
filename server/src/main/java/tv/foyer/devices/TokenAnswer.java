package tv.foyer.devices;

/** What a set gets that asks for tokens; errors by their names in RFC 6749 and RFC 8628. */
sealed interface TokenAnswer {
    record Granted(String access, String refresh) implements TokenAnswer {}

    record Refused(String error, String description) implements TokenAnswer {}
}
