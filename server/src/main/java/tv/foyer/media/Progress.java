package tv.foyer.media;

/** Told how far a production is; called once for each second of film and each picture. */
@FunctionalInterface
public interface Progress {
    /**
     * @param share 0 to 1 of all that was missing, never falling
     * @param label what is being made, for example {@code clip-3}
     */
    void at(double share, String label);
}
