package tv.foyer.sql;

/**
 * The database cannot be started or reached; the message is one line for the person at the console.
 */
public final class DatabaseDown extends RuntimeException {
    DatabaseDown(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseDown(String message) {
        super(message);
    }
}
