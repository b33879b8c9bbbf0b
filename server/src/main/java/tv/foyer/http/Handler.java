package tv.foyer.http;

/**
 * Answers one request. Expected refusals are problem replies; an exception is a bug or a broken
 * machine.
 */
@FunctionalInterface
public interface Handler {
    Reply handle(Request request);
}
