package tv.foyer.discovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rows that discovery fills. */
enum RowKind {
    CONTINUE,
    HOUSEHOLD,
    LIVE,
    PROVIDER,
    GENRE,
    EDITION;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a configured row; rows of other rooms, such as masthead, have none. */
    static Optional<RowKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
}
