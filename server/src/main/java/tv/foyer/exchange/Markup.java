package tv.foyer.exchange;

/** Writes a direct ad as VAST 4.2, its impression and its errors reported to the house. */
@FunctionalInterface
public interface Markup {
    String vast(DirectAd ad, SlotFacts slot);
}
