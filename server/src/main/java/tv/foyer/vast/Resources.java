package tv.foyer.vast;

import java.util.List;

/** What an icon, a companion or a non-linear ad shows, in one or several forms. */
public record Resources(List<StaticResource> statics, List<String> iframes, List<String> htmls) {
    private static final Resources NONE = new Resources(List.of(), List.of(), List.of());

    public Resources {
        statics = List.copyOf(statics);
        iframes = List.copyOf(iframes);
        htmls = List.copyOf(htmls);
    }

    public static Resources none() {
        return NONE;
    }

    public static Resources picture(String type, String uri) {
        return new Resources(List.of(new StaticResource(type, uri)), List.of(), List.of());
    }

    public boolean isEmpty() {
        return statics.isEmpty() && iframes.isEmpty() && htmls.isEmpty();
    }

    /**
     * A picture.
     *
     * @param type media type (RFC 6838); empty if the sender left it out
     */
    public record StaticResource(String type, String uri) {}
}
