package tv.foyer.json;

import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * A large JSON document read piece by piece: one object whose arrays are handed over item by item,
 * so that the document is never in memory as a whole and a bad item spoils only itself.
 */
public final class JsonItems {
    private JsonItems() {}

    /** Is told what stands in the document, in its order. */
    public interface Visitor {
        /** A field of the document that is no array. */
        void field(String name, Item value);

        /** The next item of the array {@code name}, counted from 0. */
        void item(String name, int index, Item item);
    }

    /** One value, not yet bound to a type. */
    public static final class Item {
        private final JsonNode node;

        private Item(JsonNode node) {
            this.node = node;
        }

        /**
         * Binds the value.
         *
         * @throws BadJson if it does not fit; names the field inside the value and the rule
         */
        public <T> T as(Class<T> type) {
            return Json.bind(node, type);
        }

        /** Returns the text of a field of the value, or an empty text. */
        public String textOf(String field) {
            return node.path(field).asString("");
        }

        /** Returns the value as compact JSON. */
        public byte[] bytes() {
            return Json.bytes(node);
        }
    }

    /**
     * Reads a document to its end.
     *
     * @throws BadJson if the text is no JSON object; what the visitor was told before still stands
     */
    public static void read(InputStream in, Visitor visitor) {
        try (JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadJson("", "a JSON object expected");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    items(parser, name, visitor);
                } else {
                    visitor.field(name, new Item(parser.readValueAsTree()));
                }
            }
            if (parser.nextToken() != null) {
                throw new BadJson("", "text after the end of the document");
            }
        } catch (JacksonException e) {
            throw Json.badJson(e);
        }
    }

    private static void items(JsonParser parser, String name, Visitor visitor) {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            visitor.item(name, index, new Item(parser.readValueAsTree()));
            index++;
        }
    }
}
