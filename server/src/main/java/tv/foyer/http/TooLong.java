package tv.foyer.http;

/** A request's body is longer than what it is sent to takes; answered with 413. */
final class TooLong extends RuntimeException {
    private final long most;

    TooLong(long most) {
        super("a body of at most " + most + " bytes expected");
        this.most = most;
    }

    /** Returns how many bytes would have been taken. */
    public long most() {
        return most;
    }
}
