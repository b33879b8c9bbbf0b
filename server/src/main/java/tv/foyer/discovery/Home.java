package tv.foyer.discovery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.foyer.json.Json;

/**
 * The home screen: rows in the configured order. Rows that are the same for an audience lie ready;
 * the others are asked for at once, each on a thread of its own, and waited for until the deadline.
 */
final class Home {
    private static final byte[] HERO = Piece.utf8("{\"hero\":");
    private static final byte[] NONE = Piece.utf8("null");
    private static final byte[] ROWS = Piece.utf8(",\"rows\":[");
    private static final byte[] LATE = Piece.utf8("],\"late\":");
    private static final byte[] END = Piece.utf8("}");

    private final Map<RowKind, RowSource> asking = new EnumMap<>(RowKind.class);
    private final Patience patience;

    Home(List<RowSource> asking, Patience patience) {
        asking.forEach(source -> this.asking.put(source.kind(), source));
        this.patience = patience;
    }

    /** Returns the screen as JSON, in pieces to be sent one after another. */
    List<byte[]> screen(Ask ask, List<String> plan) {
        List<RowKind> kinds =
                plan.stream().flatMap(kind -> RowKind.of(kind).stream()).distinct().toList();
        Map<RowKind, Patience.Asked<byte[]>> asked = new EnumMap<>(RowKind.class);
        for (RowKind kind : kinds) {
            Optional.ofNullable(asking.get(kind))
                    .ifPresent(source -> asked.put(kind, patience.ask(() -> source.row(ask))));
        }
        List<String> late = new ArrayList<>();
        List<byte[]> rows = new ArrayList<>();
        for (RowKind kind : kinds) {
            byte[] row = row(ask, kind, asked, late);
            if (row.length > 0) {
                rows.add(row);
            }
        }
        return assembled(ask, rows, late);
    }

    private byte[] row(
            Ask ask, RowKind kind, Map<RowKind, Patience.Asked<byte[]>> asked, List<String> late) {
        Patience.Asked<byte[]> question = asked.get(kind);
        if (question == null) {
            return ask.shelf().rows(kind, ask.now());
        }
        return question.answer().orElseGet(() -> standIn(ask, kind, late));
    }

    private byte[] standIn(Ask ask, RowKind kind, List<String> late) {
        RowSource source = asking.get(kind);
        byte[] row = source == null ? new byte[0] : source.instead(ask);
        if (row.length == 0) {
            late.add(kind.label());
        }
        return row;
    }

    private static List<byte[]> assembled(Ask ask, List<byte[]> rows, List<String> late) {
        List<byte[]> pieces = new ArrayList<>(2 * rows.size() + 8);
        pieces.add(HERO);
        pieces.add(ask.shelf().hero(ask.now()).orElse(NONE));
        pieces.add(ROWS);
        Piece.joined(pieces, rows);
        pieces.add(LATE);
        pieces.add(Json.bytes(late));
        pieces.add(END);
        return pieces;
    }
}
