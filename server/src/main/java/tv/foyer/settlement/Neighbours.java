package tv.foyer.settlement;

import java.util.List;
import tv.foyer.kernel.BrandId;
import tv.foyer.kernel.LineItemId;
import tv.foyer.kernel.PartnerId;
import tv.foyer.kernel.Text;
import tv.foyer.kernel.TitleId;

/** What the books need to know from rooms that they may not enter; plugged in by the wiring. */
public record Neighbours(
        Partners partners,
        Brands brands,
        Titles titles,
        LineItems lineItems,
        Fleet fleet,
        CaughtUp caughtUp) {
    /** Keys and names of partners. */
    @FunctionalInterface
    public interface Partners {
        PartnerName name(PartnerId partner);
    }

    /** A partner's stable key and its name. */
    public record PartnerName(String key, Text name) {}

    /** Names of brands. */
    @FunctionalInterface
    public interface Brands {
        Text name(BrandId brand);
    }

    /** Names of titles. */
    @FunctionalInterface
    public interface Titles {
        Text name(TitleId title);
    }

    /** Names of line items. */
    @FunctionalInterface
    public interface LineItems {
        String name(LineItemId lineItem);
    }

    /** How many sets are activated. */
    public interface Fleet {
        /** Returns a maker's own sets by brand; empty for a partner that sells none. */
        List<BrandSets> of(PartnerId maker);

        /** Returns all sets by brand, for the joint company's own staff. */
        List<BrandSets> ofHouse();
    }

    /** Activated sets of one brand. */
    public record BrandSets(Text brand, String key, int sets) {}

    /** Returns when every fold has taken in what was in the log when it was called. */
    @FunctionalInterface
    public interface CaughtUp {
        void await();
    }
}
