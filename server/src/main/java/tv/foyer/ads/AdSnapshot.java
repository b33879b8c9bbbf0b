package tv.foyer.ads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Book;
import tv.foyer.sales.LineItem;

/** All that a decision needs to know of the books, at one instant; swapped as a whole. */
record AdSnapshot(
        PolicyPack policy,
        long revision,
        List<LineItem> lineItems,
        Map<PartnerId, Set<PartnerId>> vetoes,
        Map<CreativeId, LineItem.Creative> creatives) {
    AdSnapshot {
        lineItems = List.copyOf(lineItems);
        vetoes = Map.copyOf(vetoes);
        creatives = Map.copyOf(creatives);
    }

    /**
     * Takes a book for deciding.
     *
     * @param ready tells of an asset key whether it can be shown
     */
    static AdSnapshot of(PolicyPack policy, Book book, Predicate<String> ready) {
        List<LineItem> lines = new ArrayList<>();
        Map<CreativeId, LineItem.Creative> creatives = new HashMap<>();
        for (LineItem line : book.lineItems()) {
            List<LineItem.Creative> shown =
                    line.creatives().stream().filter(c -> ready.test(c.assetKey())).toList();
            shown.forEach(c -> creatives.put(c.id(), c));
            lines.add(line.with(shown));
        }
        return new AdSnapshot(policy, book.revision(), lines, book.vetoes(), creatives);
    }

    /** Returns the advertisers that a maker refuses on its sets. */
    Set<PartnerId> refusedBy(PartnerId maker) {
        return vetoes.getOrDefault(maker, Set.of());
    }
}
