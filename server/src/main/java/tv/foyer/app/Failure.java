package tv.foyer.app;

/** Something that the person at the keyboard can mend; printed as one line, exit code 1. */
final class Failure extends RuntimeException {
    Failure(String message) {
        super(message);
    }
}
