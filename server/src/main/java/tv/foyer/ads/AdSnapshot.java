package tv.foyer.ads;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tv.foyer.kernel.CreativeId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;

/** All that a decision needs to know of the books, at one instant; swapped as a whole. */
record AdSnapshot(
        Terms terms,
        Book book,
        AdIndex index,
        Plan plan,
        Map<CreativeId, LineItem.Creative> creatives) {
    AdSnapshot {
        creatives = Map.copyOf(creatives);
    }

    /** The rules beside the book. */
    record Ground(PolicyPack policy, ZoneId zone, Plan plan) {}

    /**
     * Takes a book for deciding.
     *
     * @param ready tells of a creative whether it can be shown
     */
    static AdSnapshot of(
            Ground ground, Book book, Predicate<LineItem.Creative> ready, Instant now) {
        List<LineItem> lines = new ArrayList<>();
        Map<CreativeId, LineItem.Creative> creatives = new HashMap<>();
        for (LineItem line : book.lineItems()) {
            List<LineItem.Creative> shown = line.creatives().stream().filter(ready).toList();
            shown.forEach(c -> creatives.put(c.id(), c));
            lines.add(shown.size() == line.creatives().size() ? line : line.with(shown));
        }
        Terms terms = new Terms(ground.policy(), book.vetoes(), book.floors(), ground.zone());
        AdIndex index = AdIndex.of(terms, lines, ground.plan(), now);
        Book usable = new Book(book.revision(), lines, book.vetoes(), book.floors());
        return new AdSnapshot(terms, usable, index, ground.plan(), creatives);
    }

    PolicyPack policy() {
        return terms.policy();
    }

    long revision() {
        return book.revision();
    }
}
