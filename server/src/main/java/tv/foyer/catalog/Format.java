package tv.foyer.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The feed formats taken in. */
public enum Format {
    FOYER_JSON("foyer-json"),
    XMLTV("xmltv");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** Returns the name in addresses and on the command line. */
    public String label() {
        return label;
    }

    public static Optional<Format> of(String label) {
        return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
    }
}
