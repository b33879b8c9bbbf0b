package tv.foyer.app;

/** The command line breaks a rule; printed on stderr, exit code 2. */
final class UsageError extends RuntimeException {
    UsageError(String message) {
        super(message);
    }
}
