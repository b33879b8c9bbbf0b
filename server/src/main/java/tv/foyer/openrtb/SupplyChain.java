package tv.foyer.openrtb;

import java.util.ArrayList;
import java.util.List;

/**
 * Who sold a place on (section 3.2.25): a brand is one node, the sales house the next.
 *
 * @param complete whether the chain begins with the owner of the place
 */
public record SupplyChain(boolean complete, String ver, List<Node> nodes) {
    public static final String VERSION = "1.0";

    public SupplyChain {
        nodes = List.copyOf(nodes);
    }

    /**
     * One seller (section 3.2.26).
     *
     * @param asi domain of the system in which the seller has its account
     * @param sid the account there, as in that system's sellers.json
     * @param hp whether the seller is paid through this node
     */
    public record Node(String asi, String sid, boolean hp, String rid) {}

    /** Returns the chain with one seller more at its end. */
    public SupplyChain then(Node next) {
        List<Node> longer = new ArrayList<>(nodes);
        longer.add(next);
        return new SupplyChain(complete, ver, longer);
    }
}
