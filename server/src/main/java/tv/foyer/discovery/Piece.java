package tv.foyer.discovery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tv.foyer.json.Json;
import tv.foyer.kernel.Text;

/** JSON put together from parts that are encoded once. */
final class Piece {
    private static final byte[] COMMA = utf8(",");
    private static final byte[] ROW_END = utf8("]}");
    private static final byte[] CARD_END = utf8("\"progress\":null,\"now\":null}");

    private Piece() {}

    static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a row around the pieces of its cards. */
    static void row(List<byte[]> out, byte[] head, List<byte[]> cards) {
        out.add(head);
        joined(out, cards);
        out.add(ROW_END);
    }

    static byte[] rowHead(String id, RowKind kind, Text title) {
        return utf8(
                "{\"id\":"
                        + Json.text(id)
                        + ",\"kind\":\""
                        + kind.label()
                        + "\",\"title\":"
                        + Json.text(title)
                        + ",\"items\":[");
    }

    static void joined(List<byte[]> out, List<byte[]> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.add(COMMA);
            }
            out.add(parts.get(i));
        }
    }

    /** Returns an encoded card with a viewer's progress in place of none. */
    static byte[] withProgress(byte[] card, int positionSeconds, int durationSeconds) {
        byte[] end =
                utf8(
                        "\"progress\":{\"positionSeconds\":"
                                + positionSeconds
                                + ",\"durationSeconds\":"
                                + durationSeconds
                                + "},\"now\":null}");
        int kept = card.length - CARD_END.length;
        byte[] whole = new byte[kept + end.length];
        System.arraycopy(card, 0, whole, 0, kept);
        System.arraycopy(end, 0, whole, kept, end.length);
        return whole;
    }

    static byte[] concat(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
