package tv.foyer.ads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.foyer.kernel.CreativeId;
import tv.foyer.kernel.PartnerId;

/** All that a decision needs to know of the books, at one instant; swapped as a whole. */
record AdSnapshot(
        PolicyPack policy,
        List<LineItem> lineItems,
        Map<PartnerId, Set<PartnerId>> vetoes,
        Map<CreativeId, LineItem.Creative> creatives) {
    AdSnapshot {
        lineItems = List.copyOf(lineItems);
        vetoes = Map.copyOf(vetoes);
        creatives = Map.copyOf(creatives);
    }

    static AdSnapshot of(
            PolicyPack policy, List<LineItem> lineItems, Map<PartnerId, Set<PartnerId>> vetoes) {
        Map<CreativeId, LineItem.Creative> creatives = new HashMap<>();
        lineItems.forEach(line -> line.creatives().forEach(c -> creatives.put(c.id(), c)));
        return new AdSnapshot(policy, lineItems, vetoes, creatives);
    }

    /** Returns the advertisers that a maker refuses on its sets. */
    Set<PartnerId> refusedBy(PartnerId maker) {
        return vetoes.getOrDefault(maker, Set.of());
    }
}
