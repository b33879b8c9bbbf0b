package tv.foyer.catalog;

import tv.foyer.kernel.Text;

/** Someone who made a title. */
public record Person(Text name, Part role) {
    /** What the person did. */
    public enum Part {
        DIRECTOR,
        CAST
    }
}
