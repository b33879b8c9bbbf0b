package tv.foyer.media;

/**
 * Media could not be made; the message says what is wrong and is fit for the person who starts it.
 */
public final class MediaException extends RuntimeException {
    MediaException(String message) {
        super(message);
    }

    MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
