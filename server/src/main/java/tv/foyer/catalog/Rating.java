package tv.foyer.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The least age for a title, as printed on screens. */
public enum Rating {
    ALL("all", 0),
    AGE_7("7+", 7),
    AGE_12("12+", 12),
    AGE_16("16+", 16),
    AGE_18("18+", 18);

    private final String label;
    private final int age;

    Rating(String label, int age) {
        this.label = label;
        this.age = age;
    }

    /** Returns the least age in years, 0 for all. */
    public int age() {
        return age;
    }

    /** Returns the form used in feeds and answers, for example {@code 7+}. */
    public String label() {
        return label;
    }

    /** Tells whether a kids profile may see it, and learn that it exists. */
    public boolean kidSafe() {
        return compareTo(AGE_7) <= 0;
    }

    static Optional<Rating> of(String label) {
        return Arrays.stream(values()).filter(rating -> rating.label.equals(label)).findFirst();
    }
}
