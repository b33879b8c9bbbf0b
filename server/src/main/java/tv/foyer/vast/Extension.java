package tv.foyer.vast;

import java.util.List;
import java.util.Map;

/**
 * Something that VAST leaves to its senders, kept as it came.
 *
 * @param type empty if the sender named none
 */
record Extension(String type, List<Markup> content) {
    public Extension {
        content = List.copyOf(content);
    }

    /**
     * One element: its own text, with blanks at the ends taken off, and the elements in it. Where
     * text and elements mix, their order among each other is not kept.
     *
     * @param namespace empty for none
     */
    public record Markup(
            String namespace,
            String name,
            Map<String, String> attributes,
            String text,
            List<Markup> children) {
        public Markup {
            attributes = Map.copyOf(attributes);
            children = List.copyOf(children);
        }

        public static Markup text(String name, String text) {
            return new Markup("", name, Map.of(), text, List.of());
        }
    }
}
