package tv.foyer.settlement;

import java.util.List;
import java.util.Optional;
import tv.foyer.http.BadRequest;
import tv.foyer.http.Reply;
import tv.foyer.http.Request;

/** Lists in pages; the cursor is the number of items that came before. */
final class Pages {
    private static final int SIZE = 200;

    private Pages() {}

    /** One page; {@code next} is empty on the last. */
    record Page(List<?> items, Optional<String> next) {}

    /** A list that is always whole. */
    record Whole(List<?> items) {}

    static Reply of(Request request, List<?> all) {
        int from = cursor(request);
        int to = Math.min(all.size(), from + SIZE);
        List<?> items = from >= all.size() ? List.of() : all.subList(from, to);
        return Reply.json(
                new Page(
                        items,
                        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty()));
    }

    static Reply whole(List<?> all) {
        return Reply.json(new Whole(all));
    }

    private static int cursor(Request request) {
        String text = request.query("cursor").orElse("0");
        try {
            int cursor = Integer.parseInt(text);
            if (cursor >= 0) {
                return cursor;
            }
        } catch (NumberFormatException e) {
            // answered below, with the rule
        }
        throw new BadRequest("cursor", "a cursor from the page before expected");
    }
}
